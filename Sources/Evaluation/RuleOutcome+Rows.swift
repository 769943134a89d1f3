import Findings
import Rules

extension RuleOutcome {
  /// The rows of its table that fail, and the table's position; `nil` where the rule judges no rows.
  ///
  /// Only an outcome that kept its subjects knows.
  package func failedRows(
    of rule: Rule, in context: EvaluationContext
  ) -> (table: Int, rows: [Int])? {
    let subjects = Subjects(of: rule.subject, in: context)
    guard let table = subjects.table, self.subjects.count == subjects.count else { return nil }
    let failed = subjects.indices.filter { self.subjects[$0].verdict == .fail }
    return (table, failed.flatMap { subjects.rows(of: $0).map(Int.init) })
  }
}

extension Subjects {
  fileprivate var indices: Range<Int> { 0..<count }
}
