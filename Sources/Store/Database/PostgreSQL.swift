import CPostgres
import Glibc

/// A store on a server that many share; the one place that touches PostgreSQL's library.
///
/// Its tables stand in a schema of their own, `cotejo`, so that they are nobody else's.
final class PostgreSQL: Database {
  private let library: cotejo_libpq
  private let connection: OpaquePointer
  private let address: String

  /// Connects; `address` is a URL, of which no message ever shows the password.
  init(address: String, mode: DatabaseMode) throws(StoreError) {
    self.address = StoreAddress.shown(address)
    guard let library = PostgreSQL.shared else { throw StoreError(.noClient, path: self.address) }
    // What the URL says of these holds instead.
    let settings = [
      ("connect_timeout", "15"), ("application_name", "cotejo"), ("dbname", address),
      ("client_encoding", "UTF8"),
    ]
    let connection = PostgreSQL.withWords(settings.map(\.0)) { names in
      PostgreSQL.withWords(settings.map(\.1)) { library.PQconnectdbParams(names, $0, 1) }
    }
    guard let connection else { throw StoreError(.outOfReach, path: self.address) }
    (self.library, self.connection) = (library, connection)
    guard library.PQstatus(connection) == CONNECTION_OK else {
      throw StoreError(.outOfReach, path: self.address, detail: message)
    }
    // Notices are for whoever types at the server.
    _ = library.PQsetNoticeProcessor(connection, { _, _ in }, nil)
    try execute("SET search_path = cotejo; SET bytea_output = hex; SET lock_timeout = '60s'")
    if mode == .reading { try execute("SET default_transaction_read_only = on") }
  }

  deinit { library.PQfinish(connection) }

  let dialect = SQLDialect.postgresql

  func execute(_ sql: String) throws(StoreError) {
    _ = try Answer(of: self, library.PQexec(connection, sql))
  }

  func query(
    _ sql: String, _ values: [DatabaseValue],
    row: (any DatabaseRow) throws(StoreError) -> Void
  ) throws(StoreError) {
    let answer = try send(PostgreSQL.numbered(sql), values)
    for index in 0..<answer.rows { try row(Row(answer: answer, index: index)) }
  }

  func insert(
    into target: String, _ rows: [[DatabaseValue]], onConflict: ConflictRule
  ) throws(StoreError) {
    guard let width = rows.first?.count else { return }
    let ending = onConflict == .fail ? "" : " ON CONFLICT DO NOTHING"
    // One statement for many rows, since each goes to the server and back.
    let atOnce = max(1, PostgreSQL.valuesAtOnce / width)
    for start in stride(from: 0, to: rows.count, by: atOnce) {
      let some = rows[start..<min(start + atOnce, rows.count)]
      let marks = some.indices.map { row in
        let first = (row - start) * width
        return "(" + (1...width).map { "$\(first + $0)" }.joined(separator: ",") + ")"
      }
      let sql = "INSERT INTO \(target) VALUES \(marks.joined(separator: ","))\(ending)"
      _ = try send(sql, some.flatMap { $0 })
    }
  }

  func read(
    _ sql: String, names: ([String]) -> Void, row: (any DatabaseRow) -> Bool
  ) throws(StoreError) {
    guard PostgreSQL.isQuery(sql) else { throw StoreError(.notReading, path: address) }
    try execute("BEGIN READ ONLY")
    defer { rollback() }
    // A cursor takes one query that changes nothing, and a statement with values is only one: whatever
    // else is written there, the server refuses.
    _ = try send("DECLARE asked NO SCROLL CURSOR FOR " + sql, [])
    var isFirst = true
    while true {
      let answer = try send("FETCH FORWARD \(PostgreSQL.rowsAtOnce) FROM asked", [])
      if isFirst { names(answer.names) }
      isFirst = false
      for index in 0..<answer.rows where !row(Row(answer: answer, index: index)) { return }
      if answer.rows < PostgreSQL.rowsAtOnce { return }
    }
  }

  /// One run at a time writes, as in a file: two that judge the same documents wait for each other
  /// instead of crossing.
  func begin() throws(StoreError) {
    try execute("BEGIN; SELECT pg_advisory_xact_lock(\(StoreSchema.application))")
  }

  func commit() throws(StoreError) { try execute("COMMIT") }

  func rollback() {
    if library.PQtransactionStatus(connection) != PQTRANS_IDLE { try? execute("ROLLBACK") }
  }

  func version() throws(StoreError) -> StoreVersion {
    let tables = try number(
      "SELECT count(*) FROM pg_tables WHERE schemaname = 'cotejo'")
    guard tables != 0 else { return .empty }
    let ours = try number(
      "SELECT count(*) FROM pg_tables WHERE schemaname = 'cotejo' AND tablename = 'store'")
    guard ours == 1, let version = try number("SELECT version FROM store") else { return .other }
    return .store(version)
  }

  func become(version: Int) throws(StoreError) {
    try execute(
      """
      CREATE TABLE IF NOT EXISTS store (version BIGINT NOT NULL);
      DELETE FROM store; INSERT INTO store VALUES (\(version))
      """)
  }

  func prepareWriting() throws(StoreError) {
    try begin()
    // Whoever may only use the schema need not be allowed to make one.
    let schemas = try number("SELECT count(*) FROM pg_namespace WHERE nspname = 'cotejo'")
    if schemas == 0 { try execute("CREATE SCHEMA cotejo") }
    try commit()
  }

