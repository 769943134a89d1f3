import Documents
import Values

extension FlatTables {
  /// One row for each key of a parent table, and for each row of the grid the parent it is of.
  mutating func addParents(_ table: Int, to assembler: inout TableAssembler) {
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
        // «Por definir» is no blank that means the row above.
        let isOfAbove = keys.allSatisfy { draft.isBlank($0.slot, row, grid.texts) }
        if row > 0, !repeats, isOfAbove, !borders[row] { ofRow[row] = ofRow[row - 1] }
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
      var (isWritten, isMerged) = (false, true)
      for slot in slots where !draft.isBlank(slot, row, grid.texts) {
        isWritten = true
        isMerged = isMerged && draft.merged[slot][row] != nil
      }
      guard isWritten else { continue }
      if row > 0, ofRow[row - 1] >= 0, above[row] == above[row - 1], isMerged {
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
}
