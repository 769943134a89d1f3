/// Text of files and rules inside XML and HTML.
enum XMLText {
  /// The text with `& < > " '` escaped and every code that XML forbids shown as a sign.
  static func escaped(_ text: String) -> String {
    let text = TerminalText.shown(text)
    guard text.utf8.contains(where: { needsEscape.contains($0) }) else { return text }
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count + 16)
    var bytes = Array(text.utf8)[...]
    while let byte = bytes.popFirst() {
      switch byte {
      case UInt8(ascii: "&"): result.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): result.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): result.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): result.append(contentsOf: "&quot;".utf8)
      case UInt8(ascii: "'"): result.append(contentsOf: "&#39;".utf8)
      // U+FFFE and U+FFFF are no characters of XML: EF BF BE and EF BF BF.
      case 0xEF where bytes.first == 0xBF && (bytes.dropFirst().first ?? 0) >= 0xBE:
        bytes = bytes.dropFirst(2)
        result.append(contentsOf: "\u{FFFD}".utf8)
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// As `escaped`, on one line without blanks at its ends or beside one another: an `xs:token`.
  static func token(_ text: String) -> String {
    escaped(TerminalText.sentence(text).split(separator: " ").joined(separator: " "))
  }

  private static let needsEscape = Set("&<>\"'".utf8).union([0xEF])
}
