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
        if marks.contains(byte) { result.append(UInt8(ascii: "\\")) }
        result.append(byte)
      }
      if callers.contains(byte), index + 1 < bytes.count, isWord(bytes[index + 1]) {
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
  private static let callers = Set("@#!$%&~".utf8)
  private static let joiner = Array("\u{2060}".utf8)

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122, 0x80...0xFF, UInt8(ascii: "\""), UInt8(ascii: "\\"): true
    default: false
    }
  }
}
