import Documents
import Reports
import Testing

@Suite("A document as lines")
struct RowsTextTests {
  @Test("a row is a line without its number, so that an inserted row is one line more")
  func rows() {
    let before = text([["A", "", "C"], ["1", "2"]])
    let after = text([["A", "", "C"], ["nueva"], ["1", "2"]])
    #expect(before == ["[Plan]", "A |  | C", "1 | 2"])
    #expect(after.filter { !before.contains($0) } == ["nueva"])
  }

  @Test("a stray cell far to the right makes no endless line, and control codes are shown")
  func hostile() {
    var grid = Grid(name: "Plan")
    let id = grid.texts.intern("x\u{1B}[2J\ny")
    grid.append(.text(id), row: 0, column: 16_000)
    let lines = lines(of: Document(path: "p", format: .xlsx, blocks: [.table(grid)]))
    #expect(lines.count == 2)
    #expect(lines[1].count < 300)
    #expect(lines[1].hasSuffix("x␛[2J␊y"))
  }

  private func text(_ rows: [[String]]) -> [String] {
    var grid = Grid(name: "Plan")
    for (row, texts) in rows.enumerated() {
      for (column, text) in texts.enumerated() where !text.isEmpty {
        let id = grid.texts.intern(text)
        grid.append(.text(id), row: row, column: column)
      }
    }
    return lines(of: Document(path: "p", format: .xlsx, blocks: [.table(grid)]))
  }

  private func lines(of document: Document) -> [String] {
    String(decoding: RowsText(document).bytes, as: UTF8.self).split(separator: "\n")
      .map(String.init)
  }
}
