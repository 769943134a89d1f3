import Findings
import Synchronization
import Values

/// What was checked, with what and with what result, in one SQLite file.
///
/// Every write is one transaction. May be used by many threads; each waits for the others.
package final class Store: Sendable {
  /// Its path.
  package let path: String
  private let database: Mutex<SQLite>

  /// Opens a store for writing; one is made where there is none, one of an older version is brought up
  /// to date.
  package init(writing path: String) throws(StoreError) {
    let database = try SQLite(path: path, mode: .writing)
    try Store.prepare(database, path)
    self.path = path
    self.database = Mutex(database)
  }

  /// Opens a store for reading only.
  package init(reading path: String) throws(StoreError) {
    let database = try SQLite(path: path, mode: .reading)
    guard try Store.number("PRAGMA application_id", database) == StoreSchema.application else {
      throw StoreError(.notAStore, path: path)
    }
    // An older version is brought up to date by the next run; reading it is left to that program.
    let version = try Store.number("PRAGMA user_version", database)
    guard version <= StoreSchema.migrations.count else { throw StoreError(.newer, path: path) }
    self.path = path
    self.database = Mutex(database)
  }

  /// Does something with the database that nobody else may disturb.
  func using<Result: Sendable>(
    _ body: (borrowing SQLite) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    try database.withLock { database throws(StoreError) in try body(database) }
  }

  /// Does all of it or nothing.
  func transaction<Result: Sendable>(
    _ body: (borrowing SQLite) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    try database.withLock { database throws(StoreError) in
      try database.begin()
      do throws(StoreError) {
        let result = try body(database)
        try database.commit()
        return result
      } catch {
        database.rollback()
        throw error
      }
    }
  }

  /// What SQLite finds wrong with the file; empty where nothing is.
  package func faults() throws(StoreError) -> [String] {
    try using { database throws(StoreError) in
      var found: [String] = []
      try database.query("PRAGMA integrity_check") { row throws(StoreError) in
        if row.text(0) != "ok" { found.append(row.text(0)) }
      }
      try database.query("PRAGMA foreign_key_check") { row throws(StoreError) in
        found.append("foreign key of \(row.text(0))")
      }
      return found
    }
  }

  // MARK: - Version

  private static func prepare(
    _ database: borrowing SQLite, _ path: String
  ) throws(StoreError) {
    let application = try number("PRAGMA application_id", database)
    let isEmpty = try number("SELECT count(*) FROM sqlite_schema", database) == 0
    guard application == StoreSchema.application || (isEmpty && application == 0) else {
      throw StoreError(.notAStore, path: path)
    }
    guard try number("PRAGMA user_version", database) <= StoreSchema.migrations.count else {
      throw StoreError(.newer, path: path)
    }
    try database.query("PRAGMA journal_mode = WAL") { _ throws(StoreError) in }
    // What was recorded has to outlast a power cut too.
    try database.execute("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON")
    try migrate(database)
  }

  /// The version is asked again inside the transaction: another run may have been faster.
  private static func migrate(_ database: borrowing SQLite) throws(StoreError) {
    try database.begin()
    do throws(StoreError) {
      let version = try number("PRAGMA user_version", database)
      for (position, step) in StoreSchema.migrations.enumerated() where position >= version {
        try database.execute(step)
        try database.execute("PRAGMA user_version = \(position + 1)")
      }
      try database.execute("PRAGMA application_id = \(StoreSchema.application)")
      try database.commit()
    } catch {
      database.rollback()
      throw error
    }
  }

  private static func number(
    _ sql: String, _ database: borrowing SQLite
  ) throws(StoreError) -> Int {
    var number = 0
    try database.query(sql) { row throws(StoreError) in number = row.integer(0) }
    return number
  }
}
