import CSQLite
import Values

/// A store in one file; the one place that touches SQLite.
final class SQLite: Database {
  private let handle: OpaquePointer
  private let path: String

  /// Opens a database.
  init(path: String, mode: DatabaseMode) throws(StoreError) {
    self.path = path
    switch mode {
    case .writing:
      handle = try SQLite.open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
    case .reading:
      handle = try SQLite.openForReading(path)
    }
    sqlite3_extended_result_codes(handle, 1)
    sqlite3_busy_timeout(handle, 30_000)
  }

  deinit { sqlite3_close_v2(handle) }

  let dialect = SQLDialect.sqlite

  func execute(_ sql: String) throws(StoreError) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw fault(code) }
  }

  func query(
    _ sql: String, _ values: [DatabaseValue],
    row: (any DatabaseRow) throws(StoreError) -> Void
  ) throws(StoreError) {
    let statement = try prepared(sql)
    defer { sqlite3_finalize(statement) }
    try bind(values, to: statement)
    while try step(statement) { try row(Row(statement: statement)) }
  }

  func insert(
    into target: String, _ rows: [[DatabaseValue]], onConflict: ConflictRule
  ) throws(StoreError) {
    guard let width = rows.first?.count else { return }
    let marks = [String](repeating: "?", count: width).joined(separator: ", ")
    let ending = onConflict == .fail ? "" : " ON CONFLICT DO NOTHING"
    let statement = try prepared("INSERT INTO \(target) VALUES (\(marks))\(ending)")
    defer { sqlite3_finalize(statement) }
    for row in rows {
      try bind(row, to: statement)
      while try step(statement) {}
      sqlite3_reset(statement)
    }
  }

  func read(
    _ sql: String, names: ([String]) -> Void, row: (any DatabaseRow) -> Bool
  ) throws(StoreError) {
    // Another file attached would be another file read, or made.
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0)
    let (code, statement, rest) = sql.withCString { start in
      var statement: OpaquePointer?
      var rest: UnsafePointer<CChar>?
      let code = sqlite3_prepare_v2(handle, start, -1, &statement, &rest)
      return (code, statement, rest.map { String(cString: $0) } ?? "")
    }
    defer { sqlite3_finalize(statement) }
    guard code == SQLITE_OK else { throw fault(code) }
    let isOne = rest.allSatisfy { $0.isWhitespace || $0 == ";" }
    guard let statement, isOne, sqlite3_stmt_readonly(statement) != 0 else {
      throw StoreError(.notReading, path: path)
    }
    let first = Row(statement: statement)
    names((0..<first.count).map(first.name))
    while try step(statement) {
      if !row(first) { return }
    }
  }

  func begin() throws(StoreError) { try execute("BEGIN IMMEDIATE") }

  func commit() throws(StoreError) { try execute("COMMIT") }

  func rollback() {
    // A full disk may have rolled back already; then there is nothing left to undo.
    if sqlite3_get_autocommit(handle) == 0 { sqlite3_exec(handle, "ROLLBACK", nil, nil, nil) }
  }

  func version() throws(StoreError) -> StoreVersion {
    let application = try number("PRAGMA application_id")
    if application == StoreSchema.application {
      return .store(try number("PRAGMA user_version") ?? 0)
    }
    let isEmpty = try number("SELECT count(*) FROM sqlite_schema") == 0
    return isEmpty && application == 0 ? .empty : .other
  }

  func become(version: Int) throws(StoreError) {
    try execute("PRAGMA user_version = \(version)")
    try execute("PRAGMA application_id = \(StoreSchema.application)")
  }

  func prepareWriting() throws(StoreError) {
    try run("PRAGMA journal_mode = WAL")
    // What was recorded has to outlast a power cut too.
    try execute("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON")
  }

  func faults() throws(StoreError) -> [String] {
    var found: [String] = []
    try query("PRAGMA integrity_check", []) { row throws(StoreError) in
      if row.text(0) != "ok" { found.append(row.text(0)) }
    }
    try query("PRAGMA foreign_key_check", []) { row throws(StoreError) in
      found.append("foreign key of \(row.text(0))")
    }
    return found
  }

  // MARK: - Statements

  private func prepared(_ sql: String) throws(StoreError) -> OpaquePointer {
    var statement: OpaquePointer?
    let code = sqlite3_prepare_v2(handle, sql, -1, &statement, nil)
    guard code == SQLITE_OK, let statement else { throw fault(code) }
    return statement
  }

  private func bind(
    _ values: [DatabaseValue], to statement: OpaquePointer
  ) throws(StoreError) {
    for (index, value) in values.enumerated() {
      let code = SQLite.bind(value, to: statement, at: Int32(index + 1))
      guard code == SQLITE_OK else { throw fault(code) }
    }
  }

  /// Whether the statement stands on a row now.
  private func step(_ statement: OpaquePointer) throws(StoreError) -> Bool {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw fault(code)
    }
  }

  private struct Row: DatabaseRow {
    fileprivate let statement: OpaquePointer

    var count: Int { Int(sqlite3_column_count(statement)) }

    /// The name of a column.
    func name(_ column: Int) -> String {
      sqlite3_column_name(statement, Int32(column)).map { String(cString: $0) } ?? ""
    }

    func integer(_ column: Int) -> Int { Int(sqlite3_column_int64(statement, Int32(column))) }

    func optionalText(_ column: Int) -> String? {
      guard let start = sqlite3_column_text(statement, Int32(column)) else { return nil }
      let count = Int(sqlite3_column_bytes(statement, Int32(column)))
      return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    func bytes(_ column: Int) -> [UInt8] {
      guard let start = sqlite3_column_blob(statement, Int32(column)) else { return [] }
      return Array(
        UnsafeRawBufferPointer(
          start: start, count: Int(sqlite3_column_bytes(statement, Int32(column)))))
    }
  }

  private static func bind(_ value: DatabaseValue, to statement: OpaquePointer, at index: Int32)
    -> Int32
  {
    // SQLite copies the bytes before the call returns.
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch value {
    case .null: return sqlite3_bind_null(statement, index)
    case .integer(let number): return sqlite3_bind_int64(statement, index, Int64(number))
    case .text(let text):
      var text = DatabaseValue.storable(text)
      return text.withUTF8 { buffer in
        guard let start = buffer.baseAddress else {
          return sqlite3_bind_text(statement, index, "", 0, nil)
        }
        return start.withMemoryRebound(to: CChar.self, capacity: buffer.count) {
          sqlite3_bind_text(statement, index, $0, Int32(clamping: buffer.count), transient)
        }
      }
    case .bytes(let bytes):
      guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(statement, index, 0) }
      return bytes.withUnsafeBytes {
        sqlite3_bind_blob64(statement, index, $0.baseAddress, UInt64($0.count), transient)
      }
    }
  }

  // MARK: - Opening

  /// A store in write-ahead mode wants files beside it even for reading; on a disk that takes none it
  /// is read as it lies, provided that nothing waits in a log beside it.
  private static func openForReading(_ path: String) throws(StoreError) -> OpaquePointer {
    let handle = try open(path, SQLITE_OPEN_READONLY)
    let code = sqlite3_exec(handle, "SELECT count(*) FROM sqlite_schema", nil, nil, nil)
    guard [SQLITE_CANTOPEN, SQLITE_READONLY].contains(code & 0xFF) else { return handle }
    let log = try? open(path + "-wal", SQLITE_OPEN_READONLY)
    if let log {
      sqlite3_close_v2(log)
      return handle
    }
    sqlite3_close_v2(handle)
    return try open(
      "file:" + escaped(path) + "?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI)
  }

  private static func open(_ path: String, _ flags: Int32) throws(StoreError) -> OpaquePointer {
    var handle: OpaquePointer?
    let code = sqlite3_open_v2(path, &handle, flags | SQLITE_OPEN_FULLMUTEX, nil)
    if code == SQLITE_OK, let handle { return handle }
    let message = handle.map { String(cString: sqlite3_errmsg($0)) } ?? ""
    sqlite3_close_v2(handle)
    throw StoreError(code: code, message: message, path: path)
  }

  private static func escaped(_ path: String) -> String {
    var text = ""
    for byte in path.utf8 {
      let scalar = Unicode.Scalar(byte)
      if byte < 0x80, scalar.properties.isAlphabetic || "0123456789/._-".utf8.contains(byte) {
        text.unicodeScalars.append(scalar)
      } else {
        let hex = String(byte, radix: 16, uppercase: true)
        text += "%" + (hex.utf8.count < 2 ? "0" + hex : hex)
      }
    }
    return text
  }

  private func fault(_ code: Int32) -> StoreError {
    StoreError(code: code, message: String(cString: sqlite3_errmsg(handle)), path: path)
  }
}

extension StoreError {
  /// What SQLite's code means for a person.
  fileprivate init(code: Int32, message: String, path: String) {
    let kind: Kind =
      switch code & 0xFF {
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH: .readOnly
      case SQLITE_CANTOPEN: .cannotOpen
      case SQLITE_FULL: .diskFull
      // Writing to a full disk may also end as a fault of input or output.
      case SQLITE_IOERR: .inputOutput
      case SQLITE_BUSY, SQLITE_LOCKED: .busy
      case SQLITE_NOTADB: .notAStore
      case SQLITE_CORRUPT: .damaged
      default: .refused
      }
    self.init(kind, path: path, detail: message)
  }
}
