import Archives
import Documents
import Findings
import Foundation
import Readers
import Reports
import TestSupport
import Testing
import Values

@Suite("The workbook of findings")
struct XLSXReportTests {
  private func workbook(_ sample: ReportSample) -> WorkbookParts {
    WorkbookParts(sample.bytes(XLSXReport()))
  }

  private func sheet(_ name: String, _ sample: ReportSample) throws -> Grid {
    try #require(try workbook(sample).document().grids.first { $0.grid.name == name }?.grid)
  }

  @Test("has four sheets with headings that stay, filters, and nothing that leads outside")
  func sheets() throws {
    let book = workbook(.full)
    let names = try book.document().grids.map(\.grid.name)
    #expect(names == ["Resumen", "Observaciones", "Requisitos", "Lo leído"])
    for number in 2...4 {
      let xml = try #require(book["xl/worksheets/sheet\(number).xml"])
      #expect(xml.contains("<autoFilter ref=\"A1:") && xml.contains(#"state="frozen""#))
      #expect(!xml.contains("<hyperlink") && !xml.contains("<f>"))
    }
    #expect(!book.names.contains { $0.contains("worksheets/_rels") || $0.contains("external") })
    let english = try workbook(.english).document().grids.map(\.grid.name)
    #expect(english == ["Summary", "Observations", "Requirements", "What was read"])
  }

  @Test("has one row an observation and place", arguments: ReportSample.all)
  func rows(sample: ReportSample) throws {
    let name = sample.name == "english" ? "Observations" : "Observaciones"
    let grid = try sheet(name, sample)
    let places = sample.reports.reduce(0) { sum, each in
      sum + each.report.findings.reduce(0) { $0 + max(1, $1.locations.count) }
    }
    #expect(grid.rowCount == 1 + places)
  }

  @Test("writes days as days and counts as numbers")
  func types() throws {
    let summary = try sheet("Resumen", .full)
    let texts = summary.rowNumbers.map { summary.text(summary[Int($0), 0]) }
    let row = try #require(texts.firstIndex(of: "Se juzga a esta fecha"))
    let day = summary[Int(summary.rowNumbers[row]), 1]
    #expect(summary.text(day) == "2026-01-17")
    guard case .date = day else { return #expect(Bool(false), "\(day)") }
    let matrix = try sheet("Requisitos", .full)
    #expect(matrix.text(matrix[0, 7]) == "Cumple" && matrix[1, 7] == .number(9))
    #expect(matrix.rowCount == 3)
  }

  @Test("holds what a file says as text that is never evaluated")
  func inert() throws {
    let grid = try sheet("Observaciones", .hostile)
    let said = (1..<grid.rowCount).map { grid.text(grid[$0, 7]) }
    for text in ["=cmd|' /C calc'!A0", "+1+1", "@SUM(A1)", "</script><script>alert(1)</script>"] {
      #expect(said.contains(text), "\(text)")
    }
    let book = workbook(.hostile)
    let archive = try ZipArchive(book.bytes)
    for entry in archive.entries where entry.name.hasSuffix(".xml") {
      let xml = String(decoding: try archive.bytes(of: entry), as: UTF8.self)
      #expect(!xml.contains("<f>") && !xml.contains("<script") && !xml.contains("\u{1B}"))
      #expect(!xml.contains("\u{202E}") && !xml.contains("ddeLink"))
    }
    // A style that keeps text as text also when somebody edits the cell.
    let styles = try #require(book["xl/styles.xml"])
    let formats = styles.matches(of: /<xf numFmtId="(\d+)"[^>]*applyNumberFormat/).map(\.1)
    #expect(formats[1] == "49")
    let cells = try #require(book["xl/worksheets/sheet2.xml"])
    #expect(cells.contains(/s="1" t="inlineStr"><is><t xml:space="preserve">=cmd\|/))
  }

  @Test("does not take _x000D_ in a text for a line break")
  func escapes() throws {
    var report = SampleReport.full()
    report.findings[0].message = LocalizedText(es: "a_x000D_b _x41_ \u{FFFE}")
    let sample = ReportSample(
      name: "x", reports: [SourcedReport(report, sources: [SampleReport.document])])
    #expect(workbook(sample).text.contains("a_x000D_b _x41_ \u{FFFD}"))
  }
}

@Suite("The annotated copy of what is no workbook of Excel")
struct AnnotatedTablesTests {
  private func copy(_ document: Document, _ findings: [Finding]) -> WorkbookParts {
    var report = SampleReport.full()
    report.findings = findings
    return WorkbookParts(
      AnnotatedReport().render(
        [SourcedReport(report, sources: [document])], failures: [], options: ReportOptions()))
  }

