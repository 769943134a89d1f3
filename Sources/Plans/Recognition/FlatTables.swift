import Documents
import Values

/// Makes rows of tables from a draft: one a row for the main table, one a distinct key for parents.
struct FlatTables {
  let draft: PartDraft
  let grid: Grid
  let index: HeadingIndex
  let grammars: PartGrammars
  let canMerge: Bool
  var rowsOf: [Int: ContiguousArray<Int32>] = [:]

  /// Works on one draft of a grid; `parents` gives the row of each ancestor where they are known.
  init(
    _ draft: PartDraft, _ grid: Grid, _ index: HeadingIndex, _ grammars: PartGrammars,
    canMerge: Bool, parents: [Int: ContiguousArray<Int32>] = [:]
  ) {
    (self.draft, self.grid, self.index, self.grammars) = (draft, grid, index, grammars)
    self.canMerge = canMerge
    rowsOf = parents
  }

  /// Adds the draft's rows to the tables.
  mutating func add(to assembler: inout TableAssembler) {
    for table in draft.header.choice.ancestors { addParents(table, to: &assembler) }
    addMain(to: &assembler)
  }

  var main: Int { draft.header.choice.main }

  // MARK: What both need

  /// The row of the nearest ancestor that each row has, -1 for none.
  func nearestParents(of table: Int) -> ContiguousArray<Int32> {
    var nearest = ContiguousArray<Int32>(repeating: -1, count: draft.rows.count)
    for ancestor in index.ancestors[table].reversed() {
      guard let rows = rowsOf[ancestor] else { continue }
      for row in rows.indices where rows[row] >= 0 { nearest[row] = rows[row] }
    }
    return nearest
  }

  /// The rows at which one of a table's ancestors becomes another.
  ///
  /// A sheet nests from left to right: where a slot is given, only ancestors named to its left count.
  func borders(of table: Int, leftOf slot: Int? = nil) -> ContiguousArray<Bool> {
    var borders = ContiguousArray<Bool>(repeating: false, count: draft.rows.count)
    for ancestor in index.ancestors[table] {
      guard let rows = rowsOf[ancestor], isNamed(ancestor, leftOf: slot) else { continue }
      for row in rows.indices.dropFirst() where rows[row] != rows[row - 1] { borders[row] = true }
    }
    return borders
  }

  private func isNamed(_ table: Int, leftOf slot: Int?) -> Bool {
    guard let slot else { return true }
    let keys = keyColumns(of: table)
    return keys.isEmpty || keys.contains { $0 < draft.column(of: slot).column }
  }

  private func keyColumns(of table: Int) -> [Int] {
    index.tables[table].key.compactMap { id in
      index.tables[table].index(of: id)
        .flatMap { draft.slot(of: FieldAddress(table: table, field: $0)) }
        .map { draft.column(of: $0).column }
    }
  }

  func place(ofRow row: Int) -> Locator {
    var place = draft.place
    place.row = draft.rows[row]
    return place
  }

  func links(_ table: Int, _ rows: [Int]) -> [Int: ContiguousArray<Int32>] {
    var links: [Int: ContiguousArray<Int32>] = [:]
    for ancestor in index.ancestors[table] {
      guard let ofRow = rowsOf[ancestor] else { continue }
      links[ancestor] = ContiguousArray(rows.lazy.map { ofRow[$0] })
    }
    return links
  }

  func confidence(_ address: FieldAddress) -> Confidence {
    draft.header.choice.columns.first { $0.address == address }?.confidence ?? .exact
  }

  func addPart(_ table: Int, rows: Range<Int>, to assembler: inout TableAssembler) {
    assembler.addPart(
      PartDescription(draft, index, grammars, grid.texts).part(of: table, rows: rows), to: table)
  }
}

// MARK: - Names

extension FlatTables {
  struct KeySlot {
    var field: Int
    var slot: Int
    var read: ReadCells
    /// Whether it holds codes rather than names.
    var isCode: Bool
    /// Whether its values name one row whatever the parent.
    var isUnique: Bool
  }

  /// A project's code names it in the whole bank of projects: under two programmes it is one project.
  private func isUnique(_ address: FieldAddress) -> Bool {
    index.tables[address.table].id == "proyecto" && index[address].type == .code
  }

  func keySlots(of table: Int) -> [KeySlot] {
    index.tables[table].key.compactMap { id in
      guard let field = index.tables[table].index(of: id) else { return nil }
      let address = FieldAddress(table: table, field: field)
      guard let slot = draft.slot(of: address) else { return nil }
      let read = ReadCells(
        draft.cells[slot], grammar: grammars.grammar(slot: slot, address), texts: grid.texts)
      return KeySlot(
        field: field, slot: slot, read: read, isCode: index[address].type == .code,
        isUnique: isUnique(address))
    }
  }

  /// A name together with a code that is its own everywhere: the same name with the same code is one
  /// row, also under another parent.
  func sameCode(
    _ name: String, _ row: Int, _ keys: [KeySlot], _ texts: [[String?]]
  ) -> String? {
    for key in keys.indices where keys[key].isUnique {
      if let code = texts[key][Int(keys[key].read.readingOfRow[row])] { return name + "|" + code }
    }
    return nil
  }

  /// Remembers a new row by each of its names, and by code and name together.
  func remember(
    _ new: Int32, of table: Int, _ row: Int, _ keys: [KeySlot], _ texts: [[String?]],
    _ parent: Int32, _ assembler: inout TableAssembler
  ) {
    var names: [String] = []
    for key in keys.indices {
      guard let name = texts[key][Int(keys[key].read.readingOfRow[row])] else { continue }
      names.append(name)
      if let both = sameCode(name, row, keys, texts) {
        assembler.remember(new, of: table, named: both, parent: -1)
      }
      assembler.remember(new, of: table, named: name, parent: keys[key].isUnique ? -1 : parent)
    }
    if names.count > 1 {
      assembler.remember(
        new, of: table, named: names[0] + " " + names[1], parent: parent)
    }
  }
}

/// The rows of a part as columns have them that it lacks, made once for all of these.
struct LackingRows {
  private let choice: TableChoice
  private let absent: FactColumn.LackingRows
  private let open: FactColumn.LackingRows

  init(_ choice: TableChoice, count: Int) {
    self.choice = choice
    absent = FactColumn.LackingRows(.absent, count: count)
    open = FactColumn.LackingRows(.unread(.columnNotUnderstood), count: count)
  }

  /// Absent, unless a column that was not understood may be the field's.
  func rows(_ address: FieldAddress) -> FactColumn.LackingRows {
    choice.mayBeThere(address) ? open : absent
  }
}
