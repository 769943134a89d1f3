import Archives
import Documents
import Readers
import TestSupport
import Testing

@Suite("Reading Word documents")
struct DOCXReaderTests {
  private typealias Piece = WordBuilder.Piece

  private func blocks(_ pieces: String...) throws -> [String] {
    var builder = WordBuilder()
    builder.pieces = pieces.map { .xml($0) }
    return try Reading.blocks(Reading.document(builder.bytes()))
  }

  @Test("gives headings, paragraphs and tables in reading order")
  func order() throws {
    var builder = WordBuilder(
      .paragraph("Plan de acción 2026", style: "Ttulo1"), .paragraph("Presentación"),
      .table([["Meta", "Fecha"], ["Una & otra", "31/12/2026"]]), .paragraph(" "),
      .paragraph("Fin"))
    builder.styles =
      "<w:style w:type=\"paragraph\" w:styleId=\"Ttulo1\"><w:name w:val=\"heading 1\"/></w:style>"
    let document = try Reading.document(builder.bytes())
    #expect(document.format == .docx)
    #expect(document.canMerge)
    #expect(
      Reading.blocks(document) == [
        "# Plan de acción 2026", "Presentación",
        "table1: A1=Meta B1=Fecha A2=Una & otra B2=31/12/2026", "Fin",
      ])
    let places = (0..<4).map { document.place(of: Locator(block: $0, row: $0 == 2 ? 1 : -1)) }
    #expect(places.map(\.line) == [1, 2, nil, 3])
    #expect(places[2].sheet == "table1")
    #expect(places[2].cell == "A2")
    #expect(
      String(decoding: document.dump(), as: UTF8.self).contains(
        #"{"name":"paragraphs","cells":[["A1","Plan de acción 2026"],["A2","Presentación"],"#))
  }

  @Test(
    "knows headings by outline level and by style, in the languages of Word",
    arguments: [
      ("<w:outlineLvl w:val=\"1\"/>", "", "## x"), ("<w:outlineLvl w:val=\"9\"/>", "", "x"),
      ("<w:pStyle w:val=\"Ttulo2\"/>", "", "## x"), ("<w:pStyle w:val=\"Heading3\"/>", "", "### x"),
      (
        "<w:pStyle w:val=\"a\"/>",
        "<w:style w:styleId=\"a\"><w:name w:val=\"Título 2\"/></w:style>", "## x"
      ),
      (
        "<w:pStyle w:val=\"a\"/>", "<w:style w:styleId=\"a\"><w:name w:val=\"Title\"/></w:style>",
        "# x"
      ),
      (
        "<w:pStyle w:val=\"b\"/>",
        "<w:style w:styleId=\"a\"><w:name w:val=\"z\"/><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr></w:style><w:style w:styleId=\"b\"><w:name w:val=\"y\"/><w:basedOn w:val=\"a\"/></w:style>",
        "### x"
      ),
      (
        "<w:pStyle w:val=\"a\"/>",
        "<w:style w:styleId=\"a\"><w:name w:val=\"y\"/><w:basedOn w:val=\"a\"/></w:style>", "x"
      ),
      (
        "<w:pStyle w:val=\"a\"/>", "<w:style w:styleId=\"a\"><w:name w:val=\"toc 1\"/></w:style>",
        "x"
      ),
      ("<w:pStyle w:val=\"Encabezado\"/>", "", "x"),
    ])
  func headings(properties: String, styles: String, expected: String) throws {
    var builder = WordBuilder(
      .xml("<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t>x</w:t></w:r></w:p>"))
    builder.styles = styles
    #expect(try Reading.blocks(Reading.document(builder.bytes())) == [expected])
  }

  @Test("reads headings by outline where the styles are broken")
  func brokenStyles() throws {
    var files = WordBuilder(
      .xml("<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>")
    ).files()
    files[4].bytes = Array("<w:styles".utf8)
    #expect(try Reading.blocks(Reading.document(ZipArchive.bytes(of: files))) == ["# x"])
  }

  @Test(
    "reads runs as people see them",
    arguments: [
      ("<w:r><w:t>Me</w:t></w:r><w:r><w:t>ta</w:t></w:r>", "Meta"),
      ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a\tb\nc"),
      (
        "<w:r><w:t>a</w:t><w:br w:type=\"page\"/><w:t>b</w:t><w:cr/><w:noBreakHyphen/></w:r>",
        "ab\n-"
      ),
      (
        "<w:ins><w:r><w:t>nuevo</w:t></w:r></w:ins><w:del><w:r><w:delText>viejo</w:delText></w:r></w:del>",
        "nuevo"
      ),
      (
        "<w:moveTo><w:r><w:t>aquí</w:t></w:r></w:moveTo><w:moveFrom><w:r><w:t>allá</w:t></w:r></w:moveFrom>",
        "aquí"
      ),
      ("<w:hyperlink><w:r><w:t>enlace</w:t></w:r></w:hyperlink>", "enlace"),
      (
        "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>campo</w:t></w:r></w:sdtContent></w:sdt>",
        "campo"
      ),
      (
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:fldSimple><w:r><w:t>3</w:t></w:r></w:fldSimple>",
        "3"
      ),
      (
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>oculto</w:t></w:r><w:r><w:t>visible</w:t></w:r>",
        "visible"
      ),
      ("<w:r><w:t>nota</w:t><w:footnoteReference w:id=\"2\"/></w:r>", "nota"),
      ("<w:r><w:t>1.1</w:t><w:tab/><w:t>Crear</w:t></w:r>", "1.1\tCrear"),
      ("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r>", "✓"),
      ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1"),
    ])
  func runs(inside: String, text: String) throws {
    #expect(try blocks("<w:p>\(inside)</w:p>") == [text])
  }

