import Findings
import Values

extension Store {
  /// The sample with this code; `nil` where it was not drawn yet.
  package func sample(_ code: String) throws(StoreError) -> StoredSample? {
    try samples(where: "WHERE code = ?", [.text(code)]).first
  }

  /// All samples, in the order in which they were drawn.
  package func samples() throws(StoreError) -> [StoredSample] { try samples(where: "", []) }

  /// Keeps a sample; one that was drawn before stays as it is.
  package func keep(_ sample: StoredSample) throws(StoreError) {
    try transaction { database throws(StoreError) in
      if try database.number("SELECT 1 FROM sample WHERE code = ?", [.text(sample.code)]) == 1 {
        return
      }
      let id =
        try database.number(
          """
          INSERT INTO sample
            (code, run, pack, method, seed, size, filter, population, population_sha256)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
          """,
          [
            .text(sample.code), .integer(sample.run), .text(sample.pack),
            .text(sample.method.rawValue), .text(sample.seed), .integer(sample.size),
            .text(sample.filter), .integer(sample.population), .text(sample.populationSHA256),
          ]) ?? 0
      try database.insert(
        into: """
          sample_cell
          (sample, number, result, plan, entity, year, pack, rule, verdict, position, content)
          """,
        sample.cells.map { cell in
          [
            .integer(id), .integer(cell.number), .integer(cell.result), .integer(cell.plan),
            .text(cell.entity), .text(cell.year), .text(sample.pack), .text(cell.address.rule),
            .text(cell.address.verdict.id), .integer(cell.address.position), .text(cell.content),
          ]
        })
    }
  }

  /// Adds answers to cells of a sample, by number: all of them or none. What was answered in the very same
  /// words before is passed over. Gives how many are new.
  package func add(
    _ answers: [(number: Int, answer: StoredSample.Answer)], to code: String
  ) throws(StoreError) -> Int {
    try transaction { database throws(StoreError) in
      let id = try database.number("SELECT id FROM sample WHERE code = ?", [.text(code)]) ?? 0
      var known = try Store.answers(of: id, database)
      var added = 0
      for (number, answer) in answers where known[number]?.contains(answer) != true {
        try database.insert(
          into: "sample_answer (sample, number, position, verdict, day, author, note)",
          [
            [
              .integer(id), .integer(number), .integer(known[number]?.count ?? 0),
              .text(answer.verdict.id), .text(answer.day), .text(answer.author),
              .optional(answer.note),
            ]
          ])
        known[number, default: []].append(answer)
        added += 1
      }
      return added
    }
  }

  // MARK: - Rows

  private func samples(
    where condition: String, _ values: [DatabaseValue]
  ) throws(StoreError) -> [StoredSample] {
    try using { database throws(StoreError) in
      // A store of an older program has none.
      guard case .store(let version) = try database.version(), version > 3 else { return [] }
      var found: [(id: Int, sample: StoredSample)] = []
      try database.query(
        """
        SELECT id, code, run, pack, method, seed, size, filter, population, population_sha256
        FROM sample \(condition) ORDER BY id
        """, values
      ) { row throws(StoreError) in
        found.append(
          (
            row.integer(0),
            StoredSample(
              code: row.text(1), run: row.integer(2), pack: row.text(3),
              method: StoredSample.Method(rawValue: row.text(4)) ?? .risk, seed: row.text(5),
              size: row.integer(6), filter: row.text(7), population: row.integer(8),
              populationSHA256: row.text(9), cells: [])
          ))
      }
      for index in found.indices {
        found[index].sample.cells = try Store.cells(of: found[index].id, database)
      }
      return found.map(\.sample)
    }
  }

  private static func cells(
    of sample: Int, _ database: any Database
  ) throws(StoreError) -> [StoredSample.Cell] {
    let answers = try answers(of: sample, database)
    var cells: [StoredSample.Cell] = []
    try database.query(
      """
      SELECT number, result, plan, entity, year, rule, verdict, position, content
      FROM sample_cell WHERE sample = ? ORDER BY number
      """, [.integer(sample)]
    ) { row throws(StoreError) in
      guard let verdict = Verdict(id: row.text(6)) else { return }
      var cell = StoredSample.Cell(
        number: row.integer(0), result: row.integer(1), plan: row.integer(2), entity: row.text(3),
        year: row.text(4),
        address: .init(rule: row.text(5), verdict: verdict, position: row.integer(7)),
        content: row.text(8))
      cell.answers = answers[cell.number] ?? []
      cells.append(cell)
    }
    return cells
  }

  private static func answers(
    of sample: Int, _ database: any Database
  ) throws(StoreError) -> [Int: [StoredSample.Answer]] {
    var answers: [Int: [StoredSample.Answer]] = [:]
    try database.query(
      """
      SELECT number, verdict, day, author, note FROM sample_answer
      WHERE sample = ? ORDER BY number, position
      """, [.integer(sample)]
    ) { row throws(StoreError) in
      guard let verdict = Verdict(id: row.text(1)) else { return }
      answers[row.integer(0), default: []].append(
        StoredSample.Answer(
          verdict, day: row.text(2), author: row.text(3), note: row.optionalText(4)))
    }
    return answers
  }
}
