import Checking
import Findings
import Reports
import TestSupport
import Testing
import Values

@Suite("How a finding came about")
struct ExplainingTests {
  @Test(
    "every finding of an example has a way whose deciding step says what its verdict says",
    // The second has rules as a whole whose condition reads rows of a table that has none.
    arguments: ["con-defectos-2026", "mincit-participacion-2021"])
  func everyFinding(example: String) throws {
    var request = CheckRequest(
      paths: [Checkout.root.appendingPathComponent("examples/\(example)/plan.xlsx").path],
      version: "prueba")
    request.asOf = CalendarDate(iso: "2026-02-12").map { .date($0) } ?? .byPlan
    request.explained = ""
    let session = try CheckSession(request, pack: DossierFolder.pack.get())
    let plan = try #require(try session.run().plans.first)
    #expect(plan.traces.count == plan.report.findings.count)
    for trace in plan.traces {
      let answers = trace.steps.filter(\.decides).map(\.answer)
      let expected: [RuleTrace.Answer] =
        switch trace.finding.verdict {
        case .fail: [.no]
        case .needsReview: [.open, .guess, .no, .yes]
        default: [.unknown, .guess, .open]
        }
      // A finding of a rule as a whole may wait for something that is no step: a table without rows.
      guard !answers.isEmpty || trace.finding.verdict == .fail else { continue }
      #expect(
        answers.contains { expected.contains($0) },
        "\(trace.finding.rule) \(trace.finding.verdict) \(answers)")
    }
  }

  @Test("the text names the cell, what it says, the expression and what it was judged with")
  func text() throws {
    let folder = try DossierFolder()
    let report = try folder.report()
    let finding = try #require(report.findings.first { $0.verdict == .fail })
    var explaining = folder
    explaining.request.explained = String(finding.fingerprint.prefix(8))
    let plan = try #require(try explaining.check().plans.first)
    let text = String(
      decoding: ExplanationReport(
        plan.traces, of: SourcedReport(plan.report, sources: plan.documents)
      ).bytes, as: UTF8.self)
    for part in [
      finding.fingerprint, finding.rule, finding.message.es, "3.1 ", "(decide)",
      plan.report.documents[0].sha256, plan.report.run.pack.sha256, "Si no está de acuerdo",
    ] { #expect(text.firstRange(of: part) != nil, "\(part)") }
  }

  @Test("what is lacking adds up to all that is open, what closes most first")
  func shortfalls() throws {
    let report = try DossierFolder().report()
    let cells = report.shortfalls.map(\.cells)
    #expect(cells.reduce(0, +) == report.totals[.notChecked] + report.totals[.needsReview])
    #expect(cells == cells.sorted(by: >))
    #expect(!cells.isEmpty)
  }
}
