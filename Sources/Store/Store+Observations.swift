import Values

extension Store {
  /// A change to an observation that its state does not allow.
  package enum ObservationFault: Error, Sendable {
    /// There is none with this number.
    case unknown(Int)
    /// It does not go from the one state to the other.
    case wrongStep(Int, from: StoredObservation.State, to: StoredObservation.State)
    /// The day lies before that of the step before.
    case before(Int, day: String)
    /// It was communicated, and the field holds something: nothing is edited any more.
    case closed(Int, StoredObservation.Field)
  }

  /// Gives each dossier's rule the number that stays, and keeps what the audit says of it now.
  ///
  /// What was communicated keeps the words of then.
  package func keep(
    _ found: [(year: String, rule: String, content: String)], of entity: String
  ) throws(StoreError) {
    try transaction { database throws(StoreError) in
      var known = try Store.observations(of: entity, database)
      for item in found {
        if let old = known.first(where: { $0.year == item.year && $0.rule == item.rule }) {
          guard old.state == .draft, old.content != item.content else { continue }
          try Store.add(item.content, to: old.number, of: entity, database)
          continue
        }
        let number = (known.map(\.number).max() ?? 0) + 1
        try database.insert(
          into: "observation (entity, number, year, rule)",
          [[.text(entity), .integer(number), .text(item.year), .text(item.rule)]])
        try Store.add(item.content, to: number, of: entity, database)
        known.append(StoredObservation(number: number, year: item.year, rule: item.rule))
      }
    }
  }

  /// All observations of an entity, by number.
  package func observations(of entity: String) throws(StoreError) -> [StoredObservation] {
    try using { database throws(StoreError) in
      // A store of an older program has none.
      guard case .store(let version) = try database.version(), version > 2 else { return [] }
      return try Store.observations(of: entity, database)
    }
  }

  /// Adds a step to an observation's way, or tells why that is none.
  package func add(
    _ event: StoredObservation.Event, to number: Int, of entity: String
  ) throws(StoreError) -> ObservationFault? {
    try transaction { database throws(StoreError) in
      let known = try Store.observations(of: entity, database)
      guard let old = known.first(where: { $0.number == number }) else { return .unknown(number) }
      guard old.state.next.contains(event.state) else {
        return .wrongStep(number, from: old.state, to: event.state)
      }
      if let last = old.events.last, event.day < last.day { return .before(number, day: last.day) }
      try database.insert(
        into: """
          observation_event
          (entity, number, position, state, day, author, content, annex, annex_sha256)
          """,
        [
          [
            .text(entity), .integer(number), .integer(old.events.count),
            .text(event.state.rawValue),
            .text(event.day), .text(event.author), .text(event.text), .optional(event.annex),
            .optional(event.annexSHA256),
          ]
        ])
      return nil
    }
  }

  /// Adds what a person wrote into a field; after the observation was communicated, only where nothing
  /// was written yet.
  package func add(
    _ entry: StoredObservation.Entry, to number: Int, of entity: String
  ) throws(StoreError) -> ObservationFault? {
    try transaction { database throws(StoreError) in
      let known = try Store.observations(of: entity, database)
      guard let old = known.first(where: { $0.number == number }) else { return .unknown(number) }
      let written = old.entry(entry.field)
      if written == entry.text { return nil }
      guard old.state == .draft || written == nil else { return .closed(number, entry.field) }
      try database.insert(
        into: "observation_entry (entity, number, position, field, content, day, author)",
        [
          [
            .text(entity), .integer(number), .integer(old.entries.count),
            .text(entry.field.rawValue), .text(entry.text), .optional(entry.day),
            .text(entry.author),
          ]
        ])
      return nil
    }
  }

  // MARK: - Rows

