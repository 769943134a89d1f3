/// A fault in the text of an expression, found when it is compiled.
package struct CELError: Error, Hashable, Sendable {
  /// What kind of fault it is.
  package enum Kind: String, Sendable {
    /// The text is not CEL.
    case syntax
    /// A variable, field or function nobody declared.
    case unknownName
    /// Types that do not go together.
    case type
    /// A constant argument that can never work, such as a broken pattern.
    case constant
    /// Longer or deeper than expressions may be.
    case limit
  }

  /// What kind of fault it is.
  package let kind: Kind
  /// What is wrong, for people.
  package let message: CELText
  /// The first byte of the spot.
  package let offset: Int
  /// How many bytes the spot has; 0 at the end of the text.
  package let length: Int
  /// The line, from 1.
  package let line: Int
  /// The column in code points, from 1.
  package let column: Int
  /// The name that was probably meant.
  package let suggestion: String?

  init(_ fault: CompileFault, in source: String) {
    kind = fault.kind
    message = fault.message
    suggestion = fault.suggestion
    let size = source.utf8.count
    offset = min(max(fault.range.lowerBound, 0), size)
    length = min(max(fault.range.upperBound, offset), size) - offset
    var (line, column) = (1, 1)
    for byte in source.utf8.prefix(offset) {
      if byte == 10 {
        (line, column) = (line + 1, 1)
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    (self.line, self.column) = (line, column)
  }

  /// The line of the source and, below it, carets under the spot.
  package func excerpt(of source: String) -> String {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    guard line <= lines.count else { return "" }
    let text = lines[line - 1].unicodeScalars.filter { $0 != "\r" }
    let spot = source.utf8.dropFirst(offset).prefix(length).prefix { $0 != 10 }
    let width = max(1, spot.count(where: { $0 & 0xC0 != 0x80 }))
    // Tabs stay tabs, so that the caret stands under its letter whatever their width.
    let indent = text.prefix(column - 1).map { $0 == "\t" ? "\t" : " " }.joined()
    var shown = String.UnicodeScalarView()
    shown.append(contentsOf: text)
    return String(shown) + "\n" + indent + String(repeating: "^", count: width)
  }
}
