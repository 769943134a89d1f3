import Documents
import Values

/// Reads a known template in which a class column says the table of each row.
struct TreeTables {
  private let format: FormatDefinition
  private let index: HeadingIndex
  private let grid: Grid
  private let place: Locator
  private let block: HeaderBlock
  private let classes: [(text: String, rank: Int)]
  private let tables: [Int]
  private let levelColumn: Int
  private let specialColumns: [String: Int]
  /// What a person says of its columns, by column.
  private let said: [Int: [FieldAddress]]

  /// The template at this place of a grid, `nil` where its headings are not there or a person says that
  /// the sheet is something else.
  init?(
    _ format: FormatDefinition, _ index: HeadingIndex, _ grid: Grid, merges: [Grid.Merge],
    place: Locator, said: SheetOverrides? = nil
  ) {
    guard format.isTree else { return nil }
    let asked = Set((format.headings + [format.levelHeading]).map(HeadingKey.key))
    let row = grid.rowNumbers.prefix(60).first { number in
      let cells = grid.cellRange(ofRow: Int(number))
      guard cells.count >= asked.count else { return false }
      let keys = cells.compactMap { cell in
        let text = grid.text(grid.values[cell])
        return index.mayList(text) ? HeadingKey.key(of: text) : nil
      }
      return asked.isSubset(of: keys)
    }
    guard let row, said?.allowsTree(headerRow: Int(row)) ?? true else { return nil }
    self.said = said?.fields ?? [:]
    block = HeaderReader(grid, merges: merges).block(top: Int(row), bottom: Int(row))
    let level = HeadingKey.key(of: format.levelHeading)
    guard let column = block.columns.first(where: { $0.key == level }) else { return nil }
    levelColumn = column.column
    // The order of the classes is that of the levels; classes of one table are of one level.
    var tables: [Int] = []
    var classes: [(text: String, rank: Int)] = []
    for level in format.classes {
      guard let table = index.tables.firstIndex(where: { $0.id == level.table }) else { continue }
      if !tables.contains(table) { tables.append(table) }
      classes.append((foldedWords(level.text), tables.firstIndex(of: table) ?? 0))
    }
    guard !tables.isEmpty else { return nil }
    (self.format, self.index, self.grid, self.place) = (format, index, grid, place)
    (self.tables, self.classes) = (tables, classes)
    specialColumns = format.columns.enumerated().reduce(into: [:]) { known, column in
      for heading in column.element.headings {
        known[HeadingKey.key(of: heading)] = column.offset
      }
    }
  }

  /// The rows of each level, outermost first.
  func levels() -> [TreeLevel] {
    var levels = tables.map { table in
      let positions = assignments(table)
      let header = FoundHeader(
        block: block,
        choice: TableChoice(
          main: table, ancestors: [], columns: positions, unclaimed: unclaimed(table)),
        format: format)
      return TreeLevel(
        draft: PartDraft(
          place: place, header: header,
          positions: Array(Set(positions.map(\.position))).sorted()))
    }
    var last = [Int32](repeating: -1, count: tables.count)
    for (position, number) in grid.rowNumbers.enumerated() where Int(number) > block.bottom {
      let cells = Int(grid.rowStarts[position])..<Int(grid.rowStarts[position + 1])
      guard let rank = rank(cells), add(cells, row: number, to: &levels[rank], above: last) else {
        continue
      }
      last[rank] = Int32(clamping: levels[rank].draft.rows.count - 1)
      for deeper in last.indices where deeper > rank { last[deeper] = -1 }
    }
    return levels
  }

  /// The level of a row, `nil` for totals, notes and classes that the template does not know.
  private func rank(_ cells: Range<Int>) -> Int? {
    var level = ""
    var label: String?
    for cell in cells {
      let text = grid.text(grid.values[cell])
      if Int(grid.columns[cell]) == levelColumn { level = foldedWords(text) }
      if label == nil, case .text(let identifier) = grid.values[cell],
        !grid.texts.isBlank(identifier)
      {
        label = text
      }
    }
    guard let label, RowLabel.kind(of: label) == .data else { return nil }
    return classes.first { $0.text == level }?.rank
  }

  /// Adds a row to its level; false where it has no name.
  private func add(
    _ cells: Range<Int>, row: Int32, to level: inout TreeLevel, above: [Int32]
  ) -> Bool {
    let definition = index.tables[level.draft.header.choice.main]
    let names = Set(definition.key + definition.needs)
    let naming = Set(
      level.draft.header.choice.columns.filter { names.contains(index[$0.address].id) }
        .map { block.columns[$0.position].column })
    let isNamed = cells.contains { cell in
      guard naming.contains(Int(grid.columns[cell])) else { return false }
      if case .text(let identifier) = grid.values[cell] { return !grid.texts.isBlank(identifier) }
      return true
    }
    guard isNamed else { return false }
    level.draft.rows.append(row)
    level.draft.isAccepted.append(true)
    level.above.append(above)
    for slot in level.draft.cells.indices {
      level.draft.cells[slot].append(grid[Int(row), level.draft.column(of: slot).column])
    }
    return true
  }

  /// The columns that give fields of a table.
  private func assignments(_ table: Int) -> [TableChoice.Assignment] {
    var taken: Set<FieldAddress> = []
    var found: [TableChoice.Assignment] = []
    for (position, column) in block.columns.enumerated() {
      guard let address = address(of: column, table), taken.insert(address).inserted else {
        continue
      }
      found.append(.init(position: position, address: address, confidence: .exact))
    }
    let near = NearMatch(index)
    for (position, column) in block.columns.enumerated()
    where index.claims(of: column).isEmpty && special(column) == nil && said[column.column] == nil {
      let meant = near.field(for: column) { $0.table == table && !taken.contains($0) }
      guard let meant, taken.insert(meant).inserted else { continue }
      found.append(.init(position: position, address: meant, confidence: .guessed))
    }
    return found
  }

