import Archives
import Documents
import Readers
import TestSupport
import Testing

@Suite("Reading workbooks")
struct XLSXReaderTests {
  @Test("keeps every kind of cell, with shared and with inline texts", arguments: [false, true])
  func kinds(inlineStrings: Bool) throws {
    var book = WorkbookBuilder()
    book.inlineStrings = inlineStrings
    book.add("Hoja & 1") { sheet in
      sheet.write([
        ["Meta <año>", 12.5, true, .date(45_000), .date(45_000.5), .clock(0.25), .duration(1.5)],
        [" con espacios ", "línea 1\nlínea 2", .error("#DIV/0!"), nil, "Meta <año>", false],
      ])
      sheet["B4"] = .formula("A1+1", .number(3))
      sheet["C4"] = .formula("A1", .text("hola"))
      sheet["D4"] = .formula("NOW()", nil)
      sheet["E4"] = .formula("1=1", .boolean(true))
      sheet["F4"] = .formula("1/0", .error("#DIV/0!"))
      sheet["G4"] = .formula("\"\"", .text(""))
    }
    let document = try Reading.document(book)
    #expect(document.format == .xlsx)
    #expect(document.sha256.count == 64)
    #expect(document.grids[0].grid.name == "Hoja & 1")
    #expect(
      Reading.cells(document) == [
        "A1=Meta <año> B1=12.5 C1=TRUE D1=2023-03-15 E1=2023-03-15T12:00:00 F1=06:00:00 G1=PT129600S"
          + " A2= con espacios  B2=línea 1\nlínea 2 C2=!#DIV/0! E2=Meta <año> F2=FALSE"
          + " B4=3 C4=hola D4=? E4=TRUE F4=!#DIV/0!"
      ])
  }

  @Test("keeps sheets in order with what is hidden and merged")
  func sheets() throws {
    var book = WorkbookBuilder()
    book.add("Uno") { sheet in
      sheet.write([["a", nil], [nil, nil], ["b", "c"]])
      sheet.merges = ["A1:B2", "C3", "D5:C4"]
      sheet.hiddenRows = [2, 3]
      sheet.hiddenColumns = [2, 4]
    }
    book.add("Dos") { $0.visibility = .hidden }
    book.add("Tres") { $0.visibility = .veryHidden }
    let document = try Reading.document(book)
    let grids = document.grids.map(\.grid)
    #expect(grids.map(\.name) == ["Uno", "Dos", "Tres"])
    #expect(grids.map(\.visibility) == [.visible, .hidden, .veryHidden])
    #expect(grids[0].hiddenRows == [1, 2])
    #expect(grids[0].hiddenColumns == [1, 3])
    #expect(
      grids[0].merges == [
        Grid.Merge(top: 0, left: 0, bottom: 1, right: 1),
        Grid.Merge(top: 3, left: 2, bottom: 4, right: 3),
      ])
    #expect(grids[1].isEmpty)
    #expect(document.notes.map(\.kind) == [.hiddenSheet, .hiddenSheet])
    #expect(document.canMerge)
  }

  @Test("leaves out values below merged cells and says so")
  func covered() throws {
    var book = WorkbookBuilder()
    book.add("Hoja1") { sheet in
      sheet.write([["a", "b", "c"], ["d", "e", "f"], ["g"]])
      sheet.merges = ["A1:B2", "A3:A9"]
    }
    let document = try Reading.document(book)
    #expect(Reading.cells(document) == ["A1=a C1=c C2=f A3=g"])
    #expect(document.notes.map(\.kind) == [.repaired])
  }

  @Test("counts days from 1904 where the workbook does")
  func date1904() throws {
    var book = WorkbookBuilder()
    book.startsIn1904 = true
    book.add("Hoja1") { $0.write([[.date(0), .date(43_538), .clock(0.5), .duration(2), 5]]) }
    #expect(
      try Reading.cells(Reading.document(book)) == [
        "A1=1904-01-01 B1=2023-03-15 C1=12:00:00 D1=PT172800S E1=5"
      ])
  }

  @Test("the day 0 of a formula without a result is no date")
  func dayZero() throws {
    var book = WorkbookBuilder()
    book.add("Hoja1") { $0.write([[.date(0), .date(0.25), .date(1)]]) }
    #expect(
      try Reading.cells(Reading.document(book)) == ["A1=00:00:00 B1=06:00:00 C1=1900-01-01"])
  }

  @Test("does not take quoted letters of a format for a date")
  func quotedFormats() throws {
    var book = WorkbookBuilder()
    book.formats = ["0 \"días\"", "[$-240A]d \"de\" mmmm", "[Red]0.0", "hh:mm"]
    let styles = book.formats.map(book.style)
    book.add("Hoja1") { sheet in
      sheet.write([styles.map { .raw("45000.5", style: $0) }])
    }
    #expect(
      try Reading.cells(Reading.document(book)) == [
        "A1=45000.5 B1=2023-03-15T12:00:00 C1=45000.5 D1=2023-03-15T12:00:00"
      ])
  }

  @Test(
    "places cells and rows that do not say where they stand",
    arguments: [
      ("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>", "A1=1 B1=2 A2=3"),
      ("<row r='3'><c><v>1</v></c><c r='D3'><v>2</v></c><c><v>3</v></c></row>", "A3=1 D3=2 E3=3"),
      ("<row r='2'/><row><c><v>1</v></c></row>", "A3=1"),
      (
        "<row r='5'><c r='B5'><v>1</v></c></row><row r='2'><c r='A2'><v>2</v></c></row>",
        "A2=2 B5=1"
      ),
      ("<row r='1'><c r='C1'><v>1</v></c><c r='A1'><v>2</v></c></row>", "A1=2 C1=1"),
      ("<row r='1'><c r='A1'><v>1</v></c><c r='A1'><v>2</v></c></row>", "A1=2"),
      ("<row r='1'><c r='b1'><v>1</v></c><c r='?'><v>2</v></c></row>", "B1=1 C1=2"),
      ("<row r='1'><c r='A9'><v>1</v></c></row><row><c><v>2</v></c></row>", "A2=2 A9=1"),
    ])
  func placement(sheetData: String, expected: String) throws {
    #expect(try Reading.cells(sheetData: sheetData) == expected)
  }

  @Test(
    "reads each type of cell",
    arguments: [
      ("<c t='d'><v>2024-01-31</v></c>", "A1=2024-01-31"),
      ("<c t='d'><v>2024-01-31T08:30:00.000Z</v></c>", "A1=2024-01-31T08:30:00"),
      ("<c t='d'><v>1900-01-01</v></c>", "A1=1900-01-01"),
      ("<c t='d'><v>1900-03-01</v></c>", "A1=1900-03-01"),
      ("<c t='d'><v>T08:30:00</v></c>", "A1=08:30:00"),
      ("<c t='d'><v>08:30</v></c>", "A1=08:30:00"),
      ("<c t='d'><v>ayer</v></c>", "A1=ayer"),
      ("<c t='b'><v>true</v></c>", "A1=TRUE"), ("<c t='b'><v>x</v></c>", "A1=x"),
      ("<c t='n'><v>1.5E3</v></c>", "A1=1500"), ("<c><v>doce</v></c>", "A1=doce"),
      ("<c><v> 12 </v></c>", "A1=12"), ("<c><v>1&#50;</v></c>", "A1=12"),
      ("<c><v><![CDATA[12]]></v></c>", "A1=12"), ("<c><v>1<!-- -->2</v></c>", "A1=12"),
      ("<c t='str'><v>a&amp;b</v></c>", "A1=a&b"), ("<c t='str'><v></v></c>", ""),
      ("<c t='str'><f>A2</f><v></v></c>", ""), ("<c t='str'><f>A2</f></c>", "A1=?"),
      ("<c><f>A2</f><v></v></c>", "A1=?"), ("<c><f>A2</f><v/></c>", "A1=?"),
      ("<c><f t='shared' si='0'/><v>7</v></c>", "A1=7"), ("<c s='9'><v>7</v></c>", "A1=7"),
      ("<c t='inlineStr'><is><t>a</t></is></c>", "A1=a"), ("<c t='inlineStr'><v>a</v></c>", "A1=a"),
      ("<c t='inlineStr'><is/></c>", ""), ("<c r='A1' s='1'/>", ""), ("<c><v/></c>", ""),
      ("<c t='e'><v>#N/A</v></c>", "A1=!#N/A"), ("<c t='otro'><v>1</v></c>", "A1=1"),
    ])
  func types(cell: String, expected: String) throws {
    #expect(try Reading.cells(sheetData: "<row r='1'>\(cell)</row>") == expected)
  }

  @Test("joins rich texts, drops phonetic runs and keeps white space")
  func richText() throws {
    let items = """
      <sst><si><r><rPr><b/></rPr><t>Meta </t></r><r><t xml:space="preserve"> 2024</t></r></si>
      <si><t>課</t><rPh sb="0" eb="1"><t>カ</t></rPh><phoneticPr fontId="1"/></si>
      <si><t xml:space="preserve">  a  </t></si><si/><si><t/></si><si><t>&#10;</t></si></sst>
      """
    let row = (0..<6).map { "<c t='s'><v>\($0)</v></c>" }.joined()
    let inline = "<c t='inlineStr'><is><r><t>x</t></r><r><t>y</t></r><rPh><t>z</t></rPh></is></c>"
    let cells = try Reading.cells(sheetData: "<row>\(row)\(inline)</row>") {
      $0.parts["xl/sharedStrings.xml"] = items
    }
    #expect(cells == "A1=Meta  2024 B1=課 C1=  a   F1=\n G1=xy")
  }

  @Test(
    "decodes the escapes of control characters",
    arguments: [
      ("a_x000D_\nb", "a\r\nb"), ("_x005F_x000D_", "_x000D_"), ("_xD83D__xDE00_", "😀"),
      ("_xD83D_", "\u{FFFD}"), ("_x00zz_", "_x00zz_"), ("_x000D", "_x000D"), ("ñ_x0041_ñ", "ñAñ"),
      ("__x0041__", "_A_"),
    ])
  func escapes(text: String, expected: String) throws {
    let value = "<row><c t='str'><v>\(text)</v></c></row>"
    #expect(try Reading.cells(sheetData: value) == "A1=\(expected)")
    let shared = try Reading.cells(sheetData: "<row><c t='s'><v>0</v></c></row>") {
      $0.parts["xl/sharedStrings.xml"] = "<sst><si><t>\(text)</t></si></sst>"
    }
    #expect(shared == "A1=\(expected)")
  }

  @Test("reads prefixed names, a wrong dimension and what surrounds the cells")
  func prefixes() throws {
    let sheet = """
      <?xml version="1.0"?><x:worksheet xmlns:x="main" xmlns:mc="mc"><x:sheetPr><x:tabColor/></x:sheetPr>
      <x:dimension ref="A1:XFD1048576"/><x:sheetViews><x:sheetView><x:selection/></x:sheetView></x:sheetViews>
      <x:sheetData><x:row x:r="9" r="2"><x:c r="B2" x:t="s"><x:f/><x:v>5</x:v><x:extLst><x:c/></x:extLst></x:c></x:row></x:sheetData>
      <x:mergeCells><x:mergeCell ref="A1:A2"/><x:mergeCell ref="nada"/></x:mergeCells>
      <x:extLst><x:sheetData><x:row r="1"/></x:sheetData></x:extLst></x:worksheet><!-- fin -->
      """
    #expect(try Reading.cells(worksheet: sheet) == "B2=5")
  }

  @Test("reads the strict form, absolute targets and a part with another name")
  func strict() throws {
    let office = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    var book = WorkbookBuilder()
    book.add("Hoja1")
    book.parts["_rels/.rels"] = """
      <Relationships><Relationship Id="a" Type="\(office)/officeDocument" Target="/xl/libro.xml"/></Relationships>
      """
    book.parts["xl/libro.xml"] = """
      <workbook conformance="strict" xmlns:q="\(office)"><workbookPr date1904="false"/>
      <sheets><sheet name="Única" sheetId="7" q:id="x9"/></sheets></workbook>
      """
    book.parts["xl/_rels/libro.xml.rels"] = """
      <Relationships><Relationship Id="x9" Type="\(office)/worksheet" Target="/xl/hojas/../hojas/hoja%201.xml"/>
      <Relationship Id="x8" Type="\(office)/hyperlink" Target="http://x" TargetMode="External"/></Relationships>
      """
    book.parts["xl/hojas/hoja 1.xml"] = """
      <worksheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"><sheetData><row><c t="d"><v>2024-02-29</v></c></row></sheetData></worksheet>
      """
    let document = try Reading.document(book)
    #expect(document.grids.map(\.grid.name) == ["Única"])
    #expect(Reading.cells(document) == ["A1=2024-02-29"])
  }

  @Test("reads a sheet in UTF-16")
  func utf16() throws {
    let sheet =
      "\u{FEFF}<worksheet><sheetData><row><c t='str'><v>ñ</v></c></row></sheetData></worksheet>"
    var files = try Reading.files(of: WorkbookBuilder.sample)
    let index = try #require(files.firstIndex { $0.name == "xl/worksheets/sheet1.xml" })
    files[index].bytes = sheet.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try Reading.cells(Reading.document(ZipArchive.bytes(of: files)))[0] == "A1=ñ")
  }

  @Test("reads zip64")
  func zip64() throws {
    let files = try Reading.files(of: WorkbookBuilder.sample)
    let bytes = RawZip(files.map { RawZip.File($0.name, $0.bytes) }, isZip64: true).bytes
    #expect(try Reading.cells(Reading.document(bytes)) == Reading.cells(Reading.document(.sample)))
  }

  @Test("passes over charts on tabs with a note")
  func chartsheets() throws {
    var book = WorkbookBuilder.sample
    book.parts["xl/_rels/workbook.xml.rels"] = """
      <Relationships><Relationship Id="rId1" Type="x/chartsheet" Target="chartsheets/sheet1.xml"/>
      <Relationship Id="rId2" Type="x/worksheet" Target="worksheets/sheet2.xml"/></Relationships>
      """
    let document = try Reading.document(book)
    #expect(document.grids.map(\.grid.name) == ["Dos"])
    #expect(document.notes.count == 1)
  }

  @Test("reads a workbook whose sheets are blank")
  func blank() throws {
    var book = WorkbookBuilder()
    book.add("Hoja1")
    let document = try Reading.document(book)
    #expect(document.grids.count == 1)
    #expect(document.grids[0].grid.isEmpty)
  }

  @Test("shares one pool of texts among its sheets")
  func pool() throws {
    let document = try Reading.document(.sample)
    let grids = document.grids.map(\.grid)
    #expect(grids[0].texts.count == grids[1].texts.count)
    #expect(grids[0][0, 0] == grids[1][0, 0])
  }
}

extension WorkbookBuilder {
  /// Two sheets with a little of everything.
  static var sample: WorkbookBuilder {
    var book = WorkbookBuilder()
    book.add("Uno") { sheet in
      sheet.write([["Meta", "Fecha", "Valor"], ["a & b", .date(45_000), 12.5]])
      sheet["D2"] = .formula("C2*2", .number(25))
      sheet.merges = ["A4:B5"]
    }
    book.add("Dos") { $0.write([["Meta", true, .error("#REF!")]]) }
    return book
  }
}

extension Reading {
  /// The parts of a workbook.
  static func files(of book: WorkbookBuilder) throws -> [(name: String, bytes: [UInt8])] {
    let archive = try ZipArchive(try book.bytes())
    return try archive.entries.map { ($0.name, try archive.bytes(of: $0)) }
  }
}
