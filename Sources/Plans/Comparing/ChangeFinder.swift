import Documents
import Values

/// Finds what differs between aligned rows, cell by cell, and tells alike differences together.
struct ChangeFinder {
  private let base: PlanTables
  private let head: PlanTables
  private let alignment: PlanAlignment
  private let placeholders: [String: BlankKind]
  private let owners: (base: RowOwners, head: RowOwners)
  private(set) var changes: [PlanChange] = []
  private var positions: [Key: Int] = [:]
  private var columnsOfParts: [PartPair: PartColumns] = [:]
  private var grammars: [Int: FieldGrammar] = [:]
  private var kept: [Kept: Set<Int>] = [:]
  /// Aligned rows that belong elsewhere because a parent's name in their own cells differs.
  private var renamedParent: Set<Int> = []

  /// What makes two differences one: the same cells, or the same words for the same parent.
  private struct Key: Hashable {
    var kind: PlanChange.Kind
    var table: Int
    var field: Int
    var rows: [Int]
    var before: String
    var after: String
  }

  private struct Kept: Hashable {
    var table: Int
    var isBase: Bool
  }

  private struct PartPair: Hashable {
    var table: Int
    var base: Int
    var head: Int
  }

  init(
    _ base: PlanTables, _ head: PlanTables, _ alignment: PlanAlignment,
    placeholders: [String: BlankKind]
  ) {
    (self.base, self.head, self.alignment) = (base, head, alignment)
    self.placeholders = placeholders
    owners = (RowOwners(base), RowOwners(head))
  }

  /// Finds all changes.
  mutating func run() {
    for table in base.tables.indices where base.tables[table].definition.isCompared {
      renamedParent = []
      let pairs = alignment.ofTable[table].pairs
      for (old, new) in pairs { compare(table, old, new) }
      for (old, new) in pairs { compareParents(table, old, new) }
      addLoneRows(table)
    }
  }

  private mutating func compare(_ table: Int, _ old: Int, _ new: Int) {
    let isSingle = base.tables[table].definition.isSingle
    let (ownsOld, ownsNew) = (owners.base.owns(table, old), owners.head.owns(table, new))
    // Cells of a parent on its children's rows are compared there, each in its own row.
    if isSingle || ownsOld || ownsNew { compareFacts(table, old, new) }
    if !isSingle, ownsOld, ownsNew, hasPart(base, table, old), hasPart(head, table, new) {
      compareOtherCells(table, old, new)
    }
  }

  /// Whether the row stands in a grid; headings of a text do not.
  private func hasPart(_ tables: PlanTables, _ table: Int, _ row: Int) -> Bool {
    let own = tables.tables[table]
    guard own.parts.indices.contains(Int(own.partOfRow[row])) else { return false }
    let place = own.rowOrigins[row]
    if case .table = tables.documents[Int(place.document)].blocks[Int(place.block)] { return true }
    return false
  }

  // MARK: Facts of the row's own table

  private mutating func compareFacts(_ table: Int, _ old: Int, _ new: Int) {
    let (before, after) = alignment.facts[table]
    for field in before.columns.indices
    where before.columns[field][old] != after.columns[field][new] {
      let isBlank = isBlankCell(base, table, field, old) && isBlankCell(head, table, field, new)
      if !isBlank { addFact(table, field, old, new) }
    }
  }

  /// Whether nothing is written in the cell itself; in a format that cannot merge, a blank one may
  /// be guessed to mean the value above.
  private func isBlankCell(_ tables: PlanTables, _ table: Int, _ field: Int, _ row: Int) -> Bool {
    let code = tables.tables[table].columns[field].codes[row]
    return code.state == .blankEmpty || isCopiedFromAbove(code)
  }

  private func isCopiedFromAbove(_ code: FactCode) -> Bool {
    code.isPresent && code.isInherited && code.confidence == .guessed
  }