  @Test("joins paragraphs whose mark was deleted, and reads text boxes once")
  func paragraphs() throws {
    #expect(
      try blocks(
        "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:r><w:t>uno </w:t></w:r></w:p>",
        "<w:p><w:r><w:t>dos</w:t></w:r></w:p>") == ["uno dos"])
    let joined = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>123456789 </w:t></w:r></w:p>"
    let long = try Reading.blocks(
      WordBuilder(.xml(String(repeating: joined, count: 20))).bytes()
    ) { $0.textBytes = 25 }
    #expect(long == ["123456789 123456789 12345"])
    let box = "<w:txbxContent><w:p><w:r><w:t>caja</w:t></w:r></w:p></w:txbxContent>"
    #expect(
      try blocks(
        "<w:p><w:r><w:t>texto</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing>\(box)</w:drawing></mc:Choice><mc:Fallback><w:pict>\(box)</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
      ) == ["texto", "caja"])
    #expect(
      try blocks(
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>a</w:t></w:r></w:p></w:sdtContent></w:sdt>") == ["a"])
  }

  @Test("keeps merged cells as areas with one value")
  func merges() throws {
    let document = try Reading.document(
      WordBuilder(
        .table([
          [
            .cell(.paragraph("Línea"), properties: "<w:vMerge w:val=\"restart\"/>"),
            .cell(.paragraph("Años"), properties: "<w:gridSpan w:val=\"2\"/>"),
          ],
          [
            .cell(.paragraph(""), properties: "<w:vMerge/>"), .cell(.paragraph("2026")),
            .cell(.paragraph("2027")),
          ],
          [
            .cell(.paragraph("debajo"), properties: "<w:vMerge w:val=\"continue\"/>"),
            .cell(.paragraph("a"), properties: "<w:hMerge w:val=\"restart\"/>"),
            .cell(.paragraph(""), properties: "<w:hMerge/>"),
          ],
        ])
      ).bytes())
    #expect(
      Reading.cells(document) == ["A1=Línea B1=Años B2=2026 C2=2027 B3=a"])
    #expect(Reading.merges(document).map(Set.init) == [["A1:A3", "B1:C1", "B3:C3"]])
    #expect(document.notes.map(\.kind) == [.repaired])
  }

  @Test("leaves out deleted rows and cells, and counts the rows that are headers")
  func rows() throws {
    func row(_ properties: String, _ text: String) -> String {
      "<w:tr><w:trPr>\(properties)</w:trPr>\(Piece.cell(.paragraph(text)).xml)\(Piece.cell(.paragraph("x"), properties: "<w:cellDel/>").xml)</w:tr>"
    }
    let table =
      "<w:tbl>" + row("<w:tblHeader/>", "H") + row("<w:del w:id=\"1\"/>", "no")
      + row("<w:ins w:id=\"2\"/>", "sí") + row("<w:gridBefore w:val=\"1\"/>", "b") + "</w:tbl>"
    let document = try Reading.document(WordBuilder(.xml(table)).bytes())
    #expect(Reading.cells(document) == ["A1=H A2=sí B3=b"])
    #expect(document.grids[0].grid.headerRows == 1)
  }

  @Test("gives a table in a cell its own grid, and the cell its text")
  func nested() throws {
    let inner = Piece.table([["a", "b"], ["c", "d"]])
    let document = try Reading.document(
      WordBuilder(
        .table([[.cell(.paragraph("antes"), inner, .paragraph("")), .cell(.paragraph("otra"))]]),
        .table([["última"]])
      ).bytes())
    #expect(
      Reading.blocks(document) == [
        "table1: A1=antes\na\tb\nc\td B1=otra", "table1.1: A1=a B1=b A2=c B2=d",
        "table2: A1=última",
      ])
  }

  @Test("is known by its parts, also under another name of the main part")
  func part() throws {
    var builder = WordBuilder(.paragraph("x"))
    builder.part = "word/document2.xml"
    #expect(try Reading.document(builder.bytes()).format == .docx)
  }

  @Test("keeps to its limits")
  func limits() throws {
    let bytes = try WordBuilder(
      .paragraph("primero"), .table([["a", "b"], ["c", "d"]]), .table([["e"]]), .paragraph("último")
    ).bytes()
    func read(_ change: (inout ReadLimits) -> Void) throws -> [String] {
      try Reading.blocks(bytes, change)
    }
    let table = "table1: A1=a B1=b A2=c B2=d"
    #expect(try read { $0.rows = 1 }[1] == "!table1 overLimit")
    #expect(try read { $0.columns = 1 }[1] == "!table1 overLimit")
    #expect(
      try read { $0.cells = 3 } == ["primero", "!table1 overLimit", "table2: A1=e", "último"])
    #expect(try read { $0.sheets = 1 } == ["primero", table, "!table2 overLimit", "último"])
    #expect(try read { $0.blocks = 2 } == ["primero", table])
    #expect(try read { $0.textBytes = 3 }.first == "pri")
    #expect(Reading.errorKind(bytes) { $0.xmlDepth = 4 } == .overLimit)
    #expect(Reading.errorKind(bytes) { $0.inflatedBytes = 60 } == .overLimit)
  }

  @Test("says what is wrong with a broken document")
  func broken() throws {
    #expect(Reading.errorKind { try Reading.document(WordBuilder().bytes()) } == .empty)
    let picture = "<w:p><w:r><w:drawing><wp:inline/></w:drawing></w:r></w:p>"
    #expect(try blocks(picture) == ["!documento noTextLayer"])
    #expect(try blocks(picture, "<w:p><w:r><w:t>a</w:t></w:r></w:p>") == ["a"])
    #expect(
      Reading.errorKind { try Reading.document(WordBuilder(.xml("<w:p>")).bytes()) } == .damaged)
    let error = #expect(throws: ReadError.self) {
      try Reading.document(WordBuilder(.xml("</w:p>")).bytes())
    }
    #expect(error?.part == "word/document.xml")
    #expect(error?.es.contains("Word") == true)
  }

  @Test("survives tables in tables up to the depth of XML, and deep wrappers")
  func depth() throws {
    var piece = Piece.paragraph("x")
    for _ in 0..<60 { piece = .table([[.cell(piece)]]) }
    #expect(try Reading.document(WordBuilder(piece).bytes()).grids.count == 60)
    for _ in 0..<60 { piece = .table([[.cell(piece)]]) }
    #expect(Reading.errorKind { try Reading.document(WordBuilder(piece).bytes()) } == .overLimit)
    let wrapped = String(repeating: "<w:ins>", count: 500)
    #expect(
      Reading.errorKind { try Reading.document(WordBuilder(.xml(wrapped)).bytes()) } == .overLimit)
  }

  @Test("never traps, whatever is cut, flipped or spliced")
  func hostile() throws {
    var builder = WordBuilder(
      .paragraph("Título", style: "Ttulo1"),
      .table([
        [
          .cell(.paragraph("a"), properties: "<w:vMerge w:val=\"restart\"/>"),
          .cell(.table([["n"]])),
        ],
        [
          .cell(.paragraph(""), properties: "<w:vMerge/>"),
          .cell(.paragraph("b"), properties: "<w:gridSpan w:val=\"2\"/>"),
        ],
      ]))
    builder.styles = "<w:style w:styleId=\"Ttulo1\"><w:name w:val=\"heading 1\"/></w:style>"
    Damage.withstood(by: try builder.bytes(), seed: 4)
    try Damage.withstood(byParts: builder.files(), seed: 5)
  }

  @Test("reads the number that Word makes where a cell holds nothing else")
  func automaticNumbers() throws {
    func cell(_ text: String, list: Int?, level: Int = 0) -> Piece {
      let numbered =
        list.map {
          "<w:pPr><w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\($0)\"/></w:numPr></w:pPr>"
        } ?? ""
      return .cell(.xml("<w:p>\(numbered)<w:r><w:t>\(text)</w:t></w:r></w:p>"))
    }
    var builder = WordBuilder(
      .table([
        [cell("No.", list: nil), cell("Actividad", list: nil), cell("Marca", list: nil)],
        [cell("", list: 7), cell("Comprar", list: nil), cell("", list: 8)],
        [cell("", list: 7, level: 1), cell("Vender", list: 7), cell("", list: 99)],
        [cell("", list: 7), cell("Pintar", list: nil), cell("x", list: nil)],
      ]))
    builder.numbering =
      "<w:abstractNum w:abstractNumId=\"3\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"4\"/>"
      + "<w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl><w:lvl w:ilvl=\"1\">"
      + "<w:start w:val=\"1\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1.%2\"/></w:lvl>"
      + "</w:abstractNum><w:abstractNum w:abstractNumId=\"4\"><w:lvl w:ilvl=\"0\">"
      + "<w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"•\"/></w:lvl></w:abstractNum>"
      + "<w:num w:numId=\"7\"><w:abstractNumId w:val=\"3\"/></w:num>"
      + "<w:num w:numId=\"8\"><w:abstractNumId w:val=\"4\"/></w:num>"
    #expect(
      try Reading.blocks(Reading.document(builder.bytes())) == [
        "table1: A1=No. B1=Actividad C1=Marca A2=4. B2=Comprar A3=4.I B3=Vender A4=6. B4=Pintar "
          + "C4=x"
      ])
  }
}
