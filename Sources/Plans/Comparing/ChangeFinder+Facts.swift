import Documents
import Values

/// Facts of aligned rows, each in the table that it belongs to.
extension ChangeFinder {
  mutating func compareFacts(_ table: Int, _ old: Int, _ new: Int) {
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
}
