import Documents
import Values

/// Reads the rows below a header, leaving out blank rows, totals, signatures and repeated headers.
struct RowReader {
  private let index: HeadingIndex
  private let grid: Grid
  private let header: FoundHeader
  private let slotOfColumn: [Int]
  private let headingOfSlot: [Heading?]

  /// A row with this many of the main table's own cells is a row even without a name.
  private static let cellsThatMakeARow = 3

  /// Reads below one header of a grid, keeping the cells at these positions of it.
  init(_ index: HeadingIndex, _ grid: Grid, _ header: FoundHeader, positions: [Int]) {
    (self.index, self.grid, self.header) = (index, grid, header)
    let last = header.block.columns.map(\.column).max() ?? 0
    var slots = [Int](repeating: -1, count: last + 1)
    for (slot, position) in positions.enumerated() {
      // Of a column that is split in two the first slot reads the cells.
      let column = header.block.columns[position].column
      if slots[column] < 0 { slots[column] = slot }
    }
    slotOfColumn = slots
    headingOfSlot = positions.map { position in
      let column = header.block.columns[position]
      guard case .text(let identifier) = grid[column.row, column.column] else { return nil }
      let text = grid.texts[identifier]
      return Heading(
        identifier: identifier, text: text, first: text.utf8.first, length: text.utf8.count)
    }
  }

  /// The heading of a column, with what most texts already differ in.
  private struct Heading {
    var identifier: StringPool.ID
    var text: String
    var first: UInt8?
    var length: Int

    /// Whether a text begins as the heading does, and is about as long.
    func isLike(_ text: String) -> Bool {
      let bytes = text.utf8
      return bytes.count <= length + 8 && bytes.count + 8 >= length && bytes.first == first
    }
  }

  /// What the texts of a grid are to the rows they stand in, each looked at once.
  private struct TextKinds {
    private let headings: [Heading]
    /// By byte, whether a heading begins with it.
    private var starts = [Bool](repeating: false, count: 256)
    private let texts: StringPool
    private var kinds: [Kind]

    enum Kind: UInt8 {
      /// Nobody has looked at it yet.
      case unknown
      /// Nothing but spaces.
      case blank
      /// Perhaps the heading of a column.
      case heading
      /// Anything else.
      case words
    }

    init(_ headings: [Heading?], _ texts: StringPool) {
      (self.headings, self.texts) = (headings.compactMap(\.self), texts)
      kinds = [Kind](repeating: .unknown, count: texts.count)
      for heading in self.headings {
        if let first = heading.first { starts[Int(first)] = true }
      }
    }

    mutating func kind(of identifier: StringPool.ID) -> Kind {
      let known = kinds[Int(identifier)]
      if known != .unknown { return known }
      let kind = found(identifier)
      kinds[Int(identifier)] = kind
      return kind
    }

    private func found(_ identifier: StringPool.ID) -> Kind {
      let text = texts[identifier]
      guard let first = text.utf8.first, !texts.isBlank(identifier) else { return .blank }
      return starts[Int(first)] && headings.contains { $0.isLike(text) } ? .heading : .words
    }
  }

  /// Adds the rows of this range of the grid to a draft.
  func read(_ range: Range<Int>, into draft: inout PartDraft) {
    for slot in draft.cells.indices { draft.cells[slot].reserveCapacity(grid.rowNumbers.count) }
    var kinds = TextKinds(headingOfSlot, grid.texts)
    var signOff = SignOff(grid)
    let levels = LevelRows(index, grid, header)
    for (position, number) in grid.rowNumbers.enumerated() where range.contains(Int(number)) {
      let cells = Int(grid.rowStarts[position])..<Int(grid.rowStarts[position + 1])
      var written = 0
      guard isData(cells, isFirst: draft.rows.isEmpty, &kinds, &signOff, &written) else { continue }
      if levels.hold(cells, row: number, written: written) {
        draft.levelRows.append(number)
        continue
      }
      draft.rows.append(number)
      for slot in draft.cells.indices { draft.cells[slot].append(.empty) }
      let row = draft.rows.count - 1
      for cell in cells {
        let slot = slot(ofColumn: grid.columns[cell])
        if slot >= 0 { draft.cells[slot][row] = grid.values[cell] }
      }
    }
    dropTrailingNotes(&draft)
  }

