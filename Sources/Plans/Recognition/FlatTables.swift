import Documents
import Values

/// Makes rows of tables from a draft: one a row for the main table, one a distinct key for parents.
struct FlatTables {
  private let draft: PartDraft
  private let grid: Grid
  private let index: HeadingIndex
  private let grammars: PartGrammars
  private let canMerge: Bool
  private var rowsOf: [Int: ContiguousArray<Int32>] = [:]

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

  private var main: Int { draft.header.choice.main }

  // MARK: Parents

  /// One row for each key of a parent table, and for each row of the grid the parent it is of.
  private mutating func addParents(_ table: Int, to assembler: inout TableAssembler) {
    let above = nearestParents(of: table)
    let keys = keySlots(of: table)
    if keys.isEmpty { return addUnnamedParents(table, above, to: &assembler) }
    let texts = keys.map { $0.read.keys() }
    // One column of names in a table without rows: no row goes by a name that was not met here.
    let isFirst = keys.count == 1 && assembler.rowCount(table) == 0
    let readingOfName = isFirst ? firstOfEqualNames(texts[0]) : []
    let repeats = keys.contains { repeatsBelow($0.slot) }
    let restarts = NumberingThatRestarts(keys.map { ($0.read.readingOfRow, $0.isCode) }, texts)
    let borders = borders(of: table)
    var ofRow = ContiguousArray<Int32>(repeating: -1, count: draft.rows.count)
    var firstRow: [Int] = []
    let base = Int32(clamping: assembler.rowCount(table))
    var figures = FiguresAsNames(draft, table)
    // Most rows are of the parent that the last one with the same name was of; `local` has the others.
    var local: [UInt64: Int32] = [:]
    var latest = keys.map { [Latest](repeating: Latest(), count: $0.read.readings.count) }
    for row in draft.rows.indices {
      guard var (position, reading) = named(row, keys, texts) else {
        if row > 0, !repeats, !borders[row] { ofRow[row] = ofRow[row - 1] }
        continue
      }
      if let name = restarts.name(ofRow: row, position) { (position, reading) = name }
      if isFirst { reading = readingOfName[Int(reading)] }
      let parent = keys[position].isUnique ? -1 : above[row]
      if figures.isOne(texts[position][Int(reading)], ofCode: keys[position].isCode) {
        ofRow[row] = figures.row(row, parent: parent) { base + Int32(firstRow.count) }
        if ofRow[row] == base + Int32(firstRow.count) { firstRow.append(row) }
        continue
      }
      let last = latest[position][Int(reading)]
      if last.row >= 0 {
        if last.parent == parent {
          ofRow[row] = last.row
          continue
        }
        local[localKey(last.parent, position, reading)] = last.row
        if let known = local[localKey(parent, position, reading)] {
          latest[position][Int(reading)] = Latest(parent: parent, row: known)
          ofRow[row] = known
          continue
        }
      }
      guard let text = texts[position][Int(reading)] else { continue }
      var found: Int32?
      if !isFirst {
        // «1» of another sheet is another row, unless it has the same name.
        let name = restarts.fullName(ofRow: row, position) ?? text
        if let both = sameCode(name, row, keys, texts) {
          found = assembler.row(of: table, named: both, parent: -1)
        }
        found = found ?? assembler.row(of: table, named: name, parent: parent)
      }
      if found == nil {
        let new = base + Int32(firstRow.count)
        firstRow.append(row)
        remember(new, of: table, row, keys, texts, above[row], &assembler)
        found = new
      }
      latest[position][Int(reading)] = Latest(parent: parent, row: found ?? -1)
      ofRow[row] = found ?? -1
    }
    rowsOf[table] = ofRow
    append(table, firstRow, ofRow, base, keys, to: &assembler)
  }

