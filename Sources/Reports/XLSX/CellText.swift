/// Text of files and rules as cells and notes of a workbook hold it.
///
/// It is always written as typed text, which no program evaluates; `inert` is for cells whose style
/// would let a person's later edit turn it into a formula.
enum CellText {
  /// More UTF-16 units than this do not fit into a cell of Excel.
  static let mostUnits = 32_000

  /// The text inside an element `t`: control codes shown, line breaks kept.
  static func escaped(_ text: String) -> String {
    if text.utf8.count <= mostUnits, isPlain(text) { return text }
    let lines = cut(text).split(omittingEmptySubsequences: false) { $0.isNewline }
    return lines.map { line in
      let shown = XMLText.escaped(String(line))
      return shown.utf8.contains(UInt8(ascii: "_")) ? withoutEscapes(shown) : shown
    }.joined(separator: "\n")
  }

  /// The text with an apostrophe before what would be a formula if somebody typed it.
  static func inert(_ text: String) -> String {
    let first = text.unicodeScalars.first { !$0.properties.isWhitespace }
    return first.map { CSVText.opensFormula(String($0)) } ?? false ? "'" + text : text
  }

  /// Whether all signs are letters of Western languages, digits and marks that mean nothing to XML.
  private static func isPlain(_ text: String) -> Bool {
    var previous: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
        UInt8(ascii: "'"), UInt8(ascii: "_"):
        return false
      case 0x20...0x7E, 0xC2, 0xC3: break
      // The second byte of `é`, `ñ` or `«`; after 0xC2 what lies below 0xA0 are control codes.
      case 0x80...0xBF where previous == 0xC3 || previous == 0xC2 && byte >= 0xA0: break
      default: return false
      }
      previous = byte
    }
    return true
  }

  /// The text up to what a cell holds, the gap shown.
  static func cut(_ text: String, to limit: Int = mostUnits) -> String {
    guard text.utf16.count > limit else { return text }
    var units = 0
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      units += UTF16.width(scalar)
      if units >= limit { break }
      result.append(scalar)
    }
    return String(result) + "…"
  }

  /// `_x000D_` written so that it stays what it is: Office takes it for a carriage return.
  private static func withoutEscapes(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "_"), index + 6 < bytes.count,
        bytes[index + 1] == UInt8(ascii: "x"), bytes[index + 6] == UInt8(ascii: "_"),
        bytes[(index + 2)...(index + 5)].allSatisfy(isHexadecimal)
      {
        result += "_x005F_".utf8
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...70).contains(byte) || (97...102).contains(byte)
  }
}
