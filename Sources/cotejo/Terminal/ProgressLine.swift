import Reports
import Values

/// One line on the error output that says what is being read, rewritten in its place and gone at the
/// end; nothing where nobody looks.
struct ProgressLine {
  private let isShown: Bool
  private let language: TextLanguage

  /// Shown on a terminal that can rewrite a line, unless `isQuiet`.
  init(_ language: TextLanguage, isQuiet: Bool) {
    self.language = language
    isShown =
      !isQuiet && OutputStream.error.isTerminal && Surroundings.variable("TERM") != "dumb"
      && Surroundings.variable("TERM") != nil
  }

  /// Says which file is being read; `index` counts from 0.
  func show(_ index: Int, of count: Int, _ path: String) {
    guard isShown else { return }
    let name = TerminalText.cut(TerminalText.sentence(path), to: 60)
    let text =
      language == .es
      ? "Leyendo y revisando \(index + 1) de \(count): \(name)"
      : "Reading and checking \(index + 1) of \(count): \(name)"
    show(text)
  }

  /// Says a text in place of the one before.
  func show(_ text: String) {
    if isShown { OutputStream.error.write("\r\u{1B}[K\(text)") }
  }

  /// Takes the line away.
  func clear() {
    if isShown { OutputStream.error.write("\r\u{1B}[K") }
  }
}
