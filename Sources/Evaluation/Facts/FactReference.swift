import CEL

/// The name of a fact inside a cause of CEL's: table, field and row in one number.
struct FactReference: Hashable, Sendable {
  /// The table's position in `PlanTables.tables`.
  var table: Int
  /// The field's position in its table; `wholeTable` for the table itself.
  var field: Int
  /// The row; `noRow` for a row that does not exist, `unreadRow` for one that nobody could read.
  var row: Int

  static let wholeTable = 0xFFF
  static let noRow = 0x7FFF_FFFF
  static let unreadRow = 0x7FFF_FFFE

  init(table: Int, field: Int, row: Int) {
    (self.table, self.field, self.row) = (table, field, row)
  }

  /// The fact that a cause names; `nil` for CEL's own causes.
  init?(_ cause: CELCause) {
    guard cause.id >= 0 else { return nil }
    table = Int(cause.id >> 44) & 0xFFFF
    field = Int(cause.id >> 32) & 0xFFF
    row = Int(cause.id & 0x7FFF_FFFF)
  }

  func cause(isLack: Bool) -> CELCause {
    CELCause(
      id: Int64(table) << 44 | Int64(field & 0xFFF) << 32 | Int64(row & 0x7FFF_FFFF),
      isLack: isLack)
  }
}
