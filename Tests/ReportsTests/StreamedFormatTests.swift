import Reports
import Testing
import Values

@Suite("Reports written piece by piece")
struct StreamedFormatTests {
  /// Some thousand findings, each with signs that JSON shows as escapes.
  private static let long: SourcedReport = {
    var report = SampleReport.full()
    let once = report.findings
    report.findings = (0..<600).flatMap { _ in once }
    for index in report.findings.indices { report.findings[index].message.es += " «\u{202E}ñ»" }
    return SourcedReport(report, sources: [SampleReport.document])
  }()

  @Test("pieces are the report, however long it is", arguments: ReportFormats.all.map(\.identifier))
  func pieces(identifier: String) throws {
    let format = try #require(ReportFormats.named(identifier))
    let whole = format.render([Self.long], failures: [], options: ReportOptions())
    var pieces: [[UInt8]] = []
    format.write([Self.long], failures: [], options: ReportOptions()) { pieces.append($0) }
    #expect(pieces.reduce(into: []) { $0 += $1 } == whole)
  }

  @Test("no piece of a long report is long", arguments: ["json", "ndjson", "csv", "oscal"])
  func lengths(identifier: String) throws {
    let format = try #require(ReportFormats.named(identifier))
    var lengths: [Int] = []
    format.write([Self.long], failures: [], options: ReportOptions()) { lengths.append($0.count) }
    #expect(lengths.reduce(0, +) > 1_000_000)
    #expect(lengths.allSatisfy { $0 < 400_000 }, "\(lengths)")
  }

  @Test("a program reads a long report as it reads a short one")
  func parsed() throws {
    let bytes = JSONReport().render([Self.long], failures: [], options: ReportOptions())
    let findings = try JSONValue(parsing: bytes)["findings"]?.array
    #expect(findings?.count == Self.long.report.findings.count)
  }
}
