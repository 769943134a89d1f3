import Values

/// One fault of one file, said to the person who wrote it.
///
/// It keeps the piece of the line that it points at, so that it can be shown when the file is gone.
package struct Diagnostic: Hashable, Sendable {
  package enum Severity: Hashable, Sendable {
    /// Does not keep the file from being used.
    case warning
    case error
  }

  package let path: String
  /// Where; `nil` when the fault is of the file as a whole, such as its absence.
  package let mark: YAMLMark?
  /// How many code points are underlined.
  package let length: Int
  package let severity: Severity
  package let message: LocalizedText
  package let hint: LocalizedText?
  private let excerpt: SourceExcerpt?

  /// A fault at a spot of a file.
  package init(
    _ message: LocalizedText, hint: LocalizedText? = nil, severity: Severity = .error,
    in file: YAMLFile, at mark: YAMLMark, length: Int = 1
  ) {
    self.path = file.path
    self.mark = mark
    self.length = max(1, length)
    self.severity = severity
    self.message = message
    self.hint = hint
    self.excerpt = SourceExcerpt(of: file, at: mark, length: self.length)
  }

  /// A fault of a value; the caret underlines its first line, or the first key of a mapping.
  package init(
    _ message: LocalizedText, hint: LocalizedText? = nil, severity: Severity = .error,
    at node: YAMLNode
  ) {
    let place = Self.place(of: node)
    self.init(
      message, hint: hint, severity: severity, in: node.file, at: place.mark, length: place.length)
  }

  /// A fault inside a scalar's text, such as an expression: `range` counts bytes of its UTF-8.
  package init(
    _ message: LocalizedText, hint: LocalizedText? = nil, severity: Severity = .error,
    at node: YAMLNode, utf8 range: Range<Int>
  ) {
    let start = node.mark(atUTF8Offset: range.lowerBound)
    let end = node.mark(atUTF8Offset: range.upperBound)
    let length = start.line == end.line ? end.column - start.column : 1
    self.init(
      message, hint: hint, severity: severity, in: node.file, at: start, length: length)
  }

  /// A fault of a file as a whole.
  package init(
    _ message: LocalizedText, hint: LocalizedText? = nil, severity: Severity = .error, path: String
  ) {
    self.path = path
    self.mark = nil
    self.length = 1
    self.severity = severity
    self.message = message
    self.hint = hint
    self.excerpt = nil
  }

  /// `path:line:column: message`, the line with carets under the spot, and the hint.
  ///
  /// No line break at the end.
  package func render(in language: TextLanguage) -> String {
    var lines = [heading(in: language)]
    if let excerpt { lines += excerpt.lines.map { "  " + $0 } }
    if let hint { lines.append("  " + hint.text(in: language)) }
    return lines.joined(separator: "\n")
  }

  private func heading(in language: TextLanguage) -> String {
    let place = mark.map { "\(path):\($0.line):\($0.column)" } ?? path
    let label = severity == .warning ? Self.warningLabel.text(in: language) : ""
    return "\(place): \(label)\(message.text(in: language))"
  }

  static func place(of node: YAMLNode) -> (mark: YAMLMark, length: Int) {
    (node.start, node.caretLength)
  }

  private static let warningLabel = LocalizedText(es: "aviso: ", en: "warning: ")
}
