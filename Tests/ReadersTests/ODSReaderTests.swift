import Archives
import Documents
import Readers
import TestSupport
import Testing

@Suite("Reading OpenDocument spreadsheets")
struct ODSReaderTests {
  private typealias Calc = CalcBuilder

  private func cells(_ rows: String...) throws -> String {
    var book = CalcBuilder()
    book.add("Hoja1", rows: rows.joined())
    let document = try Reading.document(book.bytes())
    if case .unread(_, let reason) = document.blocks[0] { return "unread: \(reason)" }
    return Reading.cells(document)[0]
  }

  @Test(
    "reads every type of value",
    arguments: [
      ("office:value-type=\"float\" office:value=\"12.5\"", "12,50", "12.5"),
      ("office:value-type=\"percentage\" office:value=\"0.255\"", "25,5 %", "0.255"),
      (
        "office:value-type=\"currency\" office:currency=\"COP\" office:value=\"1500000\"",
        "$ 1.500.000", "1500000"
      ),
      ("office:value-type=\"date\" office:date-value=\"2024-01-31\"", "31/01/24", "2024-01-31"),
      (
        "office:value-type=\"date\" office:date-value=\"2024-01-31T08:30:00\"", "31/01/24 08:30",
        "2024-01-31T08:30:00"
      ),
      ("office:value-type=\"date\" office:date-value=\"20xx\"", "20xx", "20xx"),
      ("office:value-type=\"time\" office:time-value=\"PT08H30M00S\"", "08:30", "08:30:00"),
      ("office:value-type=\"time\" office:time-value=\"PT26H00M03.000S\"", "26:00:03", "PT93603S"),
      ("office:value-type=\"time\" office:time-value=\"-PT01H\"", "-01:00", "PT-3600S"),
      ("office:value-type=\"boolean\" office:boolean-value=\"true\"", "VERDADERO", "TRUE"),
      ("office:value-type=\"string\"", "2024", "2024"), ("", "sin tipo", "sin tipo"),
      ("office:value-type=\"string\" office:string-value=\"guardado\"", "", "guardado"),
      ("office:value-type=\"string\" office:string-value=\"-\"", "- - - -", "-"),
      ("office:value-type=\"string\" office:string-value=\"\"", "visto", "visto"),
      ("office:value-type=\"float\" office:value=\"7\" table:formula=\"of:=3+4\"", "7", "7"),
      ("office:value-type=\"string\" table:formula=\"of:=A2\"", "texto", "texto"),
      ("table:formula=\"of:=A2\"", "", "?"),
      (
        "office:value-type=\"string\" office:string-value=\"\" table:formula=\"of:=1/0\" calcext:value-type=\"error\"",
        "#DIV/0!", "!#DIV/0!"
      ),
      (
        "office:value-type=\"float\" office:value=\"0\" table:formula=\"of:=x\"", "Err:502",
        "!Err:502"
      ),
      ("office:value-type=\"string\" table:formula=\"of:=A9\"", "#¡REF!", "!#¡REF!"),
      ("office:value-type=\"string\"", "#1", "#1"),
    ])
  func values(attributes: String, shown: String, expected: String) throws {
    #expect(try cells(Calc.row(Calc.cell(attributes, shown: shown))) == "A1=\(expected)")
  }

