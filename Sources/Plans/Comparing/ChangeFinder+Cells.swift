import Documents
import Values

/// Other cells of aligned rows: of columns that no field claims, and of parents.
extension ChangeFinder {
  mutating func compareOtherCells(_ table: Int, _ old: Int, _ new: Int) {
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
