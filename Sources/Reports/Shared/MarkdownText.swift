/// Text of files and rules as Markdown shows it letter for letter.
///
/// GitHub and GitLab make links of mentions, references and addresses in plain text too; a word
/// joiner, which nobody sees, keeps them from it.
enum MarkdownText {
  /// The text on one line, every sign that Markdown or HTML would read made inert.
  static func escaped(_ text: String) -> String {
    var result: [UInt8] = []
    let bytes = Array(TerminalText.sentence(text).utf8)
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "&"): result.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): result.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): result.append(contentsOf: "&gt;".utf8)
      default:
        // At its beginning these would make a heading, a list or a line of dashes.
        if marks.contains(byte) || (index == 0 && "#+-=".utf8.contains(byte)) {
          result.append(UInt8(ascii: "\\"))
        }
        result.append(byte)
      }
      if index + 1 < bytes.count, isCall(byte, bytes[index + 1]) {
        result.append(contentsOf: joiner)
      }
      // «http://…» and «www.…» are links without any sign of their own.
      if byte == UInt8(ascii: "/"), index > 0, bytes[index - 1] == UInt8(ascii: ":") {
        result.append(contentsOf: joiner)
      }
      if byte | 0x20 == UInt8(ascii: "w"), index > 1, bytes[index - 1] | 0x20 == byte | 0x20,
        bytes[index - 2] | 0x20 == byte | 0x20
      {
        result.append(contentsOf: joiner)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let marks = Set("\\`*_[]|~".utf8)
  private static let joiner = Array("\u{2060}".utf8)

  /// Whether two signs begin a mention (`@name`), a reference (`#1`, `!1`, `%"x"`) or a formula.
  private static func isCall(_ byte: UInt8, _ next: UInt8) -> Bool {
    let isDigit = (48...57).contains(next)
    switch byte {
    case UInt8(ascii: "#"), UInt8(ascii: "!"), UInt8(ascii: "&"): return isDigit
    case UInt8(ascii: "%"): return isDigit || next == UInt8(ascii: "\"")
    case UInt8(ascii: "@"), UInt8(ascii: "~"), UInt8(ascii: "$"):
      return isDigit || (65...90).contains(next) || (97...122).contains(next) || next >= 0x80
        || "\"\\_".utf8.contains(next)
    default: return false
    }
  }
}