  @Test("joins paragraphs by line breaks and knows spaces that are meant")
  func texts() throws {
    #expect(try cells(Calc.row(Calc.text("uno\n\ndos"))) == "A1=uno\n\ndos")
    let text =
      "<text:p>  a \n b<text:s text:c=\"2\"/>c<text:tab/><text:span>d</text:span><text:line-break/><text:a>e</text:a></text:p>"
    let note = "<office:annotation><text:p>comentario</text:p></office:annotation>"
    #expect(
      try cells(
        "<table:table-row><table:table-cell office:value-type='string'>\(note)\(text)</table:table-cell></table:table-row>"
      ) == "A1=a b  c\td\ne")
    #expect(
      try cells(Calc.row("<table:table-cell>\(note)</table:table-cell>", Calc.text("x"))) == "B1=x")
  }

  @Test("puts repeated cells and rows where they stand, and blank ones cost nothing")
  func repeats() throws {
    let many = "table:number-columns-repeated=\"99999999999\""
    let million = "table:number-rows-repeated=\"1048570\""
    #expect(
      try cells(
        Calc.row(
          Calc.cell("table:number-columns-repeated=\"2\""),
          Calc.text("x", attributes: "table:number-columns-repeated=\"2\""), Calc.cell(many)),
        Calc.row(Calc.cell(many), attributes: "table:number-rows-repeated=\"3\""),
        Calc.row(
          Calc.text("y"), Calc.cell(""), Calc.text("z"),
          attributes: "table:number-rows-repeated=\"2\""),
        Calc.row(Calc.cell(many), attributes: million),
        Calc.row(Calc.cell(many), attributes: million))
        == "C1=x D1=x A5=y C5=z A6=y C6=z")
    #expect(
      try cells(
        "<table:table-header-rows>\(Calc.row(Calc.text("a")))</table:table-header-rows>",
        "<table:table-row-group>\(Calc.row(Calc.text("b")))</table:table-row-group>")
        == "A1=a A2=b")
  }

  @Test("refuses values repeated beyond a sheet")
  func endless() throws {
    let text = Calc.text("x", attributes: "table:number-columns-repeated=\"20000\"")
    #expect(try cells(Calc.row(text)) == "unread: overLimit")
    let rows = "table:number-rows-repeated=\"1048577\""
    #expect(try cells(Calc.row(Calc.text("x"), attributes: rows)) == "unread: overLimit")
    let far = Calc.cell("table:number-columns-repeated=\"9999999\"")
    #expect(try cells(Calc.row(far, Calc.text("x"))) == "unread: overLimit")
  }

  @Test("keeps merged areas, and leaves out what they cover")
  func merges() throws {
    var book = CalcBuilder()
    book.add(
      "Hoja1",
      rows: Calc.row(
        Calc.text(
          "a", attributes: "table:number-columns-spanned=\"2\" table:number-rows-spanned=\"2\""),
        "<table:covered-table-cell office:value-type=\"string\"><text:p>debajo</text:p></table:covered-table-cell>",
        Calc.text("b"))
        + Calc.row(
          "<table:covered-table-cell table:number-columns-repeated=\"2\"/>", Calc.text("c")))
    let document = try Reading.document(book.bytes())
    #expect(document.format == .ods)
    #expect(document.canMerge)
    #expect(Reading.cells(document) == ["A1=a C1=b C2=c"])
    #expect(Reading.merges(document) == [["A1:B2"]])
    #expect(document.notes.map(\.kind) == [.repaired])
  }

  @Test("tells hidden sheets, rows and columns")
  func hidden() throws {
    var book = CalcBuilder()
    let column = "<table:table-column table:visibility=\"collapse\"/><table:table-column/>"
    let endless = "table:visibility=\"collapse\" table:number-rows-repeated=\"1048000\""
    book.add(
      "Plan",
      rows: column + Calc.row(Calc.text("a"), Calc.text("b"))
        + Calc.row(Calc.text("c"), attributes: "table:visibility=\"filter\"")
        + Calc.row(Calc.cell(""), attributes: endless))
    book.add("Vieja", rows: Calc.row(Calc.text("x")), isHidden: true)
    let document = try Reading.document(book.bytes())
    let grid = document.grids[0].grid
    #expect(grid.hiddenRows == [1])
    #expect(grid.hiddenColumns == [0])
    #expect(document.grids.map(\.grid.visibility) == [.visible, .hidden])
    #expect(document.grids.map(\.grid.name) == ["Plan", "Vieja"])
    #expect(document.notes.map(\.kind) == [.hiddenSheet])
  }

  @Test("reads flat files too")
  func flat() throws {
    var book = CalcBuilder()
    book.add("Plan", rows: Calc.row(Calc.text("ñ")))
    let document = try Reading.document(Array(book.content(root: "document").utf8))
    #expect(document.format == .ods)
    #expect(Reading.cells(document) == ["A1=ñ"])
  }

  @Test("tells passwords, texts and presentations apart")
  func others() throws {
    var book = CalcBuilder()
    book.add("Plan", rows: "")
    #expect(Reading.errorKind(try book.bytes()) == nil)
    func manifest(of part: String) -> String {
      "<manifest:file-entry manifest:full-path=\"\(part)\"><manifest:encryption-data/></manifest:file-entry>"
    }
    book.manifest = manifest(of: "content.xml")
    #expect(Reading.errorKind(try book.bytes()) == .encrypted)
    book.manifest = "<!DOCTYPE manifest>" + manifest(of: "content.xml")
    #expect(Reading.errorKind(try book.bytes()) == .encrypted)
    // A library of macros has a password of its own.
    book.manifest = manifest(of: "Basic/Standard/Module1.xml")
    #expect(Reading.errorKind(try book.bytes()) == nil)
    book.manifest = ""
    book.type = "application/vnd.oasis.opendocument.text"
    #expect(Reading.errorKind(try book.bytes()) == .unsupportedFormat)
  }

  @Test("keeps the sheets before a break, and reads on after a sheet beyond a limit")
  func broken() throws {
    var book = CalcBuilder()
    book.add("Uno", rows: Calc.row(Calc.text("a"), Calc.text("b")))
    book.add("Dos", rows: Calc.row(Calc.text("largo"), Calc.text("c"), Calc.text("d")))
    book.add("Tres", rows: Calc.row(Calc.text("e")))
    let bytes = try book.bytes()
    func read(_ change: (inout ReadLimits) -> Void) throws -> [String] {
      try Reading.blocks(bytes, change)
    }
    let (one, three) = ("Uno: A1=a B1=b", "Tres: A1=e")
    #expect(try read { $0.columns = 2 } == [one, "!Dos overLimit", three])
    #expect(try read { $0.cells = 4 } == [one, "!Dos overLimit", three])
    #expect(try read { $0.textBytes = 4 } == [one, "!Dos overLimit", three])
    #expect(try read { $0.rows = 0 }.allSatisfy { $0.hasSuffix("overLimit") })
    #expect(Reading.errorKind(bytes) { $0.sheets = 2 } == .overLimit)
    #expect(Reading.errorKind(bytes) { $0.xmlDepth = 3 } == .overLimit)
    #expect(Reading.errorKind(bytes) { $0.inflatedBytes = 300 } == .overLimit)

    book.sheets[1] = book.sheets[1].replacing("<text:p>", with: "<text:q>")
    let document = try Reading.document(book.bytes())
    #expect(Reading.blocks(document) == [one, "!Dos damaged"])
    #expect(document.notes.map(\.kind) == [.repaired])
    book.sheets = ["<table:table>"]
    #expect(Reading.errorKind(try book.bytes()) == .damaged)
    book.sheets = []
    #expect(Reading.errorKind(try book.bytes()) == .damaged)
  }

  @Test("limits merged areas")
  func manyMerges() throws {
    var book = CalcBuilder()
    let merged = Calc.text("a", attributes: "table:number-columns-spanned=\"2\"")
    book.add("Uno", rows: Calc.row(merged, merged))
    #expect(try Reading.blocks(book.bytes()) { $0.merges = 1 } == ["!Uno overLimit"])
  }

  @Test("never traps, whatever is cut, flipped or spliced")
  func hostile() throws {
    var book = CalcBuilder()
    book.add(
      "Uno",
      rows: Calc.row(
        Calc.text(
          "a\nb", attributes: "table:number-columns-spanned=\"2\" table:number-rows-spanned=\"3\""),
        Calc.cell("table:number-columns-repeated=\"9\""),
        Calc.cell("office:value-type=\"time\" office:time-value=\"PT08H30M00S\""),
        attributes: "table:number-rows-repeated=\"12\"")
        + Calc.row(
          Calc.cell("office:value-type=\"date\" office:date-value=\"2024-01-31T08:30:00\"")))
    book.add(
      "Dos", rows: Calc.row(Calc.cell("table:formula=\"x\"", shown: "#REF!")), isHidden: true)
    Damage.withstood(by: try book.bytes(), seed: 6)
    Damage.withstood(
      by: Array(book.content(root: "document").utf8), seed: 7, rounds: 4 * Damage.rounds)
    try Damage.withstood(byParts: book.files(), seed: 8)
  }
}
