import Findings
import Synchronization
import Values

/// What was checked, with what and with what result, in one SQLite file or one PostgreSQL database.
///
/// Every write is one transaction. May be used by many threads; each waits for the others.
package final class Store: Sendable {
  /// Its path, or its URL without a password.
  package let path: String
  private let database: Mutex<any Database>

  /// Opens a store for writing; one is made where there is none, one of an older version is brought up
  /// to date.
  package init(writing address: String) throws(StoreError) {
    let path = StoreAddress.shown(address)
    let database = try Store.open(address, .writing)
    try Store.refuse(database.version(), path)
    try database.prepareWriting()
    try Store.migrate(database, path)
    self.path = path
    self.database = Mutex(database)
  }

  /// Opens a store for reading only.
  package init(reading address: String) throws(StoreError) {
    let path = StoreAddress.shown(address)
    let database = try Store.open(address, .reading)
    // An older version is brought up to date by the next run; reading it is left to that program.
    guard try Store.refuse(database.version(), path) > 0 else {
      throw StoreError(.notAStore, path: path)
    }
    self.path = path
    self.database = Mutex(database)
  }

  /// Does something with the database that nobody else may disturb.
  func using<Result: Sendable>(
    _ body: (any Database) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    try database.withLock { database throws(StoreError) in try body(database) }
  }

  /// Does all of it or nothing.
  func transaction<Result: Sendable>(
    _ body: (any Database) throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    try using { database throws(StoreError) in
      try Store.transaction(on: database) { () throws(StoreError) in try body(database) }
    }
  }

  /// What the database finds wrong with itself; empty where nothing is.
  package func faults() throws(StoreError) -> [String] {
    try using { database throws(StoreError) in try database.faults() }
  }

  // MARK: - Opening

  private static func open(
    _ address: String, _ mode: DatabaseMode
  ) throws(StoreError) -> any Database {
    StoreAddress.isServer(address)
      ? try PostgreSQL(address: address, mode: mode) : try SQLite(path: address, mode: mode)
  }

  /// The version of a store that this program knows; 0 for an empty database.
  @discardableResult
  private static func refuse(
    _ version: StoreVersion, _ path: String
  ) throws(StoreError) -> Int {
    switch version {
    case .empty: return 0
    case .other: throw StoreError(.notAStore, path: path)
    case .store(let version):
      guard version <= StoreSchema.steps.count else { throw StoreError(.newer, path: path) }
      return version
    }
  }

  /// The version is asked again inside the transaction: another run may have been faster.
  private static func migrate(_ database: any Database, _ path: String) throws(StoreError) {
    try transaction(on: database) { () throws(StoreError) in
      let version = try refuse(database.version(), path)
      guard version < StoreSchema.steps.count else { return }
      for view in StoreSchema.views.reversed() {
        try database.execute("DROP VIEW IF EXISTS \(view.name)")
      }
      for step in StoreSchema.steps[version...] {
        try database.execute(database.dialect.definition(step.tables))
        for table in step.appendOnly {
          try database.execute(database.dialect.appendOnly(table))
        }
      }
      for view in StoreSchema.views {
        try database.execute("CREATE VIEW \(view.name) AS \(view.query)")
      }
      try database.become(version: StoreSchema.steps.count)
    }
  }

  private static func transaction<Result>(
    on database: any Database, _ body: () throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    try database.begin()
    do throws(StoreError) {
      let result = try body()
      try database.commit()
      return result
    } catch {
      database.rollback()
      throw error
    }
  }
}