  private mutating func addFact(_ table: Int, _ field: Int, _ old: Int, _ new: Int) {
    let (left, right) = (base.tables[table], head.tables[table])
    let (from, to) = (left.columns[field], right.columns[field])
    let definition = left.definition.fields[field]
    let (before, after) = (side(base, table, field, old), side(head, table, field, new))
    let isSingle = left.definition.isSingle
    let (wasAbsent, isAbsent) = (
      isMissing(base, table, field, old), isMissing(head, table, field, new)
    )
    if wasAbsent != isAbsent, !isSingle {
      addColumn(
        isAbsent ? .columnRemoved : .columnAdded, table, definition,
        before: wasAbsent ? nil : header(base, table, field, old),
        after: isAbsent ? nil : header(head, table, field, new))
      return
    }
    let isReread = folded(before.text) == folded(after.text) && !before.text.isEmpty
    let nature = PlanChange.Nature(
      of: definition, from: before.value, to: after.value)
    var change = PlanChange(
      isReread ? .reread : .changed, nature: isReread ? .other : nature, table: left.definition,
      key: right.key(row: new) ?? left.key(row: old) ?? "", label: right.label(of: new),
      field: .init(id: definition.id, label: definition.label, type: definition.type),
      before: before, after: after)
    if change.label.isEmpty { change.label = left.label(of: old) }
    // A merged cell is one difference however many rows it covers; a column reread is one too.
    let isShared = from.codes[old].isInherited && to.codes[new].isInherited
    let key = Key(
      kind: change.kind, table: table, field: field,
      rows: isReread ? [] : isShared ? [] : [old, new],
      before: isReread ? "" : isShared ? "\(before.place)" : "",
      after: isReread ? "" : isShared ? "\(after.place)" : "")
    add(change, key)
  }

  /// Whether the row's part has no such column, or none that anybody understood.
  private func isMissing(_ tables: PlanTables, _ table: Int, _ field: Int, _ row: Int) -> Bool {
    let own = tables.tables[table]
    switch own.columns[field].codes[row].state {
    case .absent: return true
    case .unread:
      let part = Int(own.partOfRow[row])
      return own.parts.indices.contains(part) && own.parts[part].columnOfField[field] < 0
    default: return false
    }
  }

  private func side(
    _ tables: PlanTables, _ table: Int, _ field: Int, _ row: Int
  ) -> PlanChange.Side {
    let own = tables.tables[table]
    var place = own.origin(row: row, field: field)
    if isCopiedFromAbove(own.columns[field].codes[row]) {
      place.row = own.rowOrigins[row].row
      return .init(place: place, text: tables.rawText(at: place))
    }
    let value = own.columns[field].value(row: row)
    let raw = tables.rawText(at: place)
    return .init(
      place: place,
      text: raw.isEmpty && place.isWholeDocument ? value?.description ?? "" : raw, value: value)
  }

  private func header(
    _ tables: PlanTables, _ table: Int, _ field: Int, _ row: Int
  ) -> PlanChange.Side {
    let own = tables.tables[table]
    guard own.parts.indices.contains(Int(own.partOfRow[row])) else {
      return .init(place: own.rowOrigins[row])
    }
    let part = own.parts[Int(own.partOfRow[row])]
    let reading = part.readings.first { $0.field == own.definition.fields[field].id }
    return .init(place: reading?.cell ?? part.place, text: reading?.header ?? "")
  }

  private mutating func addColumn(
    _ kind: PlanChange.Kind, _ table: Int, _ field: FieldDefinition, before: PlanChange.Side?,
    after: PlanChange.Side?
  ) {
    let change = PlanChange(
      kind, table: base.tables[table].definition,
      field: .init(id: field.id, label: field.label, type: field.type), before: before,
      after: after)
    let place = (before ?? after)?.place ?? .document(0)
    add(
      change,
      Key(kind: kind, table: table, field: -2, rows: [], before: field.id, after: "\(place)"))
  }

  // MARK: Other cells of the row

  private mutating func compareOtherCells(_ table: Int, _ old: Int, _ new: Int) {
    let (left, right) = (base.tables[table], head.tables[table])
    let parts = PartPair(
      table: table, base: Int(left.partOfRow[old]), head: Int(right.partOfRow[new]))
    let columns: PartColumns
    if let known = columnsOfParts[parts] {
      columns = known
    } else {
      columns = PartColumns(base, head, table: table, parts: (parts.base, parts.head))
      columnsOfParts[parts] = columns
    }
    addLoneColumns(columns, table)
    for column in columns.pairs {
      var (from, to) = (left.rowOrigins[old], right.rowOrigins[new])
      (from.column, to.column) = (Int32(clamping: column.base), Int32(clamping: column.head))
      guard let (before, after) = difference(from, to) else { continue }
      guard let (other, field) = column.address else {
        addUnclaimed(column.header, table, old, new, before, after)
        continue
      }
      addParentCell((other, field), table, old, new, before, after)
    }
  }

