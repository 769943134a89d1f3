import Documents
import Findings
import Values

extension Store {
  /// Keeps a pack with its whole content; one that is there already stays as it is.
  package func keep(_ pack: StoredPack) throws(StoreError) {
    try transaction { database throws(StoreError) in
      let identity = pack.identity
      var isThere = false
      try database.query("SELECT 1 FROM pack WHERE sha256 = ?", [.text(identity.sha256)]) {
        _ throws(StoreError) in isThere = true
      }
      if isThere { return }
      try database.run(
        "INSERT INTO pack VALUES (?, ?, ?, ?)",
        [
          .text(identity.sha256), .text(identity.id), .text(identity.version),
          .text(identity.verified.description),
        ])
      for file in pack.files {
        try database.run(
          "INSERT INTO pack_file VALUES (?, ?, ?)",
          [.text(identity.sha256), .text(file.path), .bytes(file.bytes)])
      }
    }
  }

  /// Keeps a result and gives its number; that of the same inputs where there is one already.
  package func keep(_ result: StoredResult) throws(StoreError) -> Int {
    try transaction { database throws(StoreError) in
      if let known = try Store.known(result.key, database) { return known.number }
      try database.run(
        """
        INSERT INTO result (key, pack, engine, settings, verdict, exit_code)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        [
          .text(result.key), .text(result.pack), .text(result.engine), .text(result.settings),
          .text(result.verdict.rawValue), .integer(Int(result.exitCode.rawValue)),
        ])
      let number = database.lastRow
      for input in result.inputs {
        try database.run(
          "INSERT OR IGNORE INTO input VALUES (?, ?, ?)",
          [.integer(number), .text(input.path), .optional(input.sha256)])
      }
      for (position, failure) in result.failures.enumerated() {
        try database.run(
          "INSERT INTO failure VALUES (?, ?, ?, ?, ?, ?)",
          [
            .integer(number), .integer(position), .text(failure.path), .text(failure.kind),
            .text(failure.text.text(in: .es)), .text(failure.text.text(in: .en)),
          ])
      }
      for (index, plan) in result.plans.enumerated() {
        try PlanWriter(result: number, plan: index, pack: result.pack).write(plan, to: database)
      }
      return number
    }
  }

  /// Keeps a run and gives its number; from here on it can be seen.
  package func keep(_ run: StoredRun) throws(StoreError) -> Int {
    try transaction { database throws(StoreError) in
      try database.run(
        "INSERT INTO run (day, root, engine, settings, pack) VALUES (?, ?, ?, ?, ?)",
        [
          .optional(run.day), .text(run.root), .text(run.engine), .text(run.settings),
          .text(run.pack),
        ])
      let number = database.lastRow
      for dossier in run.dossiers {
        try database.run(
          "INSERT INTO run_dossier VALUES (?, ?, ?, ?)",
          [
            .integer(number), .text(dossier.entity), .text(dossier.year),
            .integer(dossier.result),
          ])
      }
      for left in run.leftOut {
        try database.run(
          "INSERT INTO run_left_out VALUES (?, ?, ?)",
          [.integer(number), .text(left.path), .text(left.reason)])
      }
      return number
    }
  }
}

extension SQLite.Value {
  /// A text, or `NULL`.
  static func optional(_ text: String?) -> SQLite.Value { text.map { .text($0) } ?? .null }

  /// A number, or `NULL`.
  static func optional(_ number: Int?) -> SQLite.Value { number.map { .integer($0) } ?? .null }
}
