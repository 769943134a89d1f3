import Findings
import Values

/// The cells of one rule in one plan of a run, counted by verdict.
package struct RunCells: Sendable {
  /// The entity.
  package var entity: String
  /// The dossier's year.
  package var year: String
  /// The number of the dossier's result in its store.
  package var result: Int
  /// The plan of that result, from 0.
  package var plan: Int
  /// The rule.
  package var rule: String
  /// Its norm, an identifier.
  package var norm: String
  /// Whether the letter of a norm makes it a duty.
  package var isMust: Bool
  /// How many cells have which verdict.
  package var totals: VerdictTotals
}

/// A run as cells can be drawn from it.
package struct RunGrid: Sendable {
  /// Its number in the store.
  package var run: Int
  /// How it was asked to judge.
  package var settings: String
  /// SHA-256 of its rule pack.
  package var pack: String
  /// What was judged by rules of the pack, by entity, year, plan and the pack's order.
  package var cells: [RunCells] = []
  /// The documents: entity, year, plan, path and SHA-256.
  package var documents: [[String]] = []
}

extension Store {
  /// The cells of the run that was recorded last.
  package func latestGrid() throws(StoreError) -> RunGrid {
    try using { database throws(StoreError) in
      var found: RunGrid?
      try database.query("SELECT id, settings, pack FROM run ORDER BY id DESC LIMIT 1") {
        row throws(StoreError) in
        found = RunGrid(run: row.integer(0), settings: row.text(1), pack: row.text(2))
      }
      guard var grid = found else { throw StoreError(.noRun, path: path) }
      try database.query(
        """
        SELECT entity, year, result, plan, rule.id, norm, obligation, basis, \(StoreSchema.totals)
        FROM run_dossier JOIN outcome USING (result) JOIN rule
          ON rule.pack = outcome.pack AND rule.id = outcome.rule
        WHERE run = ? AND is_of_pack = 1 ORDER BY entity, year, plan, position
        """, [.integer(grid.run)]
      ) { row throws(StoreError) in
        var totals = VerdictTotals()
        for (index, verdict) in Verdict.allCases.enumerated() {
          totals[verdict] = row.integer(8 + index)
        }
        grid.cells.append(
          RunCells(
            entity: row.text(0), year: row.text(1), result: row.integer(2), plan: row.integer(3),
            rule: row.text(4), norm: row.text(5),
            isMust: row.text(6) == Obligation.must.rawValue
              && row.text(7) == RuleBasis.literal.rawValue, totals: totals))
      }
      try database.query(
        """
        SELECT entity, year, plan, path, sha256 FROM run_dossier JOIN document USING (result)
        WHERE run = ? ORDER BY entity, year, plan, position
        """, [.integer(grid.run)]
      ) { row throws(StoreError) in grid.documents.append((0..<5).map(row.text)) }
      return grid
    }
  }
}
