import Documents
import Values

/// What differs between two revisions of a plan, or between a plan in two formats.
///
/// Rows are aligned table by table, parents first (`RowAligner`); of aligned rows every cell is
/// compared, also those in columns that no field claims. Formatting does not count: words are
/// compared folded, numbers and dates by value.
package struct PlanComparison: Sendable {
  /// One table and how its rows were aligned.
  package struct Table: Sendable {
    /// The identifier.
    package var id: String
    /// What people call one of its rows, and several.
    package var label: LocalizedText
    /// How many rows the old plan has.
    package var baseRows: Int
    /// How many rows the new plan has.
    package var headRows: Int
    /// Which row is which.
    package var alignment: RowAlignment
  }

  /// Rows that could be several of the other plan's, with what people call them.
  package struct Doubt: Sendable {
    /// The table.
    package var table: String
    /// What people call one of its rows.
    package var tableLabel: LocalizedText
    /// Rows of the old plan.
    package var base: [Row]
    /// Rows of the new plan.
    package var head: [Row]

    /// A row and where it stands.
    package struct Row: Sendable, Hashable {
      /// What people call it.
      package var label: String
      /// Its first cell.
      package var place: Locator
    }
  }

  /// The tables that either plan has rows of, in the vocabulary's order.
  package private(set) var tables: [Table] = []
  /// All changes: gravest first, then by the place in the new plan.
  package private(set) var changes: [PlanChange] = []
  /// Rows that nobody could align for sure; they count as neither added nor removed.
  package private(set) var doubts: [Doubt] = []
  /// Lines outside the rows of tables that only one of the plans has.
  package private(set) var outside: OutsideLines

  /// For each table, where its old rows stood, and whether they are gone.
  private var oldRows: [String: [Locator: Bool]] = [:]

  /// Compares two plans read with one vocabulary.
  package init(base: PlanTables, head: PlanTables, placeholders: [String: BlankKind] = [:]) {
    let alignments = PlanAlignment(base, head)
    var finder = ChangeFinder(base, head, alignments, placeholders: placeholders)
    finder.run()
    changes = finder.changes.sorted(by: PlanComparison.isBefore)
    for (index, alignment) in alignments.ofTable.enumerated() {
      let (old, new) = (base.tables[index], head.tables[index])
      guard old.rowCount + new.rowCount > 0, old.definition.isCompared else { continue }
      tables.append(
        Table(
          id: old.definition.id, label: old.definition.label, baseRows: old.rowCount,
          headRows: new.rowCount, alignment: alignment))
      var rows = Dictionary(old.rowOrigins.map { ($0, false) }) { first, _ in first }
      for row in alignment.removed { rows[old.rowOrigins[row]] = true }
      oldRows[old.definition.id] = rows
      doubts += alignment.doubts.map { doubt in
        Doubt(
          table: old.definition.id, tableLabel: old.definition.label,
          base: doubt.base.map { .init(label: old.label(of: $0), place: old.rowOrigins[$0]) },
          head: doubt.head.map { .init(label: new.label(of: $0), place: new.rowOrigins[$0]) })
      }
    }
    outside = OutsideLines(base, head)
  }

  /// Whether places of the old plan stand in rows of a table that are all gone.
  ///
  /// Places outside its rows, such as headings, do not count.
  package func areGone(_ places: [Locator], of table: String) -> Bool {
    let fates = places.compactMap { place in
      var row = place
      row.column = -1
      return oldRows[table]?[row]
    }
    return !fates.isEmpty && fates.allSatisfy { $0 }
  }

  /// The same comparison told otherwise: `change` words a change, `words` whatever else is said.
  package func retold(
    change: (PlanChange) -> PlanChange, words: (String) -> String
  ) -> PlanComparison {
    var comparison = self
    comparison.changes = changes.map(change)
    for index in doubts.indices {
      for row in doubts[index].base.indices {
        comparison.doubts[index].base[row].label = words(doubts[index].base[row].label)
      }
      for row in doubts[index].head.indices {
        comparison.doubts[index].head[row].label = words(doubts[index].head[row].label)
      }
    }
    comparison.outside = outside.retold(words)
    return comparison
  }

  /// Whether both plans say the same, cell for cell, however they are formatted.
  package var isSameContent: Bool { changes.isEmpty && doubts.isEmpty && outside.isEmpty }

  /// How many tables have a change.
  package var changedTables: Int { Set(changes.map(\.table)).count }

  /// Whether rows without a code were too many to be compared by their words.
  package var isOverLimit: Bool { tables.contains { $0.alignment.isOverLimit } }

  private static func isBefore(_ left: PlanChange, _ right: PlanChange) -> Bool {
    if left.nature != right.nature { return left.nature < right.nature }
    let (old, new) = (place(left), place(right))
    if old != new { return old < new }
    if left.kind != right.kind { return left.kind.rawValue < right.kind.rawValue }
    if left.table != right.table { return left.table < right.table }
    return (left.field?.id ?? left.field?.label.es ?? "")
      < (right.field?.id ?? right.field?.label.es ?? "")
  }

  private static func place(_ change: PlanChange) -> Locator {
    (change.after ?? change.before)?.place ?? .document(0)
  }
}

