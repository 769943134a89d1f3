import Documents
import Reports
import Testing

@Suite("Text for terminals")
struct TerminalTextTests {
  @Test(
    "shows control codes in place of sending them",
    arguments: [
      ("a\u{1B}[2Jb", "a␛[2Jb"), ("a\nb", "a␊b"), ("\u{7F}", "␡"), ("\u{9B}31m", "‹U+009B›31m"),
      ("\u{202E}gpj", "‹U+202E›gpj"), ("ñandú", "ñandú"),
    ])
  func shown(text: String, shown: String) {
    #expect(TerminalText.shown(text) == shown)
  }

  @Test("counts columns", arguments: [("ñ", 1), ("n\u{303}", 1), ("漢字", 4), ("", 0)])
  func width(text: String, columns: Int) {
    #expect(TerminalText.width(text) == columns)
  }

  @Test(
    "cuts in the middle, never above the limit",
    arguments: [("abcdefghij", 10, "abcdefghij"), ("abcdefghijk", 10, "abcd…ghijk")])
  func cut(text: String, limit: Int, result: String) {
    #expect(TerminalText.cut(text, to: limit) == result)
    #expect(TerminalText.width(TerminalText.cut("漢字漢字漢字漢字", to: 7)) <= 7)
  }

  @Test("joins cells into ranges and rectangles")
  func ranges() {
    let cells = [(12, 5), (13, 5), (14, 5), (39, 5), (0, 0), (0, 1), (1, 0), (1, 1)]
    #expect(
      CellRanges.names(of: cells.map { (row: $0.0, column: $0.1) }) == ["A1:B2", "F13:F15", "F40"])
  }
}
