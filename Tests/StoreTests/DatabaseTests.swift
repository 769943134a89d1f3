import TestSupport
import Testing

@testable import Store

/// The same questions to a file and to a server.
@Suite("Databases of a store")
struct DatabaseTests {
  enum Kind: String, CaseIterable, CustomTestStringConvertible {
    case sqlite
    case postgresql

    var testDescription: String { rawValue }
  }

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("give back what they were given", arguments: Kind.allCases)
  func values(kind: Kind) throws {
    guard let address = try address(kind) else { return }
    let database = try open(address)
    try make("CREATE TABLE v (n INTEGER PRIMARY KEY, t TEXT, b BLOB) STRICT", in: database)
    let texts = ["", "Año «ñ» 'comillas' ? $1 \\ \n", "🏛️", "a\0b"]
    let bytes: [UInt8] = [0, 255, 10, 39, 92]
    try database.insert(into: "v (t, b)", texts.map { [.text($0), .bytes(bytes)] })
    try database.insert(into: "v", [[.integer(1 << 40), .null, .bytes([])]])
    var read: [(Int, String?, [UInt8])] = []
    try database.query("SELECT n, t, b FROM v WHERE n >= ? ORDER BY n", [.integer(1)]) {
      row throws(StoreError) in read.append((row.integer(0), row.optionalText(1), row.bytes(2)))
    }
    #expect(read.map(\.0) == [1, 2, 3, 4, 1 << 40])
    #expect(read.map(\.1) == texts.dropLast().map { $0 } + ["a\u{FFFD}b", nil])
    #expect(read.map(\.2) == Array(repeating: bytes, count: 4) + [[]])
  }

  @Test("sort texts by their bytes, whatever the server's language", arguments: Kind.allCases)
  func order(kind: Kind) throws {
    guard let address = try address(kind) else { return }
    let database = try open(address)
    try make("CREATE TABLE v (t TEXT PRIMARY KEY) STRICT, WITHOUT ROWID", in: database)
    try database.insert(
      into: "v", ["ñame", "Zipa", "abejorral", "_", "nariño"].map { [.text($0)] })
    var read: [String] = []
    try database.query("SELECT t FROM v ORDER BY t") { row throws(StoreError) in
      read.append(row.text(0))
    }
    #expect(read == ["Zipa", "_", "abejorral", "nariño", "ñame"])
  }

  @Test("take many rows at once, and pass twins over where asked", arguments: Kind.allCases)
  func many(kind: Kind) throws {
    guard let address = try address(kind) else { return }
    let database = try open(address)
    try make(
      "CREATE TABLE v (a INTEGER NOT NULL, b TEXT NOT NULL, PRIMARY KEY (a)) STRICT", in: database)
    let rows = (0..<3_000).map { [DatabaseValue.integer($0), .text("t\($0)")] }
    try database.begin()
    try database.insert(into: "v", rows)
    try database.commit()
    #expect(try database.number("SELECT count(*) FROM v") == 3_000)
    try database.insert(
      into: "v", rows.prefix(3) + [[.integer(-1), .text("")]], onConflict: .keepTheFirst)
    #expect(try database.number("SELECT count(*) FROM v") == 3_001)
    #expect(throws: StoreError.self) { try database.insert(into: "v", [rows[7]]) }
  }

  @Test("refuse to change what only grows", arguments: Kind.allCases)
  func appendOnly(kind: Kind) throws {
    guard let address = try address(kind) else { return }
    let database = try open(address)
    try make("CREATE TABLE v (a INTEGER NOT NULL) STRICT", in: database)
    try database.execute(database.dialect.appendOnly("v"))
    try database.insert(into: "v", [[.integer(1)]])
    #expect(throws: StoreError.self) { try database.run("UPDATE v SET a = 2") }
    #expect(throws: StoreError.self) { try database.run("DELETE FROM v") }
    #expect(try database.number("SELECT sum(a) FROM v") == 1)
  }

