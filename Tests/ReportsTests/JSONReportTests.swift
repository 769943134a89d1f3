import Foundation
import Reports
import Testing
import Values

@Suite("The JSON report")
struct JSONReportTests {
  private func parsed(_ bytes: [UInt8]) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  @Test("is JSON with the schema's keys, in the schema's order")
  func keys() throws {
    let bytes = JSONReport().render(
      SampleReport.full(), sources: [SampleReport.document], options: ReportOptions())
    _ = try parsed(bytes)
    let top = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .filter { $0.hasPrefix("  \"") }.compactMap { $0.split(separator: "\"").dropFirst().first }
    #expect(
      top.map(String.init) == [
        "schema", "run", "documents", "entity", "plan", "verdict", "gate_passed", "totals",
        "rules", "findings", "questions", "answers", "shortfalls", "dispositions", "uncovered",
        "due", "notes", "sentence", "reviews",
      ])
  }

  @Test("names the places of its findings and gives totals that add up")
  func content() throws {
    let bytes = JSONReport().render(
      SampleReport.full(), sources: [SampleReport.document], options: ReportOptions())
    let report = try parsed(bytes)
    let totals = try #require(report["totals"] as? [String: Int])
    let sum = totals.filter { $0.key != "grid" }.values.reduce(0, +)
    #expect(totals["grid"] == sum)
    #expect(sum == 25)
    let findings = try #require(report["findings"] as? [[String: Any]])
    #expect(findings.count == SampleReport.full().findings.count)
    let locations = try #require(findings[0]["locations"] as? [[String: Any]])
    #expect(locations[0]["sheet"] as? String == "Plan")
    #expect(locations[0]["cell"] as? String == "D10")
    #expect(findings[0]["verdict"] as? String == "fail")
  }

  @Test("frames several reports, the gravest verdict first")
  func several() throws {
    let sourced = [SampleReport.clean(), SampleReport.full()].map {
      SourcedReport($0, sources: [SampleReport.document])
    }
    let frame = try parsed(JSONReport().render(sourced, failures: [], options: ReportOptions()))
    #expect(frame["schema"] as? String == "cotejo.reports/1")
    #expect(frame["verdict"] as? String == "does_not_comply")
    #expect((frame["reports"] as? [Any])?.count == 2)
  }

  @Test("gives the same bytes for the same input", arguments: [TextLanguage.es, .en])
  func deterministic(language: TextLanguage) {
    for format in ReportFormats.all {
      let runs = (0..<2).map { _ in
        format.render(
          SampleReport.full(language: language), sources: [SampleReport.document],
          options: ReportOptions())
      }
      #expect(runs[0] == runs[1])
    }
  }

  @Test("an inspection is JSON too")
  func inspection() throws {
    let inspection = InspectionReport(SampleReport.full())
    #expect(try parsed(inspection.json(in: .es))["schema"] as? String == "cotejo.inspection/1")
    let text = String(decoding: inspection.text(in: .es, detailed: true), as: UTF8.self)
    #expect(text.contains("B9  codigo       «Código» (exacto): leídas 5"))
    #expect(text.contains("Sin usar: «Escaneada» (imagen sin texto)"))
  }
}
