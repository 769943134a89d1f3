import Documents
import Findings
import Readers
import Reports
import TestSupport
import Testing
import Values

/// A workbook of which every oddity has to survive, and a report about it.
struct AnnotatedFixture {
  static let sheet = "Plan 'A' y <B>"
  var book = WorkbookBuilder()
  /// Cells with a finding, as `(sheet, cell)`, and what is wrong.
  var findings: [Finding] = []

  init() {
    book.add(Self.sheet) { sheet in
      sheet.write(
        [
          ["Actividad", "Responsable", "Fin", "Suma"],
          ["Vacunar", nil, .date(46_000), .formula("1+1", 2)],
          ["Pintar", nil, "31/1272024", 3],
          ["=cmd|' /C calc'!A0", nil, nil, 4],
          ["Cerrar", nil, nil, 5],
        ])
      sheet.merges = ["B2:B3"]
      sheet.hiddenRows = [4]
    }
    book.add("Otra") { $0["A1"] = "Sin nada" }
  }

  /// A finding at a cell of the first sheet.
  static func finding(
    _ rule: String, at cell: String, _ message: String = "Falta.", key: String? = nil,
    block: Int = 0
  ) -> Finding {
    let place = CellReference.parse(cell) ?? (0, 0)
    var finding = SampleReport.finding(
      rule, .fail, .error, message, cause: Cause(fact: "actividad.responsable", state: .blank),
      [
        Finding.Location(
          Locator(block: block, row: place.row, column: place.column), header: "Encabezado",
          headerLocator: Locator(block: block, row: 0, column: place.column))
      ])
    finding.fingerprint = key ?? "f-\(rule)-\(cell)"
    finding.subject = SubjectName(table: "actividad", key: cell, label: "Fila de \(cell)")
    return finding
  }

  func sourced(
    _ bytes: [UInt8]? = nil, rules: [CheckReport.RuleResult] = []
  ) throws -> SourcedReport {
    let bytes = try bytes ?? book.bytes()
    let document = try XLSXReader().read(
      SourceFile(path: "plan.xlsx", bytes: bytes), limits: ReadLimits())
    var report = SampleReport.full()
    report.findings = findings
    if !rules.isEmpty { report.rules = rules }
    var sourced = SourcedReport(report, sources: [document])
    sourced.originals = [0: bytes]
    return sourced
  }

  func annotated(
    _ bytes: [UInt8]? = nil, rules: [CheckReport.RuleResult] = [],
    options: ReportOptions = ReportOptions()
  ) throws -> WorkbookParts {
    WorkbookParts(
      AnnotatedReport().render([try sourced(bytes, rules: rules)], failures: [], options: options))
  }

  /// The notes of people, one of them the stub of a thread, with their boxes.
  mutating func addNotes() {
    let sheet = "xl/worksheets/sheet1.xml"
    book.parts[sheet] = """
      <?xml version="1.0" encoding="UTF-8"?>
      <worksheet xmlns="\(Self.main)" xmlns:r="\(Self.relations)"><sheetData>\
      <row r="1"><c r="A1" t="inlineStr"><is><t>Actividad</t></is></c></row>\
      <row r="2"><c r="A2" t="inlineStr"><is><t>Vacunar</t></is></c><c r="B2"/></row></sheetData>\
      <sheetProtection sheet="1" password="CC1A"/><!-- queda --><pageMargins left="1" right="1" \
      top="1" bottom="1" header="1" footer="1"/><legacyDrawing r:id="rId1"/></worksheet>
      """
    book.parts["xl/worksheets/_rels/sheet1.xml.rels"] = """
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
      <Relationship Id="rId1" Type="\(Self.relations)/vmlDrawing" \
      Target="../drawings/vmlDrawing1.vml"/>\
      <Relationship Id="rId2" Type="\(Self.relations)/comments" Target="../comments1.xml"/>\
      </Relationships>
      """
    book.parts["xl/comments1.xml"] = """
      <comments xmlns="\(Self.main)"><authors><author>Ana</author><author>tc={1}</author></authors>\
      <commentList><comment ref="A2" authorId="0"><text><r><rPr><b/></rPr><t>Ana:</t></r>\
      <r><t xml:space="preserve">
      revisar &amp; firmar</t></r></text></comment>\
      <comment ref="B2" authorId="1"><text><t>[Threaded comment]</t></text></comment>\
      <comment ref="A1" authorId="0"><text><t>Simple</t></text></comment></commentList></comments>
      """
    book.parts["xl/drawings/vmlDrawing1.vml"] = """
      <xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shapetype id="_x0000_t202"/>\
      \(["A2", "B2", "A1"].map(Self.box).joined())</xml>
      """
  }

  private static func box(_ cell: String) -> String {
    let place = CellReference.parse(cell) ?? (0, 0)
    return """
      <v:shape id="_x0000_s\(1025 + place.row * 10 + place.column)" type="#_x0000_t202">\
      <x:ClientData ObjectType="Note"><x:Row>\(place.row)</x:Row>\
      <x:Column>\(place.column)</x:Column></x:ClientData></v:shape>
      """
  }

  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
}
