import Documents
import Values

/// The columns of two parts that hold the same thing, beside those of the row's own table.
struct PartColumns {
  /// A column of another table, or one that no field claims, in both parts.
  struct Pair {
    /// The other table and its field; `nil` for a column that nobody claims.
    var address: (table: Int, field: Int)?
    /// The heading.
    var header: String
    /// The grid's columns; -1 where a column without a heading stands in one part only.
    var base: Int
    var head: Int
  }

  /// A column that one part has and the other lacks.
  struct Lone {
    /// The heading.
    var header: String
    /// The heading's cell.
    var place: Locator
    /// The field; `nil` for a column that nobody claims.
    var address: (table: Int, field: Int)?
  }

  private(set) var pairs: [Pair] = []
  private(set) var onlyBase: [Lone] = []
  private(set) var onlyHead: [Lone] = []

  /// Of the parts that rows of `table` stand in.
  init(_ base: PlanTables, _ head: PlanTables, table: Int, parts: (base: Int, head: Int)) {
    let old = PartColumns.columns(base, table, parts.base)
    let new = PartColumns.columns(head, table, parts.head)
    for (name, column) in old.sorted(by: { $0.value.column < $1.value.column }) {
      if let other = new[name] {
        guard !column.isOwn else { continue }
        pairs.append(
          Pair(
            address: column.address, header: other.header, base: column.column, head: other.column))
      } else if column.header.isEmpty {
        pairs.append(Pair(header: "", base: column.column, head: -1))
      } else {
        onlyBase.append(Lone(header: column.header, place: column.place, address: column.address))
      }
    }
    for (name, column) in new.sorted(by: { $0.value.column < $1.value.column })
    where old[name] == nil {
      if column.header.isEmpty {
        pairs.append(Pair(header: "", base: -1, head: column.column))
      } else {
        onlyHead.append(Lone(header: column.header, place: column.place, address: column.address))
      }
    }
  }

  private struct Column {
    var column: Int
    var header: String
    var place: Locator
    var address: (table: Int, field: Int)?
    var isOwn = false
  }

  /// The columns of a part by what they hold: a field's name, a heading, else their position.
  private static func columns(_ tables: PlanTables, _ table: Int, _ part: Int) -> [String: Column] {
    let own = tables.tables[table]
    let place = own.parts[part].place
    var found: [String: Column] = [:]
    var taken: Set<Int> = []
    let parents = own.definition.parents.compactMap(tables.index(of:))
    for other in [table] + parents where other == table || own.parentRows[id(tables, other)] != nil
    {
      let definition = tables.tables[other]
      for share in definition.parts where share.place == place {
        for (field, column) in share.columnOfField.enumerated() where column >= 0 {
          guard taken.insert(Int(column)).inserted || other == table else { continue }
          let reading = share.readings.first { $0.field == definition.definition.fields[field].id }
          found["\(other).\(field)"] = Column(
            column: Int(column), header: reading?.header ?? "", place: reading?.cell ?? place,
            address: (other, field), isOwn: other == table)
        }
      }
    }
    var times: [String: Int] = [:]
    for column in own.parts[part].unrecognised where !taken.contains(Int(column.cell.column)) {
      taken.insert(Int(column.cell.column))
      let header = folded(column.header)
      times[header, default: 0] += 1
      found["=\(header)=\(times[header] ?? 1)"] = Column(
        column: Int(column.cell.column), header: column.header, place: column.cell)
    }
    let left = Int(own.parts[part].range.left)
    for column in written(tables, place) where !taken.contains(column) {
      var cell = place
      (cell.row, cell.column) = (own.parts[part].headerRow, Int32(clamping: column))
      found["#\(column - left)"] = Column(column: column, header: "", place: cell)
    }
    return found
  }

  /// The columns of a grid in which anything is written.
  private static func written(_ tables: PlanTables, _ place: Locator) -> [Int] {
    guard case .table(let grid) = tables.documents[Int(place.document)].blocks[Int(place.block)]
    else { return [] }
    var seen = [Bool](repeating: false, count: Int(UInt16.max) + 1)
    for column in grid.columns { seen[Int(column)] = true }
    return seen.indices.filter { seen[$0] }
  }

  private static func id(_ tables: PlanTables, _ table: Int) -> String {
    tables.tables[table].definition.id
  }
}
