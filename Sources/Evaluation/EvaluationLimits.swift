/// The named limits of judging; every one is tested by a plan that breaks it.
package struct EvaluationLimits: Sendable {
  /// Cells of the grid: subjects times rules. A rule whose share of them its subjects pass is not
  /// checked, and its one cell says so.
  package var gridCells = 200_000_000
  /// How many findings of one rule are kept one by one; the rest is counted in the last.
  package var findings = 100_000
  /// How many rows of a plan the cost of one evaluation is meant for: where more stand in it, an
  /// expression that goes through them once, for all subjects together, may cost more in proportion.
  package var rowsOfCost = 10_000
  /// How many places of one finding are kept.
  package var places = 2_000

  /// The defaults.
  package init() {}

  /// How many subjects a rule may have among so many rules.
  func subjects(rules: Int) -> Int { gridCells / max(1, rules) }
}