  private func address(of column: HeaderColumn, _ table: Int) -> FieldAddress? {
    if let own = said[column.column] { return own.first { $0.table == table } }
    let found = addressByHeading(column, table)
    return found.flatMap { address in
      said.values.contains { $0.contains(address) } ? nil : address
    }
  }

  private func addressByHeading(_ column: HeaderColumn, _ table: Int) -> FieldAddress? {
    if let special = special(column) {
      return special.fields[index.tables[table].id]
        .flatMap { index.tables[table].index(of: $0) }
        .map { FieldAddress(table: table, field: $0) }
    }
    return index.claims(of: column).first { $0.table == table }
  }

  private func special(_ column: HeaderColumn) -> FormatDefinition.FormatColumn? {
    specialColumns[column.key].map { format.columns[$0] }
  }

  /// Columns that no level understands; told once, with the innermost.
  private func unclaimed(_ table: Int) -> [(position: Int, reason: LocalizedText?)] {
    guard table == tables.last else { return [] }
    let known = Set(tables.flatMap { assignments($0) }.map(\.position))
    return block.columns.indices.filter {
      !known.contains($0) && block.columns[$0].column != levelColumn
    }.map { ($0, nil) }
  }
}

/// The rows of one level of a tree.
struct TreeLevel {
  /// Its rows.
  var draft: PartDraft
  /// For each row, the last row of each level above it.
  var above: [[Int32]] = []
}

/// Puts the levels of a tree into tables.
struct TreeAssembly {
  let index: HeadingIndex
  let grid: Grid

  /// Adds all levels; a row that is nothing but a name known already is that row.
  func add(
    _ levels: [TreeLevel], _ grammars: [PartGrammars],
    to assembler: inout TableAssembler
  ) {
    let tables = levels.map(\.draft.header.choice.main)
    var global: [[Int32]] = []
    let merges = MergeInheritance(grid)
    for (rank, level) in levels.enumerated() {
      var draft = level.draft
      let own = grammars[rank]
      let links = links(level, tables, global, rank)
      var borders = ContiguousArray<Bool>(repeating: false, count: draft.rows.count)
      for rows in links.values {
        for row in rows.indices.dropFirst() where rows[row] != rows[row - 1] { borders[row] = true }
      }
      for slot in draft.positions.indices {
        merges.fill(slot, of: &draft, borders: borders, inTree: true)
      }
      let names = names(draft, own)
      let keys = Set(keySlots(draft).map(\.slot))
      var next = Int32(clamping: assembler.rowCount(tables[rank]))
      var rows: [Int32] = []
      for row in draft.rows.indices {
        let parent = parent(of: row, rank, level.above[row], tables, global)
        let known =
          isOnlyName(row, draft, keys)
          ? names[row].first.flatMap {
            assembler.row(of: tables[rank], named: $0, parent: parent)
          } : nil
        draft.isAccepted[row] = known == nil
        rows.append(known ?? next)
        guard known == nil else { continue }
        for name in names[row] {
          assembler.remember(next, of: tables[rank], named: name, parent: parent)
        }
        next += 1
      }
      global.append(rows)
      var flat = FlatTables(draft, grid, index, own, canMerge: true, parents: links)
      flat.add(to: &assembler)
    }
  }

  /// For each table above, the row there of each row of a level.
  private func links(
    _ level: TreeLevel, _ tables: [Int], _ global: [[Int32]], _ rank: Int
  ) -> [Int: ContiguousArray<Int32>] {
    var links: [Int: ContiguousArray<Int32>] = [:]
    for upper in 0..<rank {
      links[tables[upper]] = ContiguousArray(
        level.above.map { above in above[upper] < 0 ? -1 : global[upper][Int(above[upper])] })
    }
    return links
  }

  private func parent(
    of row: Int, _ rank: Int, _ above: [Int32], _ tables: [Int], _ global: [[Int32]]
  ) -> Int32 {
    for upper in (0..<rank).reversed() where above[upper] >= 0 {
      if index.ancestors[tables[rank]].contains(tables[upper]) {
        return global[upper][Int(above[upper])]
      }
    }
    return -1
  }

  private func keySlots(_ draft: PartDraft) -> [(slot: Int, address: FieldAddress)] {
    let table = draft.header.choice.main
    return index.tables[table].key.compactMap { id in
      guard let field = index.tables[table].index(of: id) else { return nil }
      let address = FieldAddress(table: table, field: field)
      return draft.slot(of: address).map { ($0, address) }
    }
  }

  /// For each row, what it is called: code and name, those that are there.
  private func names(_ draft: PartDraft, _ grammars: PartGrammars) -> [[String]] {
    var names = [[String]](repeating: [], count: draft.rows.count)
    for (slot, address) in keySlots(draft) {
      let read = ReadCells(
        draft.cells[slot], grammar: grammars.grammar(slot: slot, address), texts: grid.texts)
      let keys = read.keys()
      for row in names.indices {
        if let key = keys[Int(read.readingOfRow[row])] { names[row].append(key) }
      }
    }
    return names
  }

  private func isOnlyName(_ row: Int, _ draft: PartDraft, _ keys: Set<Int>) -> Bool {
    draft.positions.indices.allSatisfy {
      keys.contains($0) || draft.isBlank($0, row, grid.texts)
    }
  }
}