  /// Decides which rows are rows of the main table, once merged cells are filled in.
  func accept(_ draft: inout PartDraft) {
    let definition = index.tables[header.choice.main]
    let names = Set(definition.needs + definition.key)
    var naming: [Int] = []
    var others: [Int] = []
    for column in header.choice.columns where column.address.table == header.choice.main {
      guard let slot = draft.positions.firstIndex(of: column.position) else { continue }
      if names.contains(index[column.address].id) {
        naming.append(slot)
      } else {
        others.append(slot)
      }
    }
    // A table known by its values alone has a row where it has a value.
    let least = naming.isEmpty ? 1 : RowReader.cellsThatMakeARow
    draft.isAccepted.reserveCapacity(draft.rows.count)
    for row in draft.rows.indices {
      var isRow = naming.contains { !draft.isBlank($0, row, grid.texts) }
      var written = 0
      // Numbers alone below numbers are a sum that nobody labelled.
      var hasWords = naming.isEmpty
      for slot in others where !isRow {
        if draft.isBlank(slot, row, grid.texts) { continue }
        written += 1
        if !isFigure(draft.cells[slot][row]) { hasWords = true }
        isRow = written >= least && hasWords
      }
      draft.isAccepted.append(isRow)
    }
  }

  private func isFigure(_ cell: CellValue) -> Bool {
    switch cell {
    case .number: true
    case .text(let identifier): grid.texts.isFigure(identifier)
    default: false
    }
  }

  private func slot(ofColumn column: UInt16) -> Int {
    Int(column) < slotOfColumn.count ? slotOfColumn[Int(column)] : -1
  }
}

// MARK: - One row

extension RowReader {
  /// Whether a row is one of the table; `all` becomes the number of its cells with something in them.
  private func isData(
    _ cells: Range<Int>, isFirst: Bool, _ kinds: inout TextKinds, _ signOff: inout SignOff,
    _ all: inout Int
  ) -> Bool {
    var label: StringPool.ID?
    var written = 0
    var words = 0
    var dates = 0
    var headings = 0
    for cell in cells {
      let slot = slot(ofColumn: grid.columns[cell])
      switch grid.values[cell] {
      case .empty: continue
      case .text(let identifier):
        let kind = kinds.kind(of: identifier)
        if kind == .blank { continue }
        if label == nil { label = identifier }
        if slot >= 0 {
          words += 1
          if kind == .heading, isHeading(identifier, slot) { headings += 1 }
        }
      case .date: dates += slot >= 0 ? 1 : 0
      default: break
      }
      all += 1
      if slot >= 0 { written += 1 }
    }
    if written == 0 { return false }
    let isHeader = headings >= 2 && headings * 2 >= written
    if signOff.holds(cells, written: all, isRepeatedHeader: isHeader) || isHeader { return false }
    if isFirst, numbersColumns(cells) { return false }
    guard let label else { return true }
    switch RowLabel.kind(of: grid.texts[label]) {
    case .data: return true
    case .total: return words > 2 || dates > 0
    case .footer: return written > 3 || dates > 0
    }
  }

  /// Whether a cell repeats its column's heading.
  private func isHeading(_ identifier: StringPool.ID, _ slot: Int) -> Bool {
    guard let heading = headingOfSlot[slot] else { return false }
    if heading.identifier == identifier { return true }
    let text = grid.texts[identifier]
    return heading.isLike(text) && HeadingKey.key(of: text) == HeadingKey.key(of: heading.text)
  }

  /// Whether a row below the header numbers its columns: 1, 2, 3 … or (1), (2), (3) ….
  private func numbersColumns(_ cells: Range<Int>) -> Bool {
    guard cells.count >= 3 else { return false }
    var last: Int?
    for cell in cells {
      let text = grid.text(grid.values[cell]).filter { $0 != "(" && $0 != ")" }
      guard let number = Int(text), last.map({ number == $0 + 1 }) ?? (number <= 2) else {
        return false
      }
      last = number
    }
    return true
  }

  /// Notes below the table: rows with a single cell after a gap at its end.
  private func dropTrailingNotes(_ draft: inout PartDraft) {
    guard draft.cells.count > 2 else { return }
    var end = draft.rows.count
    var cut = end
    while end > 0 {
      let row = end - 1
      let written = draft.cells.indices.count { !draft.isBlank($0, row, grid.texts) }
      if written > 1 { break }
      let gap = row == 0 ? 0 : draft.rows[row] - draft.rows[row - 1]
      if gap > 1 { cut = row }
      end -= 1
    }
    guard cut < draft.rows.count else { return }
    draft.rows.removeLast(draft.rows.count - cut)
    for slot in draft.cells.indices {
      draft.cells[slot].removeLast(draft.cells[slot].count - cut)
    }
  }
}