  /// Parents without a name of their own, known by their values: one for each row that has a value,
  /// and one for all rows that a merged cell gives it to.
  private mutating func addUnnamedParents(
    _ table: Int, _ above: ContiguousArray<Int32>, to assembler: inout TableAssembler
  ) {
    let slots = draft.header.choice.columns.filter { $0.address.table == table }
      .compactMap { draft.slot(of: $0.address) }
    var ofRow = ContiguousArray<Int32>(repeating: -1, count: draft.rows.count)
    var firstRow: [Int] = []
    let base = Int32(clamping: assembler.rowCount(table))
    for row in draft.rows.indices {
      let written = slots.filter { !draft.isBlank($0, row, grid.texts) }
      guard !written.isEmpty else { continue }
      if row > 0, ofRow[row - 1] >= 0, above[row] == above[row - 1],
        written.allSatisfy({ draft.merged[$0][row] != nil })
      {
        ofRow[row] = ofRow[row - 1]
        continue
      }
      ofRow[row] = base + Int32(firstRow.count)
      firstRow.append(row)
    }
    rowsOf[table] = ofRow
    append(table, firstRow, ofRow, base, [], to: &assembler)
  }

  /// The parent row last found by a name, and the row above it.
  private struct Latest {
    var parent: Int32 = -1
    var row: Int32 = -1
  }

