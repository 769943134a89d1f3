import CEL
import Documents
import Plans
import Values

/// The tables of one check as expressions see them.
///
/// Two views of the same tables tell whether an outcome rests on a guess: in the second one every
/// guessed fact is unknown, and what is still decided there does not need it.
final class FactView: Sendable {
  let tables: PlanTables
  let guessesAreUnknown: Bool
  /// For each table, its parents' positions, in the order of the definition.
  let parents: [[Int]]
  /// The same facts as columns.
  let columns: FactColumns
  /// For each table, whether rows may stand in a part that nobody read.
  private let open: [Bool]

  init(_ tables: PlanTables, guessesAreUnknown: Bool = false) {
    self.tables = tables
    self.guessesAreUnknown = guessesAreUnknown
    columns = FactColumns(tables, guessesAreUnknown: guessesAreUnknown)
    parents = tables.tables.map { table in
      table.definition.parents.compactMap { tables.index(of: $0) }
    }
    open = tables.tables.indices.map { table in
      !tables.blocks(hidingRowsOf: table).isEmpty || FactView.isUnknown(table, in: tables)
    }
  }

  /// Whether rows of a table may stand in a part that nobody read.
  func isOpen(_ table: Int) -> Bool { open[table] }

  /// Whether nobody handed in the registry that a table is.
  ///
  /// What is not in a dossier is missing from it; a registry is no part of a dossier.
  func isUnknown(_ table: Int) -> Bool { FactView.isUnknown(table, in: tables) }

  private static func isUnknown(_ table: Int, in tables: PlanTables) -> Bool {
    tables.tables[table].definition.role == .registro && tables.isNotGiven(table)
  }

  /// Whether any fact at all is guessed.
  var hasGuesses: Bool {
    tables.tables.contains { table in
      table.columns.contains { column in
        column.codes.contains { $0.isGuessed && $0.state != .absent }
      }
    }
  }

  /// The value of a fact for expressions.
  func value(table: Int, field: Int, row: Int) -> CELValue {
    let column = tables.tables[table].columns[field]
    let code = column.codes[row]
    if guessesAreUnknown, code.isGuessed { return unknown(table, field, row, false) }
    guard code.isPresent else { return unknown(table, field, row, code.isLack) }
    let isInteger = tables.tables[table].definition.fields[field].type == .integer
    switch column.storage {
    case .texts(let list): return .string(column.texts[list[row]])
    case .numbers(let list): return FactView.number(list[row], isInteger: isInteger)
    case .dates(let list): return .date(list[row])
    case .yesNo(let list): return .bool(list[row])
    case .lists(let list):
      return .list(list[row].map { FactView.celValue($0, isInteger: isInteger) })
    }
  }

  /// What `has()` answers of a fact.
  func presence(table: Int, field: Int, row: Int) -> CELTri {
    let code = tables.tables[table].columns[field].codes[row]
    if code.state == .unread || (guessesAreUnknown && code.isGuessed) {
      return .unknown(
        CELUnknown(FactReference(table: table, field: field, row: row).cause(isLack: false)))
    }
    return code.isLack ? .false : .true
  }

  /// The text as written where the fact stands.
  func rawText(table: Int, field: Int, row: Int) -> String? {
    let plan = tables.tables[table]
    let code = plan.columns[field].codes[row]
    guard code.isPresent || code.state == .malformed else { return nil }
    let text = tables.rawText(at: plan.origin(row: row, field: field))
    return text.isEmpty ? plan.columns[field].value(row: row)?.description : text
  }

  /// All rows of a table as a list; open where some may be unread.
  func rows(ofTable table: Int) -> CELValue {
    let open = isOpen(table) ? CELUnknown(unreadRows(of: table)) : nil
    return .list(CELList(source: TableRows(self, table: table), openCauses: open))
  }

  /// The cause that stands for rows of a table that nobody read.
  func unreadRows(of table: Int) -> CELCause {
    FactReference(table: table, field: FactReference.wholeTable, row: FactReference.noRow)
      .cause(isLack: false)
  }

  private func unknown(_ table: Int, _ field: Int, _ row: Int, _ isLack: Bool) -> CELValue {
    .unknown(CELUnknown(FactReference(table: table, field: field, row: row).cause(isLack: isLack)))
  }

  private static func number(_ decimal: Decimal, isInteger: Bool) -> CELValue {
    if isInteger, let whole = decimal.wholeNumber { return .int(Int64(whole)) }
    return .decimal(decimal)
  }