  /// The texts of two cells that do not say the same.
  private func difference(
    _ from: Locator, _ to: Locator
  ) -> (before: PlanChange.Side, after: PlanChange.Side)? {
    guard case .table(let old) = base.documents[Int(from.document)].blocks[Int(from.block)],
      case .table(let new) = head.documents[Int(to.document)].blocks[Int(to.block)]
    else { return nil }
    let (left, right) = (
      old[Int(from.row), Int(from.column)], new[Int(to.row), Int(to.column)]
    )
    switch (left, right) {
    case (.empty, .empty): return nil
    case (.number(let first), .number(let second)) where first == second: return nil
    case (.date(let first), .date(let second)) where first == second: return nil
    default: break
    }
    let (before, after) = (old.text(left), new.text(right))
    guard before != after, folded(before) != folded(after) else { return nil }
    return (.init(place: from, text: before), .init(place: to, text: after))
  }

  private mutating func addUnclaimed(
    _ header: String, _ table: Int, _ old: Int, _ new: Int, _ before: PlanChange.Side,
    _ after: PlanChange.Side
  ) {
    let right = head.tables[table]
    let name =
      header.isEmpty
      ? CellReference.columnName(Int(after.place.column)) : header
    let change = PlanChange(
      .changed, table: right.definition, key: right.key(row: new) ?? "",
      label: right.label(of: new), field: .init(id: nil, label: .init(es: name), type: nil),
      before: before, after: after)
    add(
      change,
      Key(
        kind: .changed, table: table, field: -1, rows: [old, new], before: "\(before.place)",
        after: "\(after.place)"))
  }

  /// A cell of a parent on one of its children's rows.
  private mutating func addParentCell(
    _ address: (table: Int, field: Int), _ table: Int, _ old: Int, _ new: Int,
    _ before: PlanChange.Side, _ after: PlanChange.Side
  ) {
    let definition = base.tables[address.table].definition
    let field = definition.fields[address.field]
    let (from, to) = (
      reading(base, before.place, address), reading(head, after.place, address)
    )
    if from.isSame(as: to) { return }
    var (left, right) = (before, after)
    (left.value, right.value) = (from.value, to.value)
    let parent = head.tables[table].parentRows[definition.id]?[new] ?? -1
    let formerParent = base.tables[table].parentRows[definition.id]?[old] ?? -1
    if definition.key.contains(field.id) { renamedParent.insert(new) }
    let row = parent >= 0 ? Int(parent) : nil
    let change = PlanChange(
      .changed, nature: .init(of: field, from: from.value, to: to.value),
      table: definition, key: row.flatMap { head.tables[address.table].key(row: $0) } ?? "",
      label: row.map { head.tables[address.table].label(of: $0) } ?? "",
      field: .init(id: field.id, label: field.label, type: field.type), before: left, after: right)
    add(
      change,
      Key(
        kind: .changed, table: address.table, field: address.field,
        rows: parent >= 0 ? [Int(formerParent), Int(parent)] : [-1, old, new],
        before: folded(before.text), after: folded(after.text)))
  }

  /// What a cell says as a field's value, without the evidence of its column.
  private mutating func reading(
    _ tables: PlanTables, _ place: Locator, _ address: (table: Int, field: Int)
  ) -> FactReading {
    guard case .table(let grid) = tables.documents[Int(place.document)].blocks[Int(place.block)]
    else { return .absent }
    let number = address.table << 16 | address.field
    let field = base.tables[address.table].definition.fields[address.field]
    let grammar = grammars[number] ?? FieldGrammar(field: field, placeholders: placeholders)
    grammars[number] = grammar
    return grammar.read(grid[Int(place.row), Int(place.column)], texts: grid.texts)
  }

  private mutating func addLoneColumns(_ columns: PartColumns, _ table: Int) {
    for (kind, lone) in columns.onlyBase.map({ (PlanChange.Kind.columnRemoved, $0) })
      + columns.onlyHead.map({ (PlanChange.Kind.columnAdded, $0) })
    {
      // A column of the row's own table shows in its facts: absent on one side.
      if let address = lone.address, address.table == table { continue }
      let definition = base.tables[lone.address?.table ?? table].definition
      let field = lone.address.map { definition.fields[$0.field] }
      let side = PlanChange.Side(place: lone.place, text: lone.header)
      let change = PlanChange(
        kind, table: definition,
        field: .init(
          id: field?.id, label: field?.label ?? .init(es: lone.header), type: field?.type),
        before: kind == .columnRemoved ? side : nil, after: kind == .columnAdded ? side : nil)
      add(
        change,
        Key(
          kind: kind, table: lone.address?.table ?? table, field: -2, rows: [],
          before: field?.id ?? lone.header, after: "\(lone.place)"))
    }
  }