  @Test("undo a transaction that fails half way", arguments: Kind.allCases)
  func rollback(kind: Kind) throws {
    guard let address = try address(kind) else { return }
    let store = try Store(writing: address)
    #expect(throws: StoreError.self) {
      try store.transaction { database throws(StoreError) in
        try database.insert(into: "pack", [[.text("a"), .text("b"), .text("c"), .text("d")]])
        try database.run("INSERT INTO nowhere VALUES (1)")
      }
    }
    let count = try store.using { database throws(StoreError) in
      try database.number("SELECT count(*) FROM pack")
    }
    #expect(count == 0)
    #expect(try store.faults() == [])
  }

  @Test("answer one query and nothing that changes anything", arguments: Kind.allCases)
  func queries(kind: Kind) throws {
    guard let address = try address(kind) else { return }
    _ = try Store(writing: address)
    let store = try Store(reading: address)
    var lines: [[String]] = []
    try store.read(
      "SELECT 1 AS uno, 'a' AS dos UNION ALL SELECT 2, NULL ORDER BY 1",
      names: { lines.append($0) },
      row: {
        lines.append($0); return true
      })
    #expect(lines == [["uno", "dos"], ["1", "a"], ["2", ""]])
    for sql in [
      "DELETE FROM run", "DROP VIEW matrix", "SELECT 1; DELETE FROM run", "SELEC 1", "", "COMMIT",
      "WITH gone AS (DELETE FROM run RETURNING id) SELECT * FROM gone",
      "COPY (SELECT 1) TO PROGRAM 'true'", "SELECT 1 INTO other", "SET search_path = public",
    ] {
      #expect(throws: StoreError.self, "\(sql)") {
        try store.read(sql, names: { _ in }, row: { _ in true })
      }
    }
    // What was refused left the connection as it was.
    try store.read("SELECT 1", names: { _ in }, row: { _ in true })
  }

  @Test("of a newer program, or of somebody else, are left alone", arguments: Kind.allCases)
  func strangers(kind: Kind) throws {
    guard let address = try address(kind), let other = try self.address(kind) else { return }
    _ = try Store(writing: address)
    let database = try open(address)
    try database.begin()
    try database.become(version: 99)
    try database.commit()
    #expect(fault { _ = try Store(writing: address) } == .newer)
    #expect(fault { _ = try Store(reading: address) } == .newer)
    let empty = try self.open(other)
    #expect(fault { _ = try Store(reading: other) } == .notAStore)
    try make("CREATE TABLE somebody (a INTEGER) STRICT", in: empty)
    #expect(fault { _ = try Store(writing: other) } == .notAStore)
    #expect(fault { _ = try Store(reading: other) } == .notAStore)
  }

  @Test("a server that is not there or lets nobody in is told, without the password")
  func outOfReach() {
    let address = "postgresql://ana:secreta@localhost:1/nada?connect_timeout=2&sslpassword=secreta"
    do throws(StoreError) {
      _ = try Store(writing: address)
      Issue.record("connected to nothing")
    } catch {
      #expect(error.kind == .outOfReach)
      #expect(
        error.text.es.hasPrefix("la base de auditoría «postgresql://ana:***@localhost:1/nada?"))
      #expect(!error.text.es.contains("secreta"))
    }
  }

  // MARK: - Pieces

  private func fault(_ body: () throws -> Void) -> StoreError.Kind? {
    do {
      try body()
      return nil
    } catch { return (error as? StoreError)?.kind }
  }

  private func address(_ kind: Kind) throws -> String? {
    switch kind {
    case .sqlite: "\(folder.path)/\(Int.random(in: 0...Int.max)).db"
    case .postgresql: try PostgresServer.newDatabase(for: "a store in PostgreSQL")
    }
  }

  private func open(_ address: String) throws -> any Database {
    let database: any Database =
      StoreAddress.isServer(address)
      ? try PostgreSQL(address: address, mode: .writing) : try SQLite(path: address, mode: .writing)
    try database.prepareWriting()
    return database
  }

  private func make(_ table: String, in database: any Database) throws {
    try database.execute(database.dialect.definition(table))
  }
}
