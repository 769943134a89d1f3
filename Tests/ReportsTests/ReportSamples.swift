import Documents
import Findings
import Reports
import Testing
import Values

/// The reports that every format is tried on.
struct ReportSample: CustomTestStringConvertible, Sendable {
  let name: String
  let reports: [SourcedReport]
  var failures: [ReadError] = []

  var testDescription: String { name }

  func bytes(_ format: any ReportFormat, _ options: ReportOptions = ReportOptions()) -> [UInt8] {
    format.render(reports, failures: failures, options: options)
  }

  func text(_ format: any ReportFormat, _ options: ReportOptions = ReportOptions()) -> String {
    let bytes = bytes(format, options)
    return format.isBinary ? WorkbookParts(bytes).text : String(decoding: bytes, as: UTF8.self)
  }

  static let full = ReportSample(
    name: "full", reports: [SourcedReport(SampleReport.full(), sources: [SampleReport.document])])
  static let english = ReportSample(
    name: "english",
    reports: [SourcedReport(SampleReport.full(language: .en), sources: [SampleReport.document])])
  static let clean = ReportSample(
    name: "clean", reports: [SourcedReport(SampleReport.clean(), sources: [SampleReport.document])])
  static let hostile = ReportSample(
    name: "hostile",
    reports: [SourcedReport(HostileReport.report(), sources: [HostileReport.document])],
    failures: HostileReport.texts.map { ReadError(.damaged, path: $0, es: $0, en: $0) })
  static let unread = ReportSample(name: "unread", reports: [], failures: [missing])
  static let several = ReportSample(
    name: "several", reports: full.reports + clean.reports + full.reports, failures: [missing])
  /// The documents are not at hand, only their paths.
  static let withoutSources = ReportSample(
    name: "without-sources", reports: [SourcedReport(SampleReport.full(), sources: [])])
  /// Known to a baseline, treated, and gathered over several cells.
  static let gathered: ReportSample = {
    var report = SampleReport.full()
    report.findings[0].count = 14
    report.findings[0].locations += [SampleReport.place(12, 3), SampleReport.place(13, 3)]
    report.findings[0].disposition = "plan-2026"
    report.findings[1].baseline = true
    report.findings[2].baseline = false
    report.findings[4].locations += [SampleReport.place(9, 4), SampleReport.place(13, 4)]
    return ReportSample(
      name: "gathered", reports: [SourcedReport(report, sources: [SampleReport.document])])
  }()
  static let large = ReportSample(
    name: "large",
    reports: [
      SourcedReport(HostileReport.large(findings: 700, rules: 45), sources: [SampleReport.document])
    ])

  static let all = [
    full, english, clean, hostile, unread, several, withoutSources, gathered, large,
  ]

  private static let missing = ReadError(
    .noSuchFile, path: "no está.xlsx", es: "No existe el archivo.", en: "There is no such file.")
}
