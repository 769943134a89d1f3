import Documents
import Testing

@Suite("Naming places of a document")
struct PlaceTests {
  private func document() -> Document {
    var grid = Grid(name: "table1")
    grid.append(.number(1), row: 0, column: 0)
    grid.append(.number(2), row: 1, column: 2)
    grid.boxes = [
      PageBox(page: 3, left: 1, top: 2, right: 3, bottom: 4),
      PageBox(page: 4, left: 5, top: 6, right: 7, bottom: 8),
    ]
    grid.rowLines = [10, 12]
    return Document(
      path: "plan", format: .pdf,
      blocks: [
        .table(grid), .paragraph("x"), .heading("y", level: 1), .unread(name: "z", .noTextLayer),
      ],
      blockPlaces: [
        .init(), .init(box: PageBox(page: 2, left: 0, top: 0, right: 9, bottom: 9)), .init(line: 7),
        .init(box: PageBox(page: 5, left: 0, top: 0, right: 0, bottom: 0)),
      ])
  }

  @Test("gives page, box and line where the reader knows them")
  func known() {
    let document = document()
    let cell = document.place(of: Locator(block: 0, row: 1, column: 2))
    #expect(cell.page == 4)
    #expect(cell.box?.left == 5)
    #expect(cell.line == 12)
    #expect(cell.cell == "C2")
    // A cell without ink is where its row begins, a table where its first cell is.
    #expect(document.place(of: Locator(block: 0, row: 1, column: 0)).page == 4)
    #expect(document.place(of: Locator(block: 0)).page == 3)
    #expect(document.place(of: Locator(block: 0)).line == 10)
    #expect(document.place(of: Locator(block: 0, row: 9, column: 0)).page == nil)
    #expect(document.place(of: Locator(block: 1)).page == 2)
    #expect(document.place(of: Locator(block: 1)).line == nil)
    #expect(document.place(of: Locator(block: 2)).line == 7)
    #expect(document.place(of: Locator(block: 3)).page == 5)
  }

  @Test("falls back on the block's number")
  func unknown() {
    let document = Document(
      path: "plan", format: .docx, blocks: [.paragraph("x"), .paragraph("y")])
    #expect(document.place(of: Locator(block: 1)).line == 2)
    #expect(document.place(of: Locator(block: 9)) == Document.Place(path: "plan"))
  }

  @Test("joins boxes of one page only")
  func union() {
    let one = PageBox(page: 1, left: 1, top: 1, right: 2, bottom: 2)
    let other = PageBox(page: 1, left: 0, top: 3, right: 1, bottom: 5)
    #expect(one.union(other) == PageBox(page: 1, left: 0, top: 1, right: 2, bottom: 5))
    #expect(one.union(PageBox(page: 2, left: 0, top: 0, right: 9, bottom: 9)) == one)
  }
}