  /// A value as expressions see it.
  static func celValue(_ value: FactValue, isInteger: Bool) -> CELValue {
    switch value {
    case .text(let text): .string(text)
    case .number(let decimal): number(decimal, isInteger: isInteger)
    case .date(let date): .date(date)
    case .yesNo(let flag): .bool(flag)
    case .list(let values): .list(values.map { celValue($0, isInteger: isInteger) })
    }
  }
}

/// A row of a table as expressions see it; row -1 does not exist, row -2 could not be read.
final class RowObject: CELObject {
  let view: FactView
  let table: Int
  let row: Int

  init(_ view: FactView, table: Int, row: Int) {
    (self.view, self.table, self.row) = (view, table, row)
  }

  var typeName: String { view.tables.tables[table].definition.id }

  /// Rows are made when they are asked for: two objects may be the same row.
  func isSame(as other: any CELObject) -> Bool {
    guard let other = other as? RowObject else { return false }
    return other.table == table && other.row == row
  }

  private var fieldCount: Int { view.tables.tables[table].definition.fields.count }

  func value(field index: Int) -> CELValue {
    if index >= fieldCount {
      return .object(RowObject(view, table: parentTable(index), row: parentRow(index)))
    }
    guard row >= 0 else { return .unknown(CELUnknown(missing(index))) }
    return view.value(table: table, field: index, row: row)
  }

  func presence(field index: Int) -> CELTri {
    if index >= fieldCount {
      let parent = parentRow(index)
      return parent == -2 ? .unknown(CELUnknown(missing(index))) : CELTri(parent >= 0)
    }
    guard row >= 0 else { return row == -2 ? .unknown(CELUnknown(missing(index))) : .false }
    return view.presence(table: table, field: index, row: row)
  }

  func rawText(field index: Int) -> String? {
    guard index < fieldCount, row >= 0 else { return nil }
    return view.rawText(table: table, field: index, row: row)
  }

  private func parentTable(_ index: Int) -> Int { view.parents[table][index - fieldCount] }

  private func parentRow(_ index: Int) -> Int {
    guard row >= 0 else { return row }
    let parent = view.tables.tables[parentTable(index)].definition.id
    guard let links = view.tables.tables[table].parentRows[parent] else { return -1 }
    return Int(links[row])
  }

  private func missing(_ field: Int) -> CELCause {
    let isUnread = row == -2 || (field >= fieldCount && parentRow(field) == -2)
    return FactReference(
      table: table, field: min(field, fieldCount - 1),
      row: isUnread ? FactReference.unreadRow : FactReference.noRow
    ).cause(isLack: !isUnread)
  }
}

/// All rows of a table, made when they are asked for.
final class TableRows: CELListSource {
  private let view: FactView
  private let table: Int

  init(_ view: FactView, table: Int) { (self.view, self.table) = (view, table) }

  var count: Int { view.tables.tables[table].rowCount }

  func element(at index: Int) -> CELValue {
    .object(RowObject(view, table: table, row: index))
  }

  var hasColumns: Bool { true }

  func column(_ path: ArraySlice<String>, _ type: CELType) -> CELBoundColumn? {
    view.columns.column(from: table, path, type)?.bound
  }
}

/// Some rows of a table: those of a group.
final class GroupObject: CELObject {
  private let view: FactView
  private let table: Int
  private let key: [String]
  private let rows: [Int32]
  private let isOpen: Bool

  /// `isOpen` tells that a row whose key nobody could read may belong to it.
  init(_ view: FactView, table: Int, key: [String], rows: [Int32], isOpen: Bool) {
    (self.view, self.table, self.key, self.rows) = (view, table, key, rows)
    self.isOpen = isOpen || view.isOpen(table)
  }

  var typeName: String { "grupo" }

  func value(field index: Int) -> CELValue {
    index == 0
      ? .list(key.map(CELValue.string))
      : .list(
        CELList(
          rows.map { .object(RowObject(view, table: table, row: Int($0))) },
          openCauses: isOpen ? CELUnknown(view.unreadRows(of: table)) : nil))
  }

  func presence(field index: Int) -> CELTri { .true }
  func rawText(field index: Int) -> String? { nil }
}

/// A row of a dated table as expressions see it.
final class DatedRowObject: CELObject {
  private let cells: [CELValue]

  init(_ cells: [CELValue]) { self.cells = cells }

  var typeName: String { "fila" }
  func value(field index: Int) -> CELValue { cells[index] }
  func presence(field index: Int) -> CELTri {
    if case .string(let text) = cells[index] { return CELTri(!text.isEmpty) }
    if case .list(let list) = cells[index] { return CELTri(list.count > 0) }
    return .true
  }
  func rawText(field index: Int) -> String? { nil }
}
