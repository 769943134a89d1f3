import Findings
import Values

/// One cell of the matrix: a requirement and an entity's dossier of one year.
package struct MatrixCell: Sendable {
  /// The entity.
  package var entity: String
  /// The year.
  package var year: String
  /// How many cells of the grid have each verdict.
  package var totals: VerdictTotals
  /// Fails that an accepted exception covers.
  package var excepted: Int
  /// Fails of what the letter of a norm makes a duty, without excepted ones.
  package var breaches: Int
  /// Fails of good practice that no norm asks for.
  package var improvable: Int
}

/// A requirement and its cells, by entity and year.
package struct MatrixRow: Sendable {
  /// The requirement.
  package var requirement: String
  /// Its norm, an identifier.
  package var norm: String
  /// Its norm, for people.
  package var normTitle: LocalizedText
  /// Its article, for people.
  package var article: String
  /// Its cells.
  package var cells: [MatrixCell]
}

/// A dossier of a run, and what it comes to.
package struct RunDossier: Sendable {
  /// The entity.
  package var entity: String
  /// The year.
  package var year: String
  /// What it comes to.
  package var verdict: WholeVerdict
  /// What could not be read.
  package var failures: [StoredResult.Failure]
}

/// A whole run as reports need it.
package struct RunRecord: Sendable {
  /// Its number in the store.
  package var number: Int
  /// How it was asked to judge.
  package var settings: String
  /// Its rule pack.
  package var pack: (id: String, version: String, sha256: String)
  /// Its dossiers, by entity and year.
  package var dossiers: [RunDossier]
  /// Its matrix, in the order of the pack.
  package var matrix: [MatrixRow]
  /// What was left out.
  package var leftOut: [StoredRun.LeftOut]
}

extension Store {
  /// The number of the result of these inputs and what its dossier tells a caller; `nil` where it has
  /// yet to be computed.
  package func known(
    _ key: String
  ) throws(StoreError) -> (number: Int, exitCode: ExitCode)? {
    try using { database throws(StoreError) in try Store.known(key, database) }
  }

  static func known(
    _ key: String, _ database: any Database
  ) throws(StoreError) -> (number: Int, exitCode: ExitCode)? {
    var found: (number: Int, exitCode: ExitCode)?
    try database.query("SELECT id, exit_code FROM result WHERE key = ?", [.text(key)]) {
      row throws(StoreError) in
      found = (row.integer(0), ExitCode(rawValue: Int32(row.integer(1))) ?? .fault)
    }
    return found
  }

  /// Runs one statement that only reads; gives the names of its columns, then its rows as texts until
  /// `row` wants no more. `NULL` is an empty text.
  package func read(
    _ sql: String, names: ([String]) -> Void, row: ([String]) -> Bool
  ) throws(StoreError) {
    try using { database throws(StoreError) in
      try database.read(sql, names: names) { found in row((0..<found.count).map(found.text)) }
    }
  }

  /// The run that was recorded last.
  package func latestRun() throws(StoreError) -> RunRecord {
    try using { database throws(StoreError) in
      var found: RunRecord?
      try database.query(
        """
        SELECT run.id, settings, pack.name, pack.version, pack.sha256
        FROM run JOIN pack ON pack.sha256 = run.pack ORDER BY run.id DESC LIMIT 1
        """
      ) { row throws(StoreError) in
        found = RunRecord(
          number: row.integer(0), settings: row.text(1),
          pack: (row.text(2), row.text(3), row.text(4)), dossiers: [], matrix: [], leftOut: [])
      }
      guard var run = found else { throw StoreError(.noRun, path: path) }
      run.dossiers = try Store.dossiers(of: run.number, database)
      run.matrix = try Store.matrix(of: run.number, database)
      try database.query(
        "SELECT path, reason FROM run_left_out WHERE run = ? ORDER BY path", [.integer(run.number)]
      ) { row throws(StoreError) in
        run.leftOut.append(StoredRun.LeftOut(path: row.text(0), reason: row.text(1)))
      }
      return run
    }
  }

  private static func dossiers(
    of run: Int, _ database: any Database
  ) throws(StoreError) -> [RunDossier] {
    var dossiers: [RunDossier] = []
    try database.query(
      """
      SELECT entity, year, verdict, failure.path, failure.kind, failure.es, failure.en
      FROM dossiers LEFT JOIN failure USING (result)
      WHERE run = ? ORDER BY entity, year, failure.position
      """, [.integer(run)]
    ) { row throws(StoreError) in
      if dossiers.last?.entity != row.text(0) || dossiers.last?.year != row.text(1) {
        dossiers.append(
          RunDossier(
            entity: row.text(0), year: row.text(1),
            // What cannot be understood is never green.
            verdict: WholeVerdict(rawValue: row.text(2)) ?? .inconclusive, failures: []))
      }
      if let path = row.optionalText(3) {
        dossiers[dossiers.count - 1].failures.append(
          .init(
            path: path, kind: row.text(4), text: LocalizedText(es: row.text(5), en: row.text(6))))
      }
    }
    return dossiers
  }

  private static func matrix(
    of run: Int, _ database: any Database
  ) throws(StoreError) -> [MatrixRow] {
    var rows: [MatrixRow] = []
    var numbers: [String: Int] = [:]
    var positions: [Int] = []
    try database.query(
      """
      SELECT requirement, norm, norm_es, norm_en, article, entity, year, excepted, position, breaches, improvable,
        \(StoreSchema.totals) FROM matrix WHERE run = ? ORDER BY entity, year, position
      """, [.integer(run)]
    ) { row throws(StoreError) in
      let key = "\(row.text(1))\u{0}\(row.text(4))\u{0}\(row.text(0))"
      let number = numbers[key] ?? rows.count
      if number == rows.count {
        numbers[key] = number
        positions.append(row.integer(8))
        rows.append(
          MatrixRow(
            requirement: row.text(0), norm: row.text(1),
            normTitle: LocalizedText(es: row.text(2), en: row.text(3)), article: row.text(4),
            cells: []))
      }
      positions[number] = min(positions[number], row.integer(8))
      var totals = VerdictTotals()
      for (index, verdict) in Verdict.allCases.enumerated() {
        totals[verdict] = row.integer(11 + index)
      }
      rows[number].cells.append(
        MatrixCell(
          entity: row.text(5), year: row.text(6), totals: totals, excepted: row.integer(7),
          breaches: row.integer(9), improvable: row.integer(10)))
    }
    return rows.indices.sorted {
      (positions[$0], rows[$0].requirement, rows[$0].article)
        < (positions[$1], rows[$1].requirement, rows[$1].article)
    }.map { rows[$0] }
  }
}
