import Findings
import Values

/// What the last audit of an entity came to.
package struct EntityAudit: Sendable {
  /// A dossier of the entity.
  package struct Dossier: Sendable {
    /// Its year or years.
    package var year: String
    /// The number of its result.
    package var result: Int
    /// What it comes to.
    package var verdict: WholeVerdict
    /// The files it rests on.
    package var inputs: [StoredResult.Input] = []
    /// The cells of each rule, by its identifier.
    package var totals: [String: VerdictTotals] = [:]
  }

  /// The number of the run.
  package var run: Int
  /// The day of the run, ISO.
  package var day: String?
  /// The folder of entities, as given.
  package var root: String
  /// The program that judged.
  package var engine: String
  /// How it was asked to judge, one line.
  package var settings: String
  /// Its rule pack.
  package var pack: (id: String, version: String, sha256: String)
  /// The entity's dossiers, by year.
  package var dossiers: [Dossier]
}

extension Store {
  /// The last run in which an entity has a dossier, and its dossiers there.
  package func audit(of entity: String) throws(StoreError) -> EntityAudit {
    try using { database throws(StoreError) in
      var found: EntityAudit?
      try database.query(
        """
        SELECT run.id, day, root, engine, settings, pack.name, pack.version, pack.sha256
        FROM run JOIN pack ON pack.sha256 = run.pack
        WHERE run.id = (SELECT max(run) FROM run_dossier WHERE entity = ?)
        """, [.text(entity)]
      ) { row throws(StoreError) in
        found = EntityAudit(
          run: row.integer(0), day: row.optionalText(1), root: row.text(2), engine: row.text(3),
          settings: row.text(4), pack: (row.text(5), row.text(6), row.text(7)), dossiers: [])
      }
      guard var audit = found else {
        throw StoreError(.noEntity, path: path, detail: try Store.entities(database))
      }
      try database.query(
        """
        SELECT year, result, verdict FROM dossiers WHERE run = ? AND entity = ? ORDER BY year
        """, [.integer(audit.run), .text(entity)]
      ) { row throws(StoreError) in
        audit.dossiers.append(
          EntityAudit.Dossier(
            year: row.text(0), result: row.integer(1),
            verdict: WholeVerdict(rawValue: row.text(2)) ?? .inconclusive))
      }
      for index in audit.dossiers.indices {
        try Store.complete(&audit.dossiers[index], database)
      }
      return audit
    }
  }

  private static func complete(
    _ dossier: inout EntityAudit.Dossier, _ database: any Database
  ) throws(StoreError) {
    var inputs: [StoredResult.Input] = []
    try database.query(
      "SELECT path, sha256 FROM input WHERE result = ? ORDER BY path", [.integer(dossier.result)]
    ) { row throws(StoreError) in
      inputs.append(StoredResult.Input(path: row.text(0), sha256: row.optionalText(1)))
    }
    var totals: [String: VerdictTotals] = [:]
    try database.query(
      "SELECT rule, \(StoreSchema.totals) FROM outcome WHERE result = ?", [.integer(dossier.result)]
    ) { row throws(StoreError) in
      var cells = VerdictTotals()
      for (index, verdict) in Verdict.allCases.enumerated() {
        cells[verdict] = row.integer(1 + index)
      }
      totals[row.text(0), default: VerdictTotals()] += cells
    }
    (dossier.inputs, dossier.totals) = (inputs, totals)
  }

  /// Some entities that are there, for whoever mistook a name.
  private static func entities(_ database: any Database) throws(StoreError) -> String {
    var names: [String] = []
    try database.query("SELECT DISTINCT entity FROM run_dossier ORDER BY entity LIMIT 6") {
      row throws(StoreError) in names.append(row.text(0))
    }
    return names.prefix(5).joined(separator: ", ") + (names.count > 5 ? " …" : "")
  }

  /// The files of a pack that was used, by their paths in it.
  package func packFiles(
    _ sha256: String
  ) throws(StoreError) -> [(path: String, bytes: [UInt8])] {
    try using { database throws(StoreError) in
      var files: [(path: String, bytes: [UInt8])] = []
      try database.query(
        "SELECT path, content FROM pack_file WHERE pack = ? ORDER BY path", [.text(sha256)]
      ) { row throws(StoreError) in files.append((row.text(0), row.bytes(1))) }
      return files
    }
  }
}
