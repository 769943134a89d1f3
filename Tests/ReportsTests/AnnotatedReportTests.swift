import Archives
import Documents
import Findings
import Foundation
import Readers
import Reports
import TestSupport
import Testing
import Values

@Suite("The annotated workbook")
struct AnnotatedReportTests {
  @Test("keeps every part that nothing is added to, stored byte for byte")
  func parts() throws {
    var fixture = AnnotatedFixture()
    fixture.book.parts["xl/media/image1.png"] = "no es una imagen"
    fixture.findings = [AnnotatedFixture.finding("r", at: "C3")]
    let before = WorkbookParts(try fixture.book.bytes())
    let after = try fixture.annotated()
    let (old, new) = (try before.stored(), try after.stored())
    let touched: Set = [
      "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
      "xl/worksheets/sheet1.xml",
    ]
    for (name, bytes) in old where !touched.contains(name) {
      #expect(new[name] == bytes, "\(name)")
    }
    #expect(old.keys.allSatisfy { new[$0] != nil })
    let sheet = try #require(before["xl/worksheets/sheet1.xml"])
    let copy = try #require(after["xl/worksheets/sheet1.xml"])
    #expect(copy.replacing(/<legacyDrawing[^>]*\/>/, with: "") == sheet && copy != sheet)
  }

  @Test("has its notes at the right cells: merged, hidden, on a sheet with quotes")
  func notes() throws {
    var fixture = AnnotatedFixture()
    fixture.findings = [
      AnnotatedFixture.finding("r1", at: "B3", "Sin responsable."),
      AnnotatedFixture.finding("r2", at: "C3", "Fecha mala."),
      AnnotatedFixture.finding("r3", at: "C3", "Otra cosa."),
      AnnotatedFixture.finding("r4", at: "C4", "Sin fin."),
    ]
    let copy = try fixture.annotated()
    let notes = copy.notes(on: AnnotatedFixture.sheet)
    #expect(Set(notes.keys) == ["B2", "C3", "C4"])
    #expect(Set(copy.boxes(on: AnnotatedFixture.sheet)) == ["B2", "C3", "C4"])
    #expect(notes["C3"]?.contains("Fecha mala.") == true && notes["C3"]?.contains("Otra") == true)
    #expect(copy.notes(on: "Otra").isEmpty)
    let rows = try ObservationTable(copy)
    #expect(rows["f-r4-C4", "Aviso"] == "fila oculta" && rows["f-r2-C3", "Aviso"] == "")
    #expect(rows["f-r1-B3", "Celda"] == "B2" && rows["f-r1-B3", "Fila"] == "Fila de B3")
  }

  @Test("leads from each row to its cell by a name, which follows the cell")
  func links() throws {
    var fixture = AnnotatedFixture()
    fixture.findings = [AnnotatedFixture.finding("r", at: "C3")]
    let copy = try fixture.annotated()
    let link = try #require(copy.links(on: "Observaciones").first)
    #expect(copy.definedNames[link.value] == "'Plan ''A'' y <B>'!$C$3")
    let rows = try ObservationTable(copy)
    #expect(rows.cell("f-r-C3", "Celda") == link.key)
  }