  /// A name within a parent; a table has few key columns, and a part far fewer readings than 2^28.
  private func localKey(_ parent: Int32, _ position: Int, _ reading: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: parent)) << 32 | UInt64(position) << 28 | UInt64(reading)
  }

  /// For each reading, the first with the same name.
  private func firstOfEqualNames(_ names: [String?]) -> [Int32] {
    var first: [String: Int32] = [:]
    return names.enumerated().map { reading, name in
      guard let name else { return Int32(clamping: reading) }
      let known = first[name]
      if known == nil { first[name] = Int32(clamping: reading) }
      return known ?? Int32(clamping: reading)
    }
  }

  private struct KeySlot {
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

  private func keySlots(of table: Int) -> [KeySlot] {
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

  /// The first key of a row that has a value.
  private func named(
    _ row: Int, _ keys: [KeySlot], _ texts: [[String?]]
  ) -> (position: Int, reading: Int32)? {
    for position in keys.indices {
      let reading = keys[position].read.readingOfRow[row]
      if texts[position][Int(reading)] != nil { return (position, reading) }
    }
    return nil
  }

  /// A name together with a code that is its own everywhere: the same name with the same code is one
  /// row, also under another parent.
  private func sameCode(
    _ name: String, _ row: Int, _ keys: [KeySlot], _ texts: [[String?]]
  ) -> String? {
    for key in keys.indices where keys[key].isUnique {
      if let code = texts[key][Int(keys[key].read.readingOfRow[row])] { return name + "|" + code }
    }
    return nil
  }

  /// Remembers a new row by each of its names, and by code and name together.
  private func remember(
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

  /// Whether a column repeats its values from row to row, so that a blank in it is one.
  private func repeatsBelow(_ slot: Int) -> Bool {
    let cells = draft.cells[slot]
    var equal = 0
    var blank = 0
    for row in cells.indices.dropFirst() where draft.merged[slot][row] == nil {
      if draft.isBlank(slot, row, grid.texts) {
        blank += 1
      } else if cells[row] == cells[row - 1] {
        equal += 1
      }
    }
    return equal > blank
  }

  /// The row of the nearest ancestor that each row has, -1 for none.
  private func nearestParents(of table: Int) -> ContiguousArray<Int32> {
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
  private func borders(of table: Int, leftOf slot: Int? = nil) -> ContiguousArray<Bool> {
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

  private func append(
    _ table: Int, _ firstRow: [Int], _ ofRow: ContiguousArray<Int32>, _ base: Int32,
    _ keys: [KeySlot], to assembler: inout TableAssembler
  ) {
    let places = firstRow.map { place(ofRow: $0) }
    assembler.addRows(places, to: table, parents: links(table, firstRow))
    let lacking = LackingRows(draft.header.choice, count: firstRow.count)
    assembler.addColumns(of: table, rows: ofRow.count) { field, column in
      let address = FieldAddress(table: table, field: field)
      guard let slot = draft.slot(of: address) else {
        column.append(lacking.rows(address))
        return
      }
      let read =
        keys.first { $0.field == field }?.read
        ?? ReadCells(
          draft.cells[slot], grammar: grammars.grammar(slot: slot, address), texts: grid.texts)
      let gathered = gather(read, ofRow, base, firstRow)
      let ofColumn = confidence(address)
      var rowOfReading = [Int32](repeating: -1, count: read.readings.count)
      column.reserve(rows: firstRow.count)
      for (position, source) in gathered.enumerated() {
        let origin =
          source.row == firstRow[position] && draft.merged[slot][source.row] == nil
          ? nil : draft.merged[slot][source.row] ?? draft.locator(slot: slot, row: source.row)
        if origin == nil, !source.differs {
          let reading = Int(read.readingOfRow[source.row])
          if rowOfReading[reading] >= 0 {
            column.append(repeating: Int(rowOfReading[reading]))
            continue
          }
          rowOfReading[reading] = Int32(clamping: column.count)
        }
        column.append(
          read.reading(row: source.row), confidence: ofColumn, origin: origin,
          differs: source.differs)
      }
    }
    addPart(table, rows: Int(base)..<Int(base) + firstRow.count, to: &assembler)
  }

  /// For each new parent row, the first of its rows with a value, and whether others differ.
  private func gather(
    _ read: ReadCells, _ ofRow: ContiguousArray<Int32>, _ base: Int32, _ firstRow: [Int]
  ) -> [(row: Int, differs: Bool)] {
    var gathered = firstRow.map { (row: $0, differs: false) }
    var comparable: [Int32: String] = [:]
    func text(_ reading: Int32, _ row: Int) -> String {
      if let known = comparable[reading] { return known }
      var words = "\(read.reading(row: row))"
      if case .present(let value, _, _) = read.reading(row: row) {
        words = foldedWords(value.description)
      }
      comparable[reading] = words
      return words
    }
    for row in ofRow.indices where ofRow[row] >= base {
      let position = Int(ofRow[row] - base)
      let (source, reading) = (gathered[position].row, read.readingOfRow[row])
      if read.readingOfRow[source] == reading || read.isBlank(row: row) { continue }
      if read.isBlank(row: source) {
        gathered[position].row = row
      } else if !gathered[position].differs,
        text(read.readingOfRow[source], source) != text(reading, row)
      {
        gathered[position].differs = true
      }
    }
    return gathered
  }

  // MARK: The main table

  private func addMain(to assembler: inout TableAssembler) {
    let base = assembler.rowCount(main)
    let accepted = draft.rows.indices.filter { draft.isAccepted[$0] }
    assembler.addRows(
      accepted.lazy.map { place(ofRow: $0) }, to: main, parents: links(main, accepted))
    let lacking = LackingRows(draft.header.choice, count: accepted.count)
    assembler.addColumns(of: main, rows: accepted.count) { field, column in
      let address = FieldAddress(table: main, field: field)
      if let dates = DerivedDates(draft, address, index, grammars, grid.texts) {
        for row in accepted { dates.append(row, to: &column) }
      } else if let slot = draft.slot(of: address) {
        fill(&column, address, slot, accepted, borders(of: main, leftOf: slot))
      } else {
        column.append(lacking.rows(address))
      }
    }
    addPart(main, rows: base..<base + accepted.count, to: &assembler)
    rememberMain(base, accepted, &assembler)
  }

  /// Reads one column of the main table.
  private func fill(
    _ column: inout FactColumn, _ address: FieldAddress, _ slot: Int, _ accepted: [Int],
    _ borders: ContiguousArray<Bool>
  ) {
    let grammar = grammars.grammar(slot: slot, address)
    let confidence = confidence(address)
    let copies = copiesFromAbove(address, slot, borders)
    var rowOfText = [Int32](repeating: -1, count: grid.texts.count)
    column.reserve(rows: accepted.count)
    var above: Int?
    for row in accepted {
      let cell = draft.cells[slot][row]
      if let origin = draft.merged[slot][row] {
        let least = confidence == .guessed ? confidence : .derived
        column.append(
          grammar.read(cell, texts: grid.texts), confidence: least, origin: origin)
        continue
      }
      if let origin = draft.moved[slot][row] {
        above = row
        column.append(
          grammar.read(cell, texts: grid.texts), confidence: .guessed, origin: origin,
          inherited: false)
        continue
      }
      if borders[row] { above = nil }
      if copies, draft.isBlank(slot, row, grid.texts), let above {
        column.append(
          grammar.read(draft.cells[slot][above], texts: grid.texts), confidence: .guessed,
          origin: draft.locator(slot: slot, row: above))
        continue
      }
      if copies, !draft.isBlank(slot, row, grid.texts) { above = row }
      if case .text(let identifier) = cell, rowOfText.indices.contains(Int(identifier)) {
        let earlier = rowOfText[Int(identifier)]
        if earlier >= 0 {
          column.append(repeating: Int(earlier))
          continue
        }
        rowOfText[Int(identifier)] = Int32(clamping: column.count)
      }
      column.append(grammar.read(cell, texts: grid.texts), confidence: confidence)
    }
  }

  /// Whether blanks of a column mean the value above: in formats that cannot merge, where the column
  /// never repeats a value. Names and numbers are never copied: a sum would count them twice.
  /// Equal values on both sides of a parent's border are no repetition.
  private func copiesFromAbove(
    _ address: FieldAddress, _ slot: Int, _ borders: ContiguousArray<Bool>
  ) -> Bool {
    guard !canMerge else { return false }
    let definition = index.tables[address.table]
    let field = index[address]
    guard !definition.key.contains(field.id) else { return false }
    switch field.type {
    case .text, .code, .date, .yesNo, .choice: break
    case .integer, .decimal, .amount, .percent: return false
    }
    let cells = draft.cells[slot]
    return !cells.indices.dropFirst().contains {
      cells[$0] == cells[$0 - 1] && !borders[$0] && !draft.isBlank(slot, $0, grid.texts)
    }
  }

  /// Rows of a table that others belong to can be named from later parts.
  private func rememberMain(
    _ base: Int, _ accepted: [Int], _ assembler: inout TableAssembler
  ) {
    guard index.ancestors.contains(where: { $0.contains(main) }) else { return }
    let keys = keySlots(of: main)
    let texts = keys.map { $0.read.keys() }
    let above = nearestParents(of: main)
    for (offset, row) in accepted.enumerated() {
      remember(
        Int32(clamping: base + offset), of: main, row, keys, texts, above[row], &assembler)
    }
  }

  // MARK: Both

  private func place(ofRow row: Int) -> Locator {
    var place = draft.place
    place.row = draft.rows[row]
    return place
  }

  private func links(_ table: Int, _ rows: [Int]) -> [Int: ContiguousArray<Int32>] {
    var links: [Int: ContiguousArray<Int32>] = [:]
    for ancestor in index.ancestors[table] {
      guard let ofRow = rowsOf[ancestor] else { continue }
      links[ancestor] = ContiguousArray(rows.lazy.map { ofRow[$0] })
    }
    return links
  }

  private func confidence(_ address: FieldAddress) -> Confidence {
    draft.header.choice.columns.first { $0.address == address }?.confidence ?? .exact
  }

  private func addPart(_ table: Int, rows: Range<Int>, to assembler: inout TableAssembler) {
    assembler.addPart(
      PartDescription(draft, index, grammars).part(of: table, rows: rows), to: table)
  }
}

/// The rows of a part as columns have them that it lacks, made once for all of these.
private struct LackingRows {
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
