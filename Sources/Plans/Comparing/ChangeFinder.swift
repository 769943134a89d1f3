import Documents
import Values

/// Finds what differs between aligned rows, cell by cell, and tells alike differences together.
struct ChangeFinder {
  let base: PlanTables
  let head: PlanTables
  let alignment: PlanAlignment
  let placeholders: [String: BlankKind]
  let owners: (base: RowOwners, head: RowOwners)
  var changes: [PlanChange] = []
  private var positions: [Key: Int] = [:]
  var columnsOfParts: [PartPair: PartColumns] = [:]
  var grammars: [Int: FieldGrammar] = [:]
  var kept: [Kept: Set<Int>] = [:]
  /// Aligned rows that belong elsewhere because a parent's name in their own cells differs.
  var renamedParent: Set<Int> = []

  /// What makes two differences one: the same cells, or the same words for the same parent.
  struct Key: Hashable {
    var kind: PlanChange.Kind
    var table: Int
    var field: Int
    var rows: [Int]
    var before: String
    var after: String
  }

  struct Kept: Hashable {
    var table: Int
    var isBase: Bool
  }

  struct PartPair: Hashable {
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

  /// Tells a change, or counts it with one alike.
  mutating func add(_ change: PlanChange, _ key: Key) {
    if let position = positions[key] {
      changes[position].count += 1
    } else {
      positions[key] = changes.count
      changes.append(change)
    }
  }
}
