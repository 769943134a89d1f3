import Documents
import Values

/// Rows that come, go or belong elsewhere.
extension ChangeFinder {
  /// Rows of another parent, unless a difference in their own cells says so already.
  mutating func compareParents(_ table: Int, _ old: Int, _ new: Int) {
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

  mutating func addLoneRows(_ table: Int) {
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
}
