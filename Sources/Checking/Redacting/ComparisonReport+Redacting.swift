import Documents
import Findings
import Plans
import Reports
import Values

extension ComparisonReport {
  /// The comparison with persons and what identifies them masked; changes, findings and places stay.
  func redacted(by redactor: Redactor) -> ComparisonReport {
    var report = ComparisonReport(
      base: redactor.document(base, at: 0, of: 0), head: redactor.document(head, at: 0, of: 1),
      plan: plan.retold(change: redactor.change, words: redactor.words),
      findings: findings.retold(report: redactor.report, finding: redactor.finding))
    report.companions = companions
    return report
  }
}

extension Redactor {
  fileprivate func change(_ change: PlanChange) -> PlanChange {
    var change = change
    let field = change.field?.id.map { "\(change.table).\($0)" } ?? ""
    change.key = words(change.key)
    change.label = words(change.label)
    change.before = change.before.map { side($0, of: field) }
    change.after = change.after.map { side($0, of: field) }
    return change
  }

  private func side(_ side: PlanChange.Side, of field: String) -> PlanChange.Side {
    var side = side
    side.text = value(side.text, of: field)
    side.value = side.value.map { value($0, of: field) }
    return side
  }

  private func value(_ value: FactValue, of field: String) -> FactValue {
    switch value {
    case .text(let text): .text(self.value(text, of: field))
    case .list(let parts): .list(parts.map { self.value($0, of: field) })
    case .number, .date, .yesNo: value
    }
  }
}
