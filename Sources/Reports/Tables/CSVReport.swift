import Documents
import Findings
import Values

/// CSV after RFC 4180: one row a finding and place, for spreadsheets and databases.
///
/// The first column says what a row is: `plan` (what the whole comes to), `observation`, or
/// `failure` (a file nobody could read), so that a table without observations does not look green.
package struct CSVReport: StreamedFormat {
  /// The columns, in order.
  package static let columns = [
    "record", "path", "sheet", "cell", "page", "line", "header", "text", "verdict",
    "verdict_label", "severity", "severity_label", "rule", "norm", "article", "message", "remedy",
    "why", "table", "subject", "count", "fingerprint", "disposition", "baseline",
  ]

  /// The format.
  package init() {}

  package let identifier = "csv"
  package let sentence = LocalizedText(
    es: "CSV, una fila por observación y lugar.", en: "CSV, one row an observation and place.")

  package func write(
    _ reports: [SourcedReport], failures: [ReadError], options: ReportOptions,
    to output: @escaping (_ piece: [UInt8]) -> Void
  ) {
    var bytes: [UInt8] = []
    CSVReport.add(CSVReport.columns, to: &bytes)
    for failure in failures {
      CSVReport.add(
        [
          "record": "failure", "path": failure.path, "sheet": failure.part ?? "",
          "verdict": failure.kind.rawValue,
          "message": options.language == .es ? failure.es : failure.en,
        ], to: &bytes)
    }
    output(bytes)
    for each in reports { CSVReport.add(ReportWording(each), to: output) }
  }

  private static func add(
    _ wording: ReportWording, to output: (_ piece: [UInt8]) -> Void
  ) {
    let report = wording.report
    var bytes: [UInt8] = []
    add(
      [
        "record": "plan", "path": report.documents.map(\.path).joined(separator: ", "),
        "verdict": report.verdict.rawValue,
        "verdict_label": Glossary.label(.whole, report.verdict.rawValue, in: wording.language),
        "message": wording.sentence, "why": "\(wording.sum). \(wording.reviews)",
        "count": String(report.totals.grid),
      ], to: &bytes)
    for finding in report.findings {
      let row = row(finding, wording)
      let places = finding.locations.isEmpty ? [Finding.Location(.document(0))] : finding.locations
      for location in places {
        var row = row
        let place = wording.names.place(location.locator)
        row["path"] = place.path
        row["sheet"] = place.sheet ?? ""
        row["cell"] = location.locator.column >= 0 ? place.cell ?? "" : ""
        row["page"] = place.page.map { String($0) } ?? ""
        row["line"] =
          (place.line ?? (location.locator.row >= 0 ? Int(location.locator.row) + 1 : nil)).map {
            String($0)
          } ?? ""
        row["header"] = location.header ?? ""
        row["text"] = wording.written(location)
        add(row, to: &bytes)
      }
      output(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
    output(bytes)
  }

  private static func row(_ finding: Finding, _ wording: ReportWording) -> [String: String] {
    let rule = wording.rule(finding.rule)
    return [
      "record": "observation", "verdict": finding.verdict.id,
      "verdict_label": Glossary.label(
        verdict: finding.verdict, basis: rule?.basis, in: wording.language),
      "severity": finding.severity.rawValue,
      "severity_label": Glossary.label(severity: finding.severity, in: wording.language),
      "rule": finding.rule, "norm": rule?.normTitle.text(in: wording.language) ?? "",
      "article": rule?.article ?? "", "message": wording.message(finding),
      "remedy": wording.remedy(finding), "why": wording.why(finding),
      "table": finding.subject.table, "subject": finding.subject.label,
      "count": String(finding.count), "fingerprint": finding.fingerprint,
      "disposition": finding.disposition ?? "",
      "baseline": finding.baseline.map { String($0) } ?? "",
    ]
  }

  private static func add(_ row: [String: String], to bytes: inout [UInt8]) {
    add(columns.map { row[$0] ?? "" }, to: &bytes)
  }

  private static func add(_ fields: [String], to bytes: inout [UInt8]) {
    for (number, field) in fields.enumerated() {
      if number > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(contentsOf: CSVText.field(field).utf8)
    }
    bytes.append(contentsOf: [13, 10])
  }
}

/// A field of a CSV file that no spreadsheet takes for a formula.
package enum CSVText {
  /// More signs than this do not fit into a cell of Excel.
  static let mostSigns = 32_000

  /// The field, quoted where it must be, with an apostrophe before what would be a formula.
  package static func field(_ text: String) -> String {
    var text = TerminalText.cut(TerminalText.shown(text), to: mostSigns)
    if opensFormula(text) { text = "'" + text }
    guard text.utf8.contains(where: { "\",;\t\n\r".utf8.contains($0) }) else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  /// Whether a spreadsheet that is given this text as if it were typed takes it for a formula.
  static func opensFormula(_ text: String) -> Bool {
    text.unicodeScalars.first { $0 != " " && $0 != "\u{A0}" }.map(openers.contains) ?? false
  }

  /// The signs that open a formula, their wide forms, and what a tab or a line break is shown as.
  private static let openers = Set("=+-@＝＋－＠␉␍␊".unicodeScalars)
}