  @Test("says that a filter hides the row")
  func filtered() throws {
    var fixture = AnnotatedFixture()
    fixture.book.parts["xl/worksheets/sheet1.xml"] = """
      <worksheet xmlns="\(AnnotatedFixture.main)"><sheetData>\
      <row r="1"><c r="A1"><v>1</v></c></row>\
      <row r="2" hidden="1"><c r="A2"><v>2</v></c></row></sheetData>\
      <autoFilter ref="A1:A2"><filterColumn colId="0"/></autoFilter><extLst/></worksheet>
      """
    fixture.findings = [AnnotatedFixture.finding("r", at: "A2")]
    let copy = try fixture.annotated()
    #expect(try ObservationTable(copy)["f-r-A2", "Aviso"] == "fila oculta por filtro")
    let sheet = try #require(copy["xl/worksheets/sheet1.xml"])
    #expect(
      sheet.contains(#"</autoFilter><legacyDrawing "#) && sheet.hasSuffix("<extLst/></worksheet>"))
  }

  @Test("keeps people's notes and threads, and adds its own below")
  func peoplesNotes() throws {
    var fixture = AnnotatedFixture()
    fixture.addNotes()
    fixture.findings = ["A1", "A2", "B2", "C2"].map { AnnotatedFixture.finding("r", at: $0) }
    let copy = try fixture.annotated()
    let notes = copy.notes(on: AnnotatedFixture.sheet)
    #expect(notes["A2"]?.hasPrefix("Ana:\nrevisar & firmar\n\n—— Cotejo ——\n") == true)
    #expect(notes["A1"]?.hasPrefix("Simple\n\n—— Cotejo ——") == true)
    #expect(notes["B2"] == "[Threaded comment]")
    #expect(notes["C2"]?.hasPrefix("—— Cotejo ——") == true)
    #expect(copy.boxes(on: AnnotatedFixture.sheet).sorted() == ["A1", "A2", "B2", "C2"])
    let table = try ObservationTable(copy)
    #expect(table["f-r-B2", "Aviso"].contains("la celda tiene comentarios"))
    let sheet = try #require(copy["xl/worksheets/sheet1.xml"])
    #expect(sheet == fixture.book.parts["xl/worksheets/sheet1.xml"])
    #expect(copy["xl/comments1.xml"]?.contains("<r><rPr><b/></rPr><t>Ana:</t></r>") == true)

    // Once all is mended, what is left is what people had written.
    fixture.findings = []
    let clean = try fixture.annotated(copy.bytes)
    let left = clean.notes(on: AnnotatedFixture.sheet)
    #expect(left["A2"] == "Ana:\nrevisar & firmar" && left["A1"] == "Simple")
    #expect(left["B2"] == "[Threaded comment]" && left["C2"] == nil)
    #expect(clean.boxes(on: AnnotatedFixture.sheet).sorted() == ["A1", "A2", "B2"])
  }

  @Test("replaces its own notes when it runs again, and adds none")
  func twice() throws {
    var fixture = AnnotatedFixture()
    fixture.findings = ["B2", "C3"].map { AnnotatedFixture.finding("r", at: $0) }
    let once = try fixture.annotated()
    let twice = try fixture.annotated(once.bytes)
    #expect(once.names == twice.names)
    for name in once.names { #expect(once[name] == twice[name], "\(name)") }
  }

  @Test("notes the first cells of a rule and its heading where there are too many")
  func many() throws {
    var fixture = AnnotatedFixture()
    fixture.findings = (2...700).map { AnnotatedFixture.finding("r", at: "D\($0)") }
    let copy = try fixture.annotated()
    let notes = copy.notes(on: AnnotatedFixture.sheet)
    #expect(notes.count == 21 && notes["D1"]?.contains("679 celdas más") == true)
    #expect(try ObservationTable(copy).count == 699)
  }

  @Test("holds what a file says as text: no formula, no mark of direction, no escape")
  func inert() throws {
    let copy = WorkbookParts(
      AnnotatedReport().render(
        ReportSample.hostile.reports, failures: [], options: ReportOptions()))
    for name in copy.names where !name.hasSuffix(".rels") {
      let xml = try #require(copy[name])
      #expect(!xml.contains("<f>") && !xml.contains("<f ") && !xml.contains("<script"), "\(name)")
      #expect(!xml.contains("\u{1B}") && !xml.contains("\u{202E}"), "\(name)")
    }
    let sheet = try #require(try copy.document().grids.last?.grid)
    let says = (0..<sheet.rowCount).map { sheet.text(sheet[$0, 8]) }
    #expect(says.contains("'=cmd|' /C calc'!A0") && says.contains("'+1+1"))
    #expect(!says.contains { $0.first.map { "=+-@".contains($0) } ?? false })
  }

  @Test("gives no more names than Excel works well with; rows beyond lead to the cell's place")
  func large() throws {
    let report = HostileReport.large(findings: 10_050, rules: 40)
    let sourced = SourcedReport(report, sources: [SampleReport.document])
    let copy = WorkbookParts(
      AnnotatedReport().render([sourced], failures: [], options: ReportOptions()))
    #expect(copy.definedNames.keys.filter { $0.hasPrefix("Cotejo_") }.count == 10_000)
    let links = copy.links(on: "Observaciones")
    #expect(links.count == 10_050 && links.values.filter { $0.hasPrefix("'Plan'!") }.count == 50)
  }

  @Test("keeps macros, and asks for the name that such a workbook has")
  func macros() throws {
    var fixture = AnnotatedFixture()
    fixture.book.parts["xl/vbaProject.bin"] = "macro"
    fixture.book.parts["[Content_Types].xml"] = """
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
      <Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>\
      <Default Extension="rels" \
      ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" \
      ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>
      """
    fixture.findings = [AnnotatedFixture.finding("r", at: "C3")]
    let copy = try fixture.annotated()
    #expect(copy["xl/vbaProject.bin"] == "macro")
    #expect(copy["[Content_Types].xml"]?.contains("sheet.macroEnabled.main+xml") == true)
    let sourced = try fixture.sourced()
    func obstacle(_ output: String) -> LocalizedText? {
      AnnotatedReport().obstacle(
        [sourced], failures: [], options: ReportOptions(), output: output)
    }
    #expect(obstacle("copia.xlsx")?.es.contains(".xlsm") == true)
    #expect(obstacle("copia.xlsm") == nil && obstacle("copia") == nil)
  }

  @Test("says before a signature is lost, and takes it away only when asked")
  func signed() throws {
    var fixture = AnnotatedFixture()
    fixture.book.parts["_xmlsignatures/sig1.xml"] = "<Signature/>"
    fixture.book.parts["_xmlsignatures/origin.sigs"] = ""
    fixture.book.parts["_rels/.rels"] = """
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
      <Relationship Id="rId1" Type="\(AnnotatedFixture.relations)/officeDocument" \
      Target="xl/workbook.xml"/><Relationship Id="rId2" Target="_xmlsignatures/origin.sigs" \
      Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"/>\
      </Relationships>
      """
    var options = ReportOptions()
    let sourced = try fixture.sourced()
    func obstacle() -> LocalizedText? {
      AnnotatedReport().obstacle([sourced], failures: [], options: options, output: nil)
    }
    #expect(obstacle()?.es.contains("--drop-signature") == true)
    options.dropsSignature = true
    #expect(obstacle() == nil)
    let copy = try fixture.annotated(options: options)
    #expect(!copy.names.contains { $0.contains("_xmlsignatures") })
    #expect(copy["_rels/.rels"]?.contains("digital-signature") == false)
    #expect(copy.text.contains("ya no lo está"))
  }

  @Test("is of one plan")
  func several() throws {
    let sourced = try AnnotatedFixture().sourced()
    let obstacle = AnnotatedReport().obstacle(
      [sourced, sourced], failures: [], options: ReportOptions(), output: nil)
    #expect(obstacle?.es.contains("un solo plan") == true)
  }

  @Test("survives a workbook with broken bytes: another workbook, never a trap")
  func broken() throws {
    var fixture = AnnotatedFixture()
    fixture.addNotes()
    fixture.findings = ["A1", "A2", "C2"].map { AnnotatedFixture.finding("r", at: $0) }
    var sourced = try fixture.sourced()
    let whole = try fixture.book.bytes()
    var random = SystemRandomNumberGeneratorStub(seed: 7)
    for round in 0..<400 {
      var bytes = whole
      for _ in 0...(round % 4) {
        bytes[Int(random.next() % UInt64(bytes.count))] ^= UInt8(
          truncatingIfNeeded: 1 << (round % 8))
      }
      if round % 5 == 0 { bytes.removeLast(Int(random.next() % UInt64(bytes.count))) }
      sourced.originals = [0: bytes]
      let copy = AnnotatedReport().render([sourced], failures: [], options: ReportOptions())
      #expect(throws: Never.self) { try ZipArchive(copy) }
    }
  }
}

/// Numbers that are the same in every run.
struct SystemRandomNumberGeneratorStub: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 11
  }
}

