import CSQLite
import Values

/// One open database; the one place that touches the C library.
///
/// Used by one thread at a time: its owner sees to that.
struct SQLite: ~Copyable {
  /// How a database is opened.
  enum Mode {
    /// For writing; made where there is none.
    case writing
    /// For reading what is there; nothing is written, no file beside it either where that is possible.
    case reading
  }

  /// A value on its way in or out.
  enum Value: Equatable, Sendable {
    case null
    case integer(Int)
    case text(String)
    case bytes([UInt8])
  }

  private let handle: OpaquePointer
  private let path: String

  /// Opens a database.
  init(path: String, mode: Mode) throws(StoreError) {
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

  /// Runs statements without values.
  func execute(_ sql: String) throws(StoreError) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw fault(code) }
  }

  /// Runs one statement and gives its rows to `row`, in order.
  func query(
    _ sql: String, _ values: [Value] = [], row: (Row) throws(StoreError) -> Void
  ) throws(StoreError) {
    var statement: OpaquePointer?
    let prepared = sqlite3_prepare_v2(handle, sql, -1, &statement, nil)
    guard prepared == SQLITE_OK, let statement else { throw fault(prepared) }
    defer { sqlite3_finalize(statement) }
    for (index, value) in values.enumerated() {
      let code = SQLite.bind(value, to: statement, at: Int32(index + 1))
      guard code == SQLITE_OK else { throw fault(code) }
    }
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: try row(Row(statement: statement))
      case SQLITE_DONE: return
      case let code: throw fault(code)
      }
    }
  }

  /// Runs one statement of somebody else's that reads and does nothing else; gives the names of its
  /// columns, then its rows until `row` wants no more.
  func read(
    _ sql: String, names: ([String]) -> Void, row: (Row) -> Bool
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
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: if !row(first) { return }
      case SQLITE_DONE: return
      case let code: throw fault(code)
      }
    }
  }

  /// Runs one statement that gives no rows.
  func run(_ sql: String, _ values: [Value] = []) throws(StoreError) {
    try query(sql, values) { _ throws(StoreError) in }
  }

  /// The number of the row inserted last.
  var lastRow: Int { Int(sqlite3_last_insert_rowid(handle)) }

  /// Opens a transaction; nobody else writes until it ends.
  func begin() throws(StoreError) { try execute("BEGIN IMMEDIATE") }

  /// Ends a transaction; from here on all of it is there.
  func commit() throws(StoreError) { try execute("COMMIT") }

  /// Ends a transaction as if it had not been.
  func rollback() {
    // A full disk may have rolled back already; then there is nothing left to undo.
    if sqlite3_get_autocommit(handle) == 0 { sqlite3_exec(handle, "ROLLBACK", nil, nil, nil) }
  }

  /// A row while its statement stands on it.
  struct Row {
    fileprivate let statement: OpaquePointer

    /// The number of columns.
    var count: Int { Int(sqlite3_column_count(statement)) }

    /// The name of a column.
    func name(_ column: Int) -> String {
      sqlite3_column_name(statement, Int32(column)).map { String(cString: $0) } ?? ""
    }

    /// A whole number; 0 for anything else.
    func integer(_ column: Int) -> Int { Int(sqlite3_column_int64(statement, Int32(column))) }

    /// A text; empty for `NULL`.
    func text(_ column: Int) -> String { optionalText(column) ?? "" }

    /// A text as SQLite writes the value; `nil` for `NULL`.
    func optionalText(_ column: Int) -> String? {
      guard let start = sqlite3_column_text(statement, Int32(column)) else { return nil }
      let count = Int(sqlite3_column_bytes(statement, Int32(column)))
      return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    /// Bytes; empty for `NULL`.
    func bytes(_ column: Int) -> [UInt8] {
      guard let start = sqlite3_column_blob(statement, Int32(column)) else { return [] }
      return Array(
        UnsafeRawBufferPointer(
          start: start, count: Int(sqlite3_column_bytes(statement, Int32(column)))))
    }
  }

  private static func bind(_ value: Value, to statement: OpaquePointer, at index: Int32) -> Int32 {
    // SQLite copies the bytes before the call returns.
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch value {
    case .null: return sqlite3_bind_null(statement, index)
    case .integer(let number): return sqlite3_bind_int64(statement, index, Int64(number))
    case .text(let text):
      var text = text
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
