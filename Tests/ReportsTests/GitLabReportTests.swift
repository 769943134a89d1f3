import Findings
import Foundation
import Reports
import Testing
import Values

@Suite("The GitLab report")
struct GitLabReportTests {
  private func entries(_ sample: ReportSample) throws -> [[String: Any]] {
    try #require(
      JSONSerialization.jsonObject(with: Data(sample.bytes(GitLabReport()))) as? [[String: Any]])
  }

  @Test("has all keys, unique fingerprints and relative paths", arguments: ReportSample.all)
  func keys(sample: ReportSample) throws {
    let entries = try entries(sample)
    let prints = entries.compactMap { $0["fingerprint"] as? String }
    #expect(Set(prints).count == entries.count)
    for entry in entries {
      #expect(
        Set(entry.keys) == ["description", "check_name", "fingerprint", "severity", "location"])
      #expect(
        ["info", "minor", "major", "critical", "blocker"].contains(entry["severity"] as? String))
      let location = try #require(entry["location"] as? [String: Any])
      #expect((location["path"] as? String)?.hasPrefix("./") == false)
      #expect(try #require((location["lines"] as? [String: Int])?["begin"]) >= 1)
    }
  }

  @Test("tells what stands in which cell, the gravest first")
  func order() throws {
    let entries = try entries(.full)
    let grades = ["blocker", "critical", "major", "info", "minor"]
    let ranks = entries.compactMap { grades.firstIndex(of: $0["severity"] as? String ?? "") }
    #expect(ranks == ranks.sorted() && ranks.count == SampleReport.full().findings.count)
    #expect(
      entries[1]["description"] as? String
        == "'Plan'!E11: La fecha «31/1272024» no se entiende. Corregir: Escriba lo que falta.")
  }

  @Test("is empty for a plan that complies, and only then")
  func green() throws {
    #expect(try entries(.clean).isEmpty)
    var report = SampleReport.clean()
    report.verdict = .inconclusive
    let sample = ReportSample(name: "open", reports: [SourcedReport(report, sources: [])])
    #expect(try entries(sample).count == 1)
  }

  @Test("caps its entries and states the remainder")
  func cap() throws {
    let sample = ReportSample(
      name: "many", reports: [SourcedReport(HostileReport.large(findings: 10_050), sources: [])])
    let entries = try entries(sample)
    #expect(entries.count == GitLabReport.mostEntries + 1)
    #expect((entries.last?["description"] as? String)?.hasPrefix("y 50 observaciones más") == true)
  }
}
