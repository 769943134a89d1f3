import Documents
import Findings
import Values

extension Store {
  /// Keeps a pack with its whole content; one that is there already stays as it is.
  package func keep(_ pack: StoredPack) throws(StoreError) {
    try transaction { database throws(StoreError) in
      let identity = pack.identity
      if try database.number("SELECT 1 FROM pack WHERE sha256 = ?", [.text(identity.sha256)]) == 1 {
        return
      }
      try database.insert(
        into: "pack",
        [
          [
            .text(identity.sha256), .text(identity.id), .text(identity.version),
            .text(identity.verified.description),
          ]
        ])
      try database.insert(
        into: "pack_file",
        pack.files.map { [.text(identity.sha256), .text($0.path), .bytes($0.bytes)] })
    }
  }

  /// Keeps a result and gives its number; that of the same inputs where there is one already.
  package func keep(_ result: StoredResult) throws(StoreError) -> Int {
    try transaction { database throws(StoreError) in
      if let known = try Store.known(result.key, database) { return known.number }
      let number =
        try database.number(
          """
          INSERT INTO result (key, pack, engine, settings, verdict, exit_code)
          VALUES (?, ?, ?, ?, ?, ?) RETURNING id
          """,
          [
            .text(result.key), .text(result.pack), .text(result.engine), .text(result.settings),
            .text(result.verdict.rawValue), .integer(Int(result.exitCode.rawValue)),
          ]) ?? 0
      try database.insert(
        into: "input",
        result.inputs.map { [.integer(number), .text($0.path), .optional($0.sha256)] },
        onConflict: .keepTheFirst)
      try database.insert(
        into: "failure",
        result.failures.enumerated().map { position, failure in
          [
            .integer(number), .integer(position), .text(failure.path), .text(failure.kind),
            .text(failure.text.text(in: .es)), .text(failure.text.text(in: .en)),
          ]
        })
      for (index, plan) in result.plans.enumerated() {
        try PlanWriter(result: number, plan: index, pack: result.pack).write(plan, to: database)
      }
      return number
    }
  }

  /// Keeps a run and gives its number; from here on it can be seen.
  package func keep(_ run: StoredRun) throws(StoreError) -> Int {
    try transaction { database throws(StoreError) in
      let number =
        try database.number(
          "INSERT INTO run (day, root, engine, settings, pack) VALUES (?, ?, ?, ?, ?) RETURNING id",
          [
            .optional(run.day), .text(run.root), .text(run.engine), .text(run.settings),
            .text(run.pack),
          ]) ?? 0
      try database.insert(
        into: "run_dossier",
        run.dossiers.map {
          [.integer(number), .text($0.entity), .text($0.year), .integer($0.result)]
        })
      try database.insert(
        into: "run_left_out",
        run.leftOut.map { [.integer(number), .text($0.path), .text($0.reason)] })
      return number
    }
  }
}
