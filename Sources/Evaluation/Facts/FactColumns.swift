import CEL
import Plans
import Rules
import Synchronization
import Values

/// The columns of facts as expressions read them from the rows of a table, each laid out once.
///
/// Many rules read the same few columns: what stands in a row's own table, and what stands in those
/// it belongs to. All of them share what was laid out for the first.
final class FactColumns: Sendable {
  /// A column: from which table's rows, through which parents, which field.
  private struct Name: Hashable {
    let table: Int
    let path: [String]
  }

  /// A column that was laid out.
  struct Column: Sendable {
    /// Its values and states by row.
    let bound: CELBoundColumn
    /// Whether what is not known of it was just not read: no guess, and no fact of the plan that
    /// people are asked for.
    let isPlain: Bool
  }

  private let tables: PlanTables
  private let guessesAreUnknown: Bool
  private let made = Mutex<[Name: Column?]>([:])

  init(_ tables: PlanTables, guessesAreUnknown: Bool) {
    (self.tables, self.guessesAreUnknown) = (tables, guessesAreUnknown)
  }

  /// The column that a path, without its first name, reaches from the rows of a table.
  func column(from table: Int, _ path: ArraySlice<String>, _ type: CELType) -> Column? {
    let name = Name(table: table, path: Array(path))
    if let known = made.withLock({ $0[name] }) { return known }
    let column = lay(table, path, type)
    made.withLock { $0[name] = .some(column) }
    return column
  }

  private func lay(
    _ table: Int, _ path: ArraySlice<String>, _ type: CELType
  ) -> Column? {
    guard let field = path.last,
      let access = FactAccess(
        FieldPath(parents: Array(path.dropLast()), field: field), from: table, in: tables)
    else { return nil }
    let facts = tables.tables[access.table].columns[access.field]
    let count = tables.tables[table].rowCount
    let rows =
      access.isDirect
      ? nil
      : ContiguousArray((0..<count).map { Int32(truncatingIfNeeded: access.row(from: $0)) })
    let codes = facts.codes
    let definition = tables.tables[access.table].definition
    let isInteger = definition.fields[access.field].type == .integer
    let bound = CELBoundColumn(
      CELColumn(
        FactColumns.storage(of: facts, isInteger: isInteger), rows: rows,
        meaning: { meaning(FactCode(rawValue: $0)) },
        withCodes: { read in codes.withUnsafeBytes(read) }),
      type: type, rowCount: count)
    let isPlain = !definition.isSingle && !codes.contains { $0.isGuessed }
    return bound.map { Column(bound: $0, isPlain: isPlain) }
  }

  private static func storage(of facts: FactColumn, isInteger: Bool) -> CELColumn.Storage {
    switch facts.fullStorage {
    case .texts(let list): return .texts(list, pool: facts.texts.texts)
    case .numbers(let list): return .decimals(list)
    case .dates(let list): return .dates(list)
    case .yesNo(let list): return .bools(list)
    case .lists(let lists):
      var distinct: [CELValue] = []
      var numbers: [[FactValue]: UInt32] = [:]
      let codes = lists.map { list in
        if let known = numbers[list] { return known }
        let number = UInt32(distinct.count)
        numbers[list] = number
        distinct.append(.list(list.map { FactView.celValue($0, isInteger: isInteger) }))
        return number
      }
      return .coded(ContiguousArray(codes), distinct: distinct)
    }
  }

  private func meaning(_ code: FactCode) -> CELColumn.State {
    if guessesAreUnknown, code.isGuessed { return .unread }
    switch code.state {
    case .present: return .present
    case .malformed: return .malformed
    case .unread: return .unread
    default: return .lack
    }
  }
}
