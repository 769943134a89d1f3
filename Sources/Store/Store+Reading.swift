import Findings
import Values

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

  /// The run that was recorded last, with what was found in each dossier where that is asked for.
  package func latestRun(withFindings: Bool = false) throws(StoreError) -> RunRecord {
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
      try Store.addFacts(to: &run, database)
      try Store.addQuestions(to: &run, database)
      if withFindings { try Store.addFindings(to: &run, database) }
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

  /// The places of dossiers in a run's list.
  private static func places(_ run: RunRecord) -> [String: Int] {
    Dictionary(
      run.dossiers.enumerated().map { ("\($1.entity)/\($1.year)", $0) }, uniquingKeysWith: { $1 })
  }

  private static func addFacts(
    to run: inout RunRecord, _ database: any Database
  ) throws(StoreError) {
    let places = places(run)
    try database.query(
      """
      SELECT entity, year, field, value FROM run_dossier JOIN fact USING (result)
      WHERE run = ? AND of = 'entidad' ORDER BY entity, year, plan, position
      """, [.integer(run.number)]
    ) { row throws(StoreError) in
      guard let place = places["\(row.text(0))/\(row.text(1))"] else { return }
      // The first plan of a dossier that says it is believed.
      let known = run.dossiers[place].facts[row.text(2)]
      run.dossiers[place].facts[row.text(2)] = known ?? row.text(3)
    }
    try database.query(
      """
      SELECT DISTINCT entity, year, as_of FROM run_dossier JOIN plan USING (result)
      WHERE run = ? ORDER BY entity, year, as_of
      """, [.integer(run.number)]
    ) { row throws(StoreError) in
      guard let place = places["\(row.text(0))/\(row.text(1))"] else { return }
      run.dossiers[place].asOf.append(row.text(2))
    }
  }

  private static func addQuestions(
    to run: inout RunRecord, _ database: any Database
  ) throws(StoreError) {
    let places = places(run)
    try database.query(
      """
      SELECT entity, year, question.id, es, en, sum(cells)
      FROM run_dossier JOIN question USING (result)
      WHERE run = ? GROUP BY entity, year, question.id, es, en ORDER BY entity, year, question.id, es
      """, [.integer(run.number)]
    ) { row throws(StoreError) in
      guard let place = places["\(row.text(0))/\(row.text(1))"] else { return }
      run.dossiers[place].questions.append(
        RunQuestion(
          id: row.text(2), text: LocalizedText(es: row.text(3), en: row.text(4)),
          cells: row.integer(5)))
    }
  }

  private static func addFindings(
    to run: inout RunRecord, _ database: any Database
  ) throws(StoreError) {
    let places = places(run)
    try database.query(
      """
      SELECT entity, year, finding.rule, requirement, norm_es, norm_en, article, finding.verdict, basis,
        finding.severity, message_es, message_en, remedy_es, remedy_en, cells, path, sheet, cell,
        page, line, written
      FROM run_dossier JOIN result ON result.id = run_dossier.result
        JOIN finding ON finding.result = result.id
        JOIN rule ON rule.pack = result.pack AND rule.id = finding.rule
      WHERE run = ? ORDER BY entity, year, plan, position
      """, [.integer(run.number)]
    ) { row throws(StoreError) in
      guard let place = places["\(row.text(0))/\(row.text(1))"] else { return }
      // Good practice claims no article of a norm.
      let article = row.text(8) == RuleBasis.methodology.rawValue ? "" : row.text(6)
      run.dossiers[place].findings.append(
        RunFinding(
          rule: row.text(2), requirement: row.text(3),
          citation: LocalizedText(
            es: Citation.text(norm: row.text(4), article: article),
            en: Citation.text(norm: row.text(5), article: article)),
          verdict: row.text(7), basis: row.text(8), severity: row.text(9),
          message: LocalizedText(es: row.text(10), en: row.text(11)),
          remedy: LocalizedText(es: row.text(12), en: row.text(13)), cells: row.integer(14),
          path: row.optionalText(15), sheet: row.optionalText(16), cell: row.optionalText(17),
          page: row.optionalText(18).flatMap { Int($0) },
          line: row.optionalText(19).flatMap { Int($0) }, written: row.optionalText(20)))
    }
  }

  private static func matrix(
    of run: Int, _ database: any Database
  ) throws(StoreError) -> [MatrixRow] {
    var rows: [MatrixRow] = []
    var numbers: [String: Int] = [:]
    var positions: [Int] = []
    try database.query(
      """
      SELECT requirement, norm, norm_es, norm_en, article, entity, year, excepted, position, breaches,
        improvable, not_in_force, requirement_es, requirement_en, \(StoreSchema.totals)
      FROM matrix WHERE run = ? ORDER BY entity, year, position
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
            text: LocalizedText(es: row.text(12), en: row.text(13)), cells: []))
      }
      positions[number] = min(positions[number], row.integer(8))
      var totals = VerdictTotals()
      for (index, verdict) in Verdict.allCases.enumerated() {
        totals[verdict] = row.integer(14 + index)
      }
      rows[number].cells.append(
        MatrixCell(
          entity: row.text(5), year: row.text(6), totals: totals, excepted: row.integer(7),
          notInForce: row.integer(11), breaches: row.integer(9), improvable: row.integer(10)))
    }
    return rows.indices.sorted {
      (positions[$0], rows[$0].requirement, rows[$0].article)
        < (positions[$1], rows[$1].requirement, rows[$1].article)
    }.map { rows[$0] }
  }
}
