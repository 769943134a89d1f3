import Archives
import Documents
import Findings
import Foundation
import Reports
import TestSupport
import Testing
import Values

@Suite("What people write in an annotated workbook")
struct AnnotatedAnswersTests {
  private static let day = 46_054.0

  /// Two findings, answered by people and sorted the other way round, in a workbook as Excel would
  /// have saved it.
  private func answered() throws -> (fixture: AnnotatedFixture, bytes: [UInt8]) {
    var fixture = AnnotatedFixture()
    fixture.findings = ["B2", "C3", "D4"].map { AnnotatedFixture.finding("r", at: $0) }
    let copy = try fixture.annotated()
    var sheet = SheetText(try #require(copy.sheetText))
    try sheet.write("Corregida", in: "O", onRowWith: "f-r-C3")
    try sheet.write("Se corrigió el 3 de febrero.\n=1+1", in: "P", onRowWith: "f-r-C3")
    try sheet.write("No procede", in: "O", onRowWith: "f-r-D4")
    try sheet.write(number: Self.day, style: 1, in: "Q", onRowWith: "f-r-C3")
    sheet.reverseRows()
    return (fixture, try copy.replacing(try #require(copy.observationsPart), with: sheet.text))
  }

  @Test("stays with its row when the sheet was sorted, and the links are right")
  func sorted() throws {
    let (fixture, bytes) = try answered()
    #expect(try ObservationTable(WorkbookParts(bytes)).keys == ["f-r-D4", "f-r-C3", "f-r-B2"])
    let again = try fixture.annotated(bytes)
    let table = try ObservationTable(again)
    #expect(table.keys == ["f-r-B2", "f-r-C3", "f-r-D4"])
    #expect(table["f-r-C3", "Estado"] == "Corregida" && table["f-r-D4", "Estado"] == "No procede")
    #expect(table["f-r-C3", "Respuesta"] == "Se corrigió el 3 de febrero.\n=1+1")
    #expect(table.value("f-r-C3", "Fecha") == .date(Self.day))
    #expect(table["f-r-B2", "Estado"].isEmpty)
    let links = again.links(on: "Observaciones")
    for (key, cell) in [("f-r-B2", "$B$2"), ("f-r-C3", "$C$3"), ("f-r-D4", "$D$4")] {
      let link = try #require(links[table.cell(key, "Celda") ?? ""])
      #expect(again.definedNames[link] == "'Plan ''A'' y <B>'!\(cell)")
    }
    #expect(again.names.filter { $0.hasPrefix("xl/tables/") }.count == 1)
  }

  @Test("stays when its observation is solved, which is said; a rule that could not judge is too")
  func solved() throws {
    var (fixture, bytes) = try answered()
    fixture.findings = [AnnotatedFixture.finding("r", at: "B2")]
    let judged = SampleReport.rule("r", .error, [.fail: 1, .pass: 3])
    let solved = try ObservationTable(try fixture.annotated(bytes, rules: [judged]))
    #expect(solved["f-r-B2", "Situación"] == "Abierta")
    #expect(
      solved["f-r-C3", "Situación"] == "Subsanada" && solved["f-r-C3", "Estado"] == "Corregida")
    #expect(solved["f-r-C3", "Observación"] == "Falta.")

    for rules in [
      [SampleReport.rule("r", .error, [.fail: 1, .notChecked: 1])],
      [SampleReport.rule("x", .error, [:])],
      [SampleReport.rule("r", .error, [.notApplicable: 4])],
    ] {
      let open = try ObservationTable(try fixture.annotated(bytes, rules: rules))
      #expect(open["f-r-C3", "Situación"] == "No se juzgó esta vez")
    }

    // Back again, its answer is still there.
    let gone = try fixture.annotated(bytes, rules: [judged])
    fixture.findings.append(AnnotatedFixture.finding("r", at: "C3"))
    let back = try ObservationTable(try fixture.annotated(gone.bytes, rules: [judged]))
    #expect(back["f-r-C3", "Situación"] == "Abierta" && back["f-r-C3", "Estado"] == "Corregida")
    #expect(back.count == 3)
  }

  @Test("rows and columns that people added stay")
  func additions() throws {
    let (fixture, bytes) = try answered()
    var sheet = SheetText(try #require(WorkbookParts(bytes).sheetText))
    try sheet.write("Responsable", in: "S", onRowWith: "Huella")
    try sheet.write("Ana", in: "S", onRowWith: "f-r-D4")
    sheet.addRow("Nota de la oficina")
    let edited = try WorkbookParts(bytes).replacing(
      try #require(WorkbookParts(bytes).observationsPart), with: sheet.text)
    let again = try fixture.annotated(edited)
    let table = try ObservationTable(again)
    #expect(table["f-r-D4", "Responsable"] == "Ana" && table["f-r-B2", "Responsable"].isEmpty)
    #expect(again.text.contains("Nota de la oficina"))
  }

  @Test("formulas on it go with the order in which they were computed")
  func formulas() throws {
    var (fixture, bytes) = try answered()
    let parts = WorkbookParts(bytes)
    let part = try #require(parts.observationsPart)
    let text = try #require(parts[part]).replacingOccurrences(
      of: "</sheetData>",
      with: #"<row r="99"><c r="A99"><f>TODAY()</f><v>1</v></c></row></sheetData>"#)
    bytes = try parts.replacing(part, with: text)
    let again = try fixture.annotated(bytes)
    #expect(again[part]?.contains("<f>") == false)
  }
}

extension WorkbookParts {
  var observationsPart: String? { part(ofSheet: "Observaciones") }
  var sheetText: String? { observationsPart.flatMap { self[$0] } }

  /// The workbook with another text for a part, as another program would save it.
  func replacing(_ part: String, with text: String) throws -> [UInt8] {
    let archive = try ZipArchive(bytes)
    return try ZipArchive.bytes(
      of: try archive.entries.map { entry in
        (entry.name, entry.name == part ? Array(text.utf8) : try archive.bytes(of: entry))
      })
  }
}

/// The XML of a sheet, changed as a person changes a sheet.
private struct SheetText {
  var text: String

  init(_ text: String) { self.text = text }

  private struct NoSuchRow: Error {}

  private func row(with key: String) throws -> (range: Range<String.Index>, number: Int) {
    for match in text.matches(of: /<row r="(\d+)">.*?<\/row>/.dotMatchesNewlines()) {
      if match.0.contains(">\(key)<") { return (match.range, Int(match.1) ?? 0) }
    }
    throw NoSuchRow()
  }

  mutating func write(_ words: String, in column: String, onRowWith key: String) throws {
    let (range, number) = try row(with: key)
    try insert(
      "<c r=\"\(column)\(number)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(words)</t></is></c>",
      column, range)
  }

  mutating func write(
    number value: Double, style: Int, in column: String, onRowWith key: String
  ) throws {
    let (range, number) = try row(with: key)
    try insert("<c r=\"\(column)\(number)\" s=\"\(style)\"><v>\(value)</v></c>", column, range)
  }

  /// In the order of the columns, as programs write them.
  private mutating func insert(_ cell: String, _ column: String, _ row: Range<String.Index>) throws
  {
    let old = String(text[row])
    let place = old.matches(of: /<c r="([A-Z]+)\d+"/).first { $0.1 > column }?.range.lowerBound
    var new = old
    new.insert(contentsOf: cell, at: place ?? old.range(of: "</row>")?.lowerBound ?? old.endIndex)
    text.replaceSubrange(row, with: new)
  }

  mutating func addRow(_ words: String) {
    let row = "<row r=\"90\"><c r=\"J90\" t=\"inlineStr\"><is><t>\(words)</t></is></c></row>"
    text = text.replacingOccurrences(of: "</sheetData>", with: row + "</sheetData>")
  }

  /// Turns the rows below the headings round.
  mutating func reverseRows() {
    let rows = text.matches(of: /<row r="(\d+)">(.*?)<\/row>/.dotMatchesNewlines())
    guard let header = rows.lastIndex(where: { $0.2.contains(">Huella<") }) else { return }
    let data = rows[(header + 1)...]
    let moved = zip(data, data.reversed()).map { place, row in
      String(row.0).replacingOccurrences(
        of: #"(r="[A-Z]*)\#(row.1)""#, with: "$1\(place.1)\"", options: .regularExpression)
    }
    guard let first = data.first, let last = data.last else { return }
    text.replaceSubrange(first.range.lowerBound..<last.range.upperBound, with: moved.joined())
  }
}
