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
  private let empty = Mutex<[EmptyName: CELColumn.Storage]>([:])

  /// Columns without a value of one kind and length.
  private struct EmptyName: Hashable {
    let kind: Int
    let rows: Int
  }

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

  /// Lets go of all columns; one that is asked for again is laid out again.
  func forget() {
    made.withLock { $0 = [:] }
    empty.withLock { $0 = [:] }
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
    let definition = tables.tables[access.table].definition
    let column =
      facts.hasValues
      ? self.column(
        FactColumns.storage(
          of: facts.fullStorage, facts, isInteger: definition.fields[access.field].type == .integer),
        rows: access.isDirect ? nil : ContiguousArray((0..<count).map(access.row32(from:))),
        codes: facts.codes)
      : self.column(
        withoutValues(like: facts, rows: count), rows: nil,
        codes: access.isDirect
          ? facts.codes
          : ContiguousArray((0..<count).map { access.code(row: $0, in: tables) }))
    let bound = CELBoundColumn(column, type: type, rowCount: count)
    let isPlain = !definition.isSingle && !facts.codes.contains { $0.isGuessed }
    return bound.map { Column(bound: $0, isPlain: isPlain) }
  }

  private func column(
    _ storage: CELColumn.Storage, rows: ContiguousArray<Int32>?, codes: ContiguousArray<FactCode>
  ) -> CELColumn {
    CELColumn(
      storage, rows: rows, meaning: { meaning(FactCode(rawValue: $0)) },
      withCodes: { read in codes.withUnsafeBytes(read) })
  }

  /// Entries that mean nothing for so many rows; all columns without a value share them.
  private func withoutValues(like facts: FactColumn, rows: Int) -> CELColumn.Storage {
    let name = EmptyName(kind: FactColumns.kind(of: facts.storage), rows: rows)
    return empty.withLock { made in
      if let known = made[name] { return known }
      let storage = FactColumns.storage(
        of: facts.storage.filled(upTo: rows), facts, isInteger: false)
      made[name] = storage
      return storage
    }
  }

  private static func kind(of storage: FactColumn.Storage) -> Int {
    switch storage {
    case .texts: 0
    case .numbers: 1
    case .dates: 2
    case .yesNo: 3
    case .lists: 4
    }
  }

  private static func storage(
    of values: FactColumn.Storage, _ facts: FactColumn, isInteger: Bool
  ) -> CELColumn.Storage {
    switch values {
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