  /// What lies on the server's disk is the server's affair; what can be asked is whether every key that
  /// points at another table is held to.
  func faults() throws(StoreError) -> [String] {
    var found: [String] = []
    try query(
      """
      SELECT conname FROM pg_constraint JOIN pg_namespace ON pg_namespace.oid = connamespace
      WHERE nspname = 'cotejo' AND NOT convalidated ORDER BY conname
      """, []
    ) { row throws(StoreError) in found.append("constraint \(row.text(0))") }
    return found
  }

  // MARK: - Statements

  /// Enough to spare most trips; far more of them a server takes long to read.
  private static let valuesAtOnce = 2_000
  private static let rowsAtOnce = 1000

  private static let shared: cotejo_libpq? = {
    var library = cotejo_libpq()
    return cotejo_libpq_load(&library) ? library : nil
  }()

  private func send(_ sql: String, _ values: [DatabaseValue]) throws(StoreError) -> Answer {
    // All values in one piece, each ended by a zero as texts want it.
    var bytes: [UInt8] = []
    var (starts, lengths, forms): ([Int?], [Int32], [Int32]) = ([], [], [])
    for value in values {
      starts.append(value == .null ? nil : bytes.count)
      forms.append(0)
      switch value {
      case .null: break
      case .integer(let number): bytes += String(number).utf8
      case .text(let text): bytes += DatabaseValue.storable(text).utf8
      case .bytes(let raw):
        bytes += raw
        forms[forms.count - 1] = 1
      }
      lengths.append(Int32(clamping: bytes.count - (starts.last.flatMap { $0 } ?? bytes.count)))
      bytes.append(0)
    }
    let result = bytes.withUnsafeBytes { buffer in
      let base = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      let pointers = starts.map { start in start.flatMap { base?.advanced(by: $0) } }
      return library.PQexecParams(
        connection, sql, Int32(values.count), nil, pointers, lengths, forms, 0)
    }
    return try Answer(of: self, result)
  }

  /// `$1`, `$2` … for the question marks outside of quoted texts.
  static func numbered(_ sql: String) -> String {
    var (text, count, isQuoted) = ("", 0, false)
    for character in sql {
      if character == "'" { isQuoted.toggle() }
      if character == "?", !isQuoted {
        count += 1
        text += "$\(count)"
      } else {
        text.append(character)
      }
    }
    return text
  }

  private static func isQuery(_ sql: String) -> Bool {
    let start = sql.drop { $0.isWhitespace || $0 == "(" }.prefix { $0.isLetter }
    return ["select", "with", "values", "table"].contains(start.lowercased())
  }

  /// What the connection says went wrong.
  private var message: String {
    PostgreSQL.firstLine(library.PQerrorMessage(connection))
  }

  private static func firstLine(_ text: UnsafePointer<CChar>?) -> String {
    let text = text.map { String(cString: $0) } ?? ""
    return String(text.split(separator: "\n").first ?? "")
  }

  /// What a statement came to, given back when nobody needs it any more.
  private final class Answer {
    let database: PostgreSQL
    private let result: OpaquePointer?
    let rows: Int

    init(of database: PostgreSQL, _ result: OpaquePointer?) throws(StoreError) {
      (self.database, self.result) = (database, result)
      let library = database.library
      rows = Int(library.PQntuples(result))
      let status = library.PQresultStatus(result)
      guard status != PGRES_COMMAND_OK, status != PGRES_TUPLES_OK else { return }
      let state = library.PQresultErrorField(result, Int32(UInt8(ascii: "C")))
      throw StoreError(
        state: state.map { String(cString: $0) } ?? "", message: database.message,
        path: database.address)
    }

    deinit { database.library.PQclear(result) }

    var columns: Int { Int(database.library.PQnfields(result)) }

    var names: [String] {
      (0..<Int32(columns)).map {
        database.library.PQfname(result, $0).map { String(cString: $0) } ?? ""
      }
    }

    func value(_ row: Int, _ column: Int) -> UnsafeRawBufferPointer? {
      let (row, column) = (Int32(row), Int32(column))
      guard database.library.PQgetisnull(result, row, column) == 0 else { return nil }
      return UnsafeRawBufferPointer(
        start: database.library.PQgetvalue(result, row, column),
        count: Int(database.library.PQgetlength(result, row, column)))
    }
  }

  private struct Row: DatabaseRow {
    let answer: Answer
    let index: Int

    var count: Int { answer.columns }

    func integer(_ column: Int) -> Int { Int(text(column)) ?? 0 }

    func optionalText(_ column: Int) -> String? {
      answer.value(index, column).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The server writes `\x` and two hexadecimal digits a byte.
    func bytes(_ column: Int) -> [UInt8] {
      let digits = (answer.value(index, column) ?? .init(start: nil, count: 0)).dropFirst(2).map {
        $0 > 57 ? $0 & 0x0F + 9 : $0 & 0x0F
      }
      return stride(from: 1, to: digits.count, by: 2).map { digits[$0 - 1] << 4 | digits[$0] }
    }
  }

  private static func withWords<Result>(
    _ words: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
  ) -> Result {
    let copies = words.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    return body(copies.map { UnsafePointer($0) } + [nil])
  }
}

extension StoreError {
  /// What PostgreSQL's SQLSTATE means for a person.
  fileprivate init(state: String, message: String, path: String) {
    let kind: Kind =
      switch state {
      case "25006", "42501": .readOnly
      case "53100": .diskFull
      case "55P03", "40P01": .busy
      case "XX001", "XX002": .damaged
      case "58030": .inputOutput
      // No state at all: the connection broke.
      case "", "57P01", "57P02", "57P03", "53300": .outOfReach
      default: state.hasPrefix("08") ? .outOfReach : .refused
      }
    self.init(kind, path: path, detail: message)
  }
}
