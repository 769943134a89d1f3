import Values

/// One cell of the grid looked at closely: what it is about, and what was read for it.
///
/// It says nothing that follows from the verdict, so that a person can judge the cell without knowing it.
package struct CellDetail: Sendable {
  /// Which cell of a plan's grid.
  package struct Address: Hashable, Sendable {
    /// The rule's identifier.
    package var rule: String
    /// What the rule says of it.
    package var verdict: Verdict
    /// Its position, from 0, among the rule's cells with that verdict.
    package var position: Int

    /// A cell from its parts.
    package init(rule: String, verdict: Verdict, position: Int) {
      (self.rule, self.verdict, self.position) = (rule, verdict, position)
    }
  }

  /// Which cell.
  package var address: Address
  /// What it is about.
  package var subject: SubjectName
  /// The rows it is about; empty for the plan as a whole.
  package var rows: [Finding.Location]
  /// What was read for it: what the check asks, then what decides whether the rule applies.
  package var facts: [RuleTrace.ReadFact]

  /// A cell from its parts.
  package init(
    _ address: Address, subject: SubjectName, rows: [Finding.Location],
    facts: [RuleTrace.ReadFact]
  ) {
    (self.address, self.subject) = (address, subject)
    (self.rows, self.facts) = (rows, facts)
  }
}
