import Documents
import Readers
import TestSupport
import Testing

@Suite("The same table in every format")
struct SameTableTests {
  /// A heading of two rows with merged cells, and rows below a merged one.
  private static let cells =
    "A1=Línea B1=Años D1=Responsable B2=2026 C2=2027 A3=L1 B3=x D3=Salud & vida B4=y C4=z D4=«Ñ»"
  private static let merges: Set<String> = ["A1:A2", "B1:C1", "D1:D2", "A3:A4"]

  private func expectSame(_ bytes: [UInt8], _ format: DocumentFormat) throws {
    let document = try Reading.document(bytes)
    #expect(document.format == format)
    #expect(document.canMerge)
    #expect(Reading.cells(document) == [Self.cells])
    #expect(Reading.merges(document).map(Set.init) == [Self.merges])
    #expect(document.place(of: Locator(block: 0, row: 2, column: 3)).cell == "D3")
  }

  @Test("comes back from a workbook")
  func workbook() throws {
    var book = WorkbookBuilder()
    book.add("Plan") { sheet in
      sheet.write([
        ["Línea", "Años", nil, "Responsable"], [nil, "2026", "2027"],
        ["L1", "x", nil, "Salud & vida"], [nil, "y", "z", "«Ñ»"],
      ])
      sheet.merges = ["A1:A2", "B1:C1", "D1:D2", "A3:A4"]
    }
    try expectSame(book.bytes(), .xlsx)
  }

  @Test("comes back from LibreOffice")
  func spreadsheet() throws {
    typealias Calc = CalcBuilder
    let down = "table:number-rows-spanned=\"2\""
    let covered = "<table:covered-table-cell/>"
    var book = Calc()
    book.add(
      "Plan",
      rows: Calc.row(
        Calc.text("Línea", attributes: down),
        Calc.text("Años", attributes: "table:number-columns-spanned=\"2\""), covered,
        Calc.text("Responsable", attributes: down))
        + Calc.row(covered, Calc.text("2026"), Calc.text("2027"), covered)
        + Calc.row(
          Calc.text("L1", attributes: down), Calc.text("x"), Calc.cell(""),
          Calc.text("Salud & vida"))
        + Calc.row(covered, Calc.text("y"), Calc.text("z"), Calc.text("«Ñ»")))
    try expectSame(book.bytes(), .ods)
  }

  @Test("comes back from Word")
  func document() throws {
    typealias Piece = WordBuilder.Piece
    func cell(_ text: String, _ properties: String = "") -> Piece {
      .cell(.paragraph(text), properties: properties)
    }
    let starts = "<w:vMerge w:val=\"restart\"/>"
    let goesOn = cell("", "<w:vMerge/>")
    let rows: [[Piece]] = [
      [
        cell("Línea", starts), cell("Años", "<w:gridSpan w:val=\"2\"/>"),
        cell("Responsable", starts),
      ],
      [goesOn, cell("2026"), cell("2027"), goesOn],
      [cell("L1", starts), cell("x"), cell(""), cell("Salud & vida")],
      [goesOn, cell("y"), cell("z"), cell("«Ñ»")],
    ]
    try expectSame(WordBuilder(.table(rows)).bytes(), .docx)
  }

  @Test("comes back from a web page")
  func page() throws {
    let page = """
      <table><tr><th rowspan=2>Línea<th colspan=2>Años<th rowspan=2>Responsable
      <tr><th>2026<th>2027<tr><td rowspan=2>L1<td>x<td>&nbsp;<td>Salud &amp; vida
      <tr><td>y<td>z<td>&laquo;Ñ&raquo;</table>
      """
    try expectSame(Array(page.utf8), .html)
  }
}