  // MARK: Rows

  /// Rows of another parent, unless a difference in their own cells says so already.
  private mutating func compareParents(_ table: Int, _ old: Int, _ new: Int) {
    let (before, after) = alignment.parents[table]
    guard before[old] != after[new], !renamedParent.contains(new),
      let left = parent(base, table, old), let right = parent(head, table, new)
    else { return }
    let own = head.tables[table]
    let change = PlanChange(
      .moved, table: own.definition, key: own.key(row: new) ?? "", label: own.label(of: new),
      before: left, after: right)
    add(
      change, Key(kind: .moved, table: table, field: -3, rows: [old, new], before: "", after: ""))
  }

  private func parent(_ tables: PlanTables, _ table: Int, _ row: Int) -> PlanChange.Side? {
    let own = tables.tables[table]
    for id in own.definition.parents {
      guard let above = own.parentRows[id]?[row], above >= 0, let parent = tables[id] else {
        continue
      }
      return .init(
        place: parent.rowOrigins[Int(above)],
        text: "\(parent.definition.label.es) \(parent.label(of: Int(above)))")
    }
    return nil
  }

  private mutating func addLoneRows(_ table: Int) {
    let lone = alignment.ofTable[table]
    for row in lone.removed
    where owners.base.owns(table, row) || !keptParents(base, table, \.headOfBase).contains(row) {
      addLone(.removed, base, table, row)
    }
    for row in lone.added
    where owners.head.owns(table, row) || !keptParents(head, table, \.baseOfHead).contains(row) {
      addLone(.added, head, table, row)
    }
  }

  /// Rows of a parent that stand on rows which both plans have.
  ///
  /// Such a parent comes and goes with cells of those rows, which are told as such; only one whose
  /// rows are all new or all gone is told itself.
  private mutating func keptParents(
    _ tables: PlanTables, _ table: Int, _ other: KeyPath<RowAlignment, ContiguousArray<Int32>>
  ) -> Set<Int> {
    let isBase = other == \RowAlignment.headOfBase
    let name = Kept(table: table, isBase: isBase)
    if let known = kept[name] { return known }
    let id = tables.tables[table].definition.id
    let sideOwners = isBase ? owners.base : owners.head
    var rows: Set<Int> = []
    for (index, child) in tables.tables.enumerated() {
      guard let parents = child.parentRows[id] else { continue }
      let matches = alignment.ofTable[index][keyPath: other]
      for (row, parent) in parents.enumerated()
      where parent >= 0 && matches[row] >= 0 && sideOwners.owns(index, row) {
        rows.insert(Int(parent))
      }
    }
    kept[name] = rows
    return rows
  }

  private mutating func addLone(
    _ kind: PlanChange.Kind, _ tables: PlanTables, _ table: Int, _ row: Int
  ) {
    let own = tables.tables[table]
    let side = PlanChange.Side(place: own.rowOrigins[row], text: own.label(of: row))
    changes.append(
      PlanChange(
        kind, nature: kind == .removed ? .init(dropping: own.definition) : .other,
        table: own.definition, key: own.key(row: row) ?? "", label: own.label(of: row),
        before: kind == .removed ? side : nil, after: kind == .added ? side : nil))
  }

  private mutating func add(_ change: PlanChange, _ key: Key) {
    if let position = positions[key] {
      changes[position].count += 1
    } else {
      positions[key] = changes.count
      changes.append(change)
    }
  }
}

extension FactReading {
  fileprivate var value: FactValue? {
    if case .present(let value, _, _) = self { value } else { nil }
  }

  /// Whether two readings say the same, however sure they are.
  fileprivate func isSame(as other: FactReading) -> Bool {
    switch (self, other) {
    case (.present(let left, _, _), .present(let right, _, _)):
      folded(left.description) == folded(right.description)
    case (.malformed, .malformed): false
    default: self == other
    }
  }
}