/// The sheet of observations of a copy, by key and heading.
struct ObservationTable {
  private var columns: [String: Int] = [:]
  private var rows: [String: Int] = [:]
  private let grid: Grid
  let header: Int

  init(_ copy: WorkbookParts, sheet: String = "Observaciones") throws {
    let document = try copy.document()
    let grid = try #require(document.grids.first { $0.grid.name == sheet }?.grid)
    self.grid = grid
    let found = grid.rowNumbers.first { row in
      grid.cellRange(ofRow: Int(row)).contains { grid.text(grid.values[$0]) == "Huella" }
    }
    header = Int(try #require(found))
    for index in grid.cellRange(ofRow: header) {
      columns[grid.text(grid.values[index])] = Int(grid.columns[index])
    }
    for row in grid.rowNumbers where Int(row) > header {
      rows[grid.text(grid[Int(row), columns["Huella"] ?? 0])] = Int(row)
    }
  }

  var count: Int { rows.count }
  var keys: [String] { rows.sorted { $0.value < $1.value }.map(\.key) }

  subscript(key: String, heading: String) -> String {
    value(key, heading).map(grid.text) ?? ""
  }

  func value(_ key: String, _ heading: String) -> CellValue? {
    guard let row = rows[key], let column = columns[heading] else { return nil }
    return grid[row, column]
  }

  func cell(_ key: String, _ heading: String) -> String? {
    guard let row = rows[key], let column = columns[heading] else { return nil }
    return CellReference.name(row: row, column: column)
  }
}