/// Which rows are which in all tables, and which parent each row is under.
struct PlanAlignment {
  /// One a table, in their order.
  private(set) var ofTable: [RowAlignment]
  /// For each table, the number of each row's nearest parent; equal numbers are one parent.
  private(set) var parents: [(base: ContiguousArray<Int64>, head: ContiguousArray<Int64>)]
  /// The facts of each table in numbers.
  private(set) var facts: [(FactTokens, FactTokens)]

  init(_ base: PlanTables, _ head: PlanTables) {
    ofTable = zip(base.tables, head.tables).map {
      RowAlignment(base: $0.rowCount, head: $1.rowCount)
    }
    facts = base.tables.indices.map { FactTokens.pair(base, head, table: $0) }
    parents = base.tables.map { _ in ([], []) }
    for table in PlanAlignment.parentsFirst(base)
    where base.tables[table].definition.isCompared {
      parents[table] = (
        numbers(base, table) { Int64($0) << 32 | Int64($1) },
        numbers(head, table) { [ofTable] parent, row in
          let old = ofTable[parent].baseOfHead[row]
          return Int64(parent) << 32 | (old >= 0 ? Int64(old) : Int64(row) | 1 << 31)
        }
      )
      ofTable[table] =
        RowAligner(
          base.tables[table], head.tables[table], facts: facts[table], parents: parents[table]
        ).alignment()
    }
  }

  private static func parentsFirst(_ tables: PlanTables) -> [Int] {
    var order: [Int] = []
    var seen: Set<Int> = []
    func visit(_ table: Int) {
      guard seen.insert(table).inserted else { return }
      tables.tables[table].definition.parents.compactMap(tables.index(of:)).forEach(visit)
      order.append(table)
    }
    tables.tables.indices.forEach(visit)
    return order
  }

  /// The number of each row's nearest parent, -1 for none.
  private func numbers(
    _ tables: PlanTables, _ table: Int, _ number: (_ parent: Int, _ row: Int) -> Int64
  ) -> ContiguousArray<Int64> {
    let own = tables.tables[table]
    var numbers = ContiguousArray<Int64>(repeating: -1, count: own.rowCount)
    for id in own.definition.parents.reversed() {
      guard let parent = tables.index(of: id), let rows = own.parentRows[id] else { continue }
      for row in rows.indices where rows[row] >= 0 { numbers[row] = number(parent, Int(rows[row])) }
    }
    return numbers
  }
}

extension TableDefinition {
  /// Whether its rows are compared; headings are, with all other text, as `OutsideLines`, and what
  /// the file carries besides is no part of the plan.
  var isCompared: Bool { !isFilled }
}

extension PlanTable {
  /// What people call a row: its label's fields that are present; empty where there is none.
  func label(of row: Int) -> String {
    var words = ""
    var rest = definition.rowLabel[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      words += rest[..<open]
      let field = String(rest[rest.index(after: open)..<close])
      if let index = definition.index(of: field), let value = columns[index].value(row: row) {
        words += value.description
      }
      rest = rest[rest.index(after: close)...]
    }
    words += rest
    let label = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard label.isEmpty else { return label }
    return definition.key.lazy.compactMap { self.column($0)?.value(row: row)?.description }.first
      ?? ""
  }
}