  private static func add(
    _ content: String, to number: Int, of entity: String, _ database: any Database
  ) throws(StoreError) {
    let version = try database.number(
      "SELECT count(*) FROM observation_content WHERE entity = ? AND number = ?",
      [.text(entity), .integer(number)])
    try database.insert(
      into: "observation_content (entity, number, version, content)",
      [[.text(entity), .integer(number), .integer(version ?? 0), .text(content)]])
  }

  private static func observations(
    of entity: String, _ database: any Database
  ) throws(StoreError) -> [StoredObservation] {
    var found: [StoredObservation] = []
    var positions: [Int: Int] = [:]
    try database.query(
      """
      SELECT observation.number, year, rule, said.content
      FROM observation JOIN observation_content AS said
        ON said.entity = observation.entity AND said.number = observation.number
      WHERE observation.entity = ? ORDER BY observation.number, version
      """, [.text(entity)]
    ) { row throws(StoreError) in
      let number = row.integer(0)
      if positions[number] == nil {
        positions[number] = found.count
        found.append(
          StoredObservation(number: number, year: row.text(1), rule: row.text(2)))
      }
      found[found.count - 1].content = row.text(3)
    }
    try database.query(
      """
      SELECT number, field, content, day, author FROM observation_entry
      WHERE entity = ? ORDER BY number, position
      """, [.text(entity)]
    ) { row throws(StoreError) in
      guard let index = positions[row.integer(0)],
        let field = StoredObservation.Field(rawValue: row.text(1))
      else { return }
      found[index].entries.append(
        StoredObservation.Entry(
          field, text: row.text(2), day: row.optionalText(3), author: row.text(4)))
    }
    try database.query(
      """
      SELECT number, state, day, author, content, annex, annex_sha256 FROM observation_event
      WHERE entity = ? ORDER BY number, position
      """, [.text(entity)]
    ) { row throws(StoreError) in
      guard let index = positions[row.integer(0)],
        let state = StoredObservation.State(rawValue: row.text(1))
      else { return }
      found[index].events.append(
        StoredObservation.Event(
          state, day: row.text(2), author: row.text(3), text: row.text(4),
          annex: row.optionalText(5), annexSHA256: row.optionalText(6)))
    }
    return found
  }
}

extension Store {
  /// Writes down where a document comes from, as an auditor says it.
  package func keep(
    _ custody: CustodyEntry, of entity: String, by author: String
  ) throws(StoreError) {
    try transaction { database throws(StoreError) in
      let position = try database.number(
        "SELECT count(*) FROM custody WHERE entity = ?", [.text(entity)])
      try database.insert(
        into: """
          custody (entity, position, year, path, sha256, source, filing, received, handed_in_by, day,
          author)
          """,
        [
          [
            .text(entity), .integer(position ?? 0), .text(custody.year), .text(custody.path),
            .optional(custody.sha256), .optional(custody.source), .optional(custody.filing),
            .optional(custody.received), .optional(custody.handedInBy), .optional(custody.day),
            .text(author),
          ]
        ])
    }
  }

  /// Where an entity's documents come from, in the order in which it was written.
  package func custody(of entity: String) throws(StoreError) -> [CustodyEntry] {
    try using { database throws(StoreError) in
      var found: [CustodyEntry] = []
      // A store of an older program has none.
      guard case .store(let version) = try database.version(), version > 2 else { return found }
      try database.query(
        """
        SELECT year, path, sha256, source, filing, received, handed_in_by, day, author
        FROM custody WHERE entity = ? ORDER BY position
        """, [.text(entity)]
      ) { row throws(StoreError) in
        var entry = CustodyEntry(.audit, year: row.text(0), path: row.text(1))
        (entry.sha256, entry.source) = (row.optionalText(2), row.optionalText(3))
        (entry.filing, entry.received) = (row.optionalText(4), row.optionalText(5))
        (entry.handedInBy, entry.day) = (row.optionalText(6), row.optionalText(7))
        entry.recordedBy = row.text(8)
        found.append(entry)
      }
      return found
    }
  }
}