  @Test("has the tables as they were read, with the notes at the same cells")
  func calc() throws {
    let csv = "Actividad;Fin;Monto\nVacunar;31/12/2026;1.000\n=1+1;;-5\n"
    let file = SourceFile(path: "plan.csv", bytes: Array(csv.utf8))
    let document = try DocumentReaders.read(file, limits: ReadLimits())
    let copy = copy(
      document,
      [AnnotatedFixture.finding("r", at: "B3"), AnnotatedFixture.finding("s", at: "A1")])
    let grid = try #require(document.grids.first?.grid)
    let tables = try copy.document().grids
    #expect(tables.map(\.grid.name) == [grid.name, "Observaciones"])
    for row in 0..<grid.rowCount {
      for column in 0..<3 {
        let again = tables[0].grid[row, column]
        #expect(tables[0].grid.text(again) == grid.text(grid[row, column]))
      }
    }
    #expect(Set(copy.notes(on: grid.name).keys) == ["A1", "B3"])
    #expect(copy.definedNames.values.contains("'\(grid.name)'!$B$3"))
    #expect(copy["xl/worksheets/sheet1.xml"]?.contains("<f>") == false)
  }

  @Test("has paragraphs on a sheet of their own, a row each")
  func text() throws {
    let document = Document(
      path: "plan.docx", format: .docx,
      blocks: [
        .heading("Plan", level: 1), .paragraph("=Objetivo"), .unread(name: "p. 3", .noTextLayer),
      ])
    var finding = AnnotatedFixture.finding("r", at: "A1")
    finding.locations = [Finding.Location(Locator(block: 1))]
    let copy = copy(document, [finding])
    #expect(copy.notes(on: "Texto").keys.sorted() == ["B3"])
    let grid = try #require(try copy.document().grids.first?.grid)
    #expect(grid.text(grid[2, 1]) == "=Objetivo" && grid.text(grid[3, 1]) == "p. 3")
  }

  @Test("keeps types: days, times, numbers, yes and no; merges; hidden rows; odd names of sheets")
  func types() throws {
    var book = WorkbookBuilder()
    book.add("Uno: a/b [c]") { sheet in
      sheet.write([[.date(46_000), .date(46_000.5), .duration(1.5), true, 1e20, .error("#REF!")]])
      sheet.merges = ["A3:B4"]
      sheet["A3"] = "junto"
      sheet.hiddenRows = [3]
    }
    book.add("Uno: a/b (c)") { $0["A1"] = 1 }
    var document = try WorkbookParts(try book.bytes()).document()
    document.format = .ods
    let copy = copy(document, [AnnotatedFixture.finding("r", at: "B4")])
    let grids = try copy.document().grids.map(\.grid)
    #expect(grids.map(\.name) == ["Uno_ a_b _c_", "Uno_ a_b (c)", "Observaciones"])
    let grid = grids[0]
    #expect(grid[0, 0] == .date(46_000) && grid[0, 1] == .date(46_000.5))
    #expect(grid[0, 2] == .time(1.5) && grid[0, 3] == .boolean(true) && grid[0, 4] == .number(1e20))
    #expect(grid.text(grid[0, 5]) == "#REF!" && grid.hiddenRows == [2])
    #expect(grid.merges == [Grid.Merge(top: 2, left: 0, bottom: 3, right: 1)])
    #expect(copy.notes(on: grid.name).keys.sorted() == ["A3"])
  }
}
