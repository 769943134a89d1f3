/// Text of files and rules as cells and notes of a workbook hold it.
///
/// It is always written as typed text, which no program evaluates; `inert` is for cells whose style
/// would let a person's later edit turn it into a formula.
enum CellText {
  /// More UTF-16 units than this do not fit into a cell of Excel.
  static let mostUnits = 32_000

  /// The text inside an element `t`: control codes shown, line breaks kept.
  static func escaped(_ text: String) -> String {
    let lines = cut(text).split(omittingEmptySubsequences: false) { $0.isNewline }
    return lines.map { line in
      let shown = XMLText.escaped(String(line))
      return shown.utf8.contains(UInt8(ascii: "_")) ? withoutEscapes(shown) : shown
    }.joined(separator: "\n")
  }

  /// The text with an apostrophe before what would be a formula if somebody typed it.
  static func inert(_ text: String) -> String {
    CSVText.opensFormula(text.split { $0.isNewline }.first.map(String.init) ?? text)
      ? "'" + text : text
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
