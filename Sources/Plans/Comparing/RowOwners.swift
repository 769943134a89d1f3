import Documents

/// Which table a row of a grid belongs to first, where it feeds several.
///
/// A flat sheet gives one activity a row and one project a group of rows: the activities own the
/// rows, and the project's cells are compared in each of them.
struct RowOwners {
  private var owner: [Locator: Int32] = [:]
  private let tables: PlanTables

  init(_ tables: PlanTables) {
    self.tables = tables
    var share: [Locator: Int] = [:]
    for (index, table) in tables.tables.enumerated()
    where !table.definition.isSingle && table.definition.isCompared {
      for (row, place) in table.rowOrigins.enumerated() {
        let part = Int(table.partOfRow[row])
        let rows = table.parts.indices.contains(part) ? table.parts[part].rows.count : 0
        let known = owner[place].map { Int($0) }
        let wins =
          known.map { other in
            rows > share[place] ?? 0
              || rows == share[place] ?? 0 && isUnder(index, tables.tables[other].definition.id)
          } ?? true
        guard wins else { continue }
        owner[place] = Int32(clamping: index)
        share[place] = rows
      }
    }
  }

  /// Whether the table owns the grid's row that this row stands in.
  func owns(_ table: Int, _ row: Int) -> Bool {
    owner[tables.tables[table].rowOrigins[row]] == Int32(clamping: table)
  }

  private func isUnder(_ table: Int, _ parent: String) -> Bool {
    tables.tables[table].definition.parents.contains(parent)
  }
}
