import Findings
import Testing
import Values

@testable import Audit
@testable import Store

@Suite("From one year to the next")
struct AuditTrendTests {
  /// A cell of a requirement in one year.
  private struct Year {
    var fail = 0
    var pass = 0
    var notInForce = 0
    var notDue = 0
    var notChecked = 0
  }

  @Test("tells whether the plan, the law, the deadline or lacking information made the difference")
  func origins() {
    let broken = Year(fail: 2, pass: 5)
    #expect(change(Year(pass: 3), broken) == "broken plan")
    #expect(change(broken, Year(pass: 3)) == "mended plan")
    #expect(change(Year(notInForce: 1), broken) == "broken law")
    #expect(change(broken, Year(notInForce: 4)) == "mended law")
    #expect(change(Year(notDue: 1), broken) == "broken deadline")
    #expect(change(broken, Year(pass: 7, notChecked: 1)) == "mended information")
    // One cell in force is enough for the plan to be judged.
    #expect(change(broken, Year(pass: 1, notInForce: 1)) == "mended plan")
    #expect(change(broken, broken) == nil)
    #expect(change(Year(pass: 1), Year(notChecked: 1)) == nil)
  }

  @Test("compares years with years and four-year plans with four-year plans")
  func spans() {
    let trend = AuditTrend(
      record([
        ("2023", Year(fail: 1)), ("2024", Year(pass: 1)), ("2024-2027", Year(fail: 1)),
        ("2025", Year(fail: 1)),
      ]))
    #expect(trend.steps.map { "\($0.from) \($0.to)" } == ["2023 2024", "2024 2025"])
    #expect(trend.changes.map { "\($0.to) \($0.isBroken)" } == ["2024 false", "2025 true"])
  }

  private func change(_ before: Year, _ after: Year) -> String? {
    AuditTrend(record([("2024", before), ("2025", after)])).changes.first.map {
      ($0.isBroken ? "broken " : "mended ") + $0.origin.rawValue
    }
  }

  private func record(_ years: [(String, Year)]) -> RunRecord {
    let cells = years.map { name, year in
      var totals = VerdictTotals()
      totals[.fail] = year.fail
      totals[.pass] = year.pass
      totals[.notApplicable] = year.notInForce
      totals[.notDue] = year.notDue
      totals[.notChecked] = year.notChecked
      return MatrixCell(
        entity: "chia", year: name, totals: totals, excepted: 0, notInForce: year.notInForce,
        breaches: year.fail, improvable: 0)
    }
    let none = LocalizedText(es: "")
    return RunRecord(
      number: 1, settings: "", pack: ("p", "1", "cafe"),
      dossiers: years.map {
        RunDossier(entity: "chia", year: $0.0, verdict: .inconclusive, failures: [])
      },
      matrix: [
        MatrixRow(
          requirement: "r", norm: "n", normTitle: none, article: "1", text: none, cells: cells)
      ], leftOut: [])
  }
}
