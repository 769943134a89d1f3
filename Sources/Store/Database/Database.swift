/// A database as a store needs it: SQLite in a file, or PostgreSQL on a server.
///
/// Statements are written once, as both understand them: `?` stands for a value, `RETURNING` gives what a
/// row was given, `ON CONFLICT DO NOTHING` passes a twin over. What differs in tables is in `SQLDialect`.
/// Used by one thread at a time: its store sees to that.
protocol Database: AnyObject {
  /// How its tables are written.
  var dialect: SQLDialect { get }

  /// Runs statements without values.
  func execute(_ sql: String) throws(StoreError)

  /// Runs one statement and gives its rows to `row`, in order.
  func query(
    _ sql: String, _ values: [DatabaseValue],
    row: (any DatabaseRow) throws(StoreError) -> Void
  ) throws(StoreError)

  /// Adds rows to a table, all of the same length; `target` is its name, with columns in parentheses
  /// where they are not all of them.
  func insert(
    into target: String, _ rows: [[DatabaseValue]], onConflict: ConflictRule
  ) throws(StoreError)

  /// Runs one statement of somebody else's that reads and does nothing else; gives the names of its
  /// columns, then its rows until `row` wants no more.
  func read(
    _ sql: String, names: ([String]) -> Void, row: (any DatabaseRow) -> Bool
  ) throws(StoreError)

  /// Opens a transaction; nobody else writes until it ends.
  func begin() throws(StoreError)
  /// Ends a transaction; from here on all of it is there.
  func commit() throws(StoreError)
  /// Ends a transaction as if it had not been.
  func rollback()

  /// Whether there is a store, and of which version.
  func version() throws(StoreError) -> StoreVersion
  /// Makes it a store of this version, inside the transaction that made its tables so.
  func become(version: Int) throws(StoreError)
  /// Gets ready to be written to.
  func prepareWriting() throws(StoreError)
  /// What the database finds wrong with itself; empty where nothing is.
  func faults() throws(StoreError) -> [String]
}

extension Database {
  /// Runs one statement without values and gives its rows to `row`, in order.
  func query(
    _ sql: String, row: (any DatabaseRow) throws(StoreError) -> Void
  ) throws(StoreError) { try query(sql, [], row: row) }

  /// Runs one statement that gives no rows.
  func run(_ sql: String, _ values: [DatabaseValue] = []) throws(StoreError) {
    try query(sql, values) { _ throws(StoreError) in }
  }

  /// The whole number in the first column of the first row; `nil` where there is no row.
  func number(_ sql: String, _ values: [DatabaseValue] = []) throws(StoreError) -> Int? {
    var number: Int?
    try query(sql, values) { row throws(StoreError) in number = number ?? row.integer(0) }
    return number
  }

  /// Adds rows to a table that has none like them.
  func insert(into target: String, _ rows: [[DatabaseValue]]) throws(StoreError) {
    try insert(into: target, rows, onConflict: .fail)
  }
}

/// How a database is opened.
enum DatabaseMode {
  /// For writing; made where there is none.
  case writing
  /// For reading what is there; nothing is written, no file beside it either where that is possible.
  case reading
}

/// What becomes of a row that is in its table already.
enum ConflictRule {
  /// The statement is not accepted.
  case fail
  /// It is passed over.
  case keepTheFirst
}

/// What a database holds.
enum StoreVersion {
  /// Nothing.
  case empty
  /// A store whose tables are of this version.
  case store(Int)
  /// Something of somebody else.
  case other
}

/// A value on its way into a database.
enum DatabaseValue: Equatable, Sendable {
  case null
  case integer(Int)
  case text(String)
  case bytes([UInt8])

  /// A text, or `NULL`.
  static func optional(_ text: String?) -> DatabaseValue { text.map { .text($0) } ?? .null }

  /// A number, or `NULL`.
  static func optional(_ number: Int?) -> DatabaseValue { number.map { .integer($0) } ?? .null }

  /// A text as every database keeps it: PostgreSQL takes no zero character, and SQLite reads none.
  static func storable(_ text: String) -> String {
    guard text.utf8.contains(0) else { return text }
    return String(
      String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
  }
}

/// A row while its statement stands on it.
protocol DatabaseRow {
  /// The number of columns.
  var count: Int { get }
  /// A whole number; 0 for anything else.
  func integer(_ column: Int) -> Int
  /// A text as the database writes the value; `nil` for `NULL`.
  func optionalText(_ column: Int) -> String?
  /// Bytes; empty for `NULL`.
  func bytes(_ column: Int) -> [UInt8]
}

extension DatabaseRow {
  /// A text; empty for `NULL`.
  func text(_ column: Int) -> String { optionalText(column) ?? "" }
}
