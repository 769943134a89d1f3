import Documents
import Values

/// Parts a header that stands over more than one table.
///
/// Tables side by side have a blank column between them and end at different rows; a column of codes for
/// each of several periods gives a row for each period.
struct HeaderSplitter {
  private let index: HeadingIndex
  private let grid: Grid
  private let rows: Range<Int>
  private let chooser: TableChooser

  /// Looks at one header of a grid.
  init(_ index: HeadingIndex, _ grid: Grid, rows: Range<Int>) {
    (self.index, self.grid, self.rows) = (index, grid, rows)
    chooser = TableChooser(index)
  }

  /// The tables below the header from left to right, each with its periods; most have one.
  func pieces(of header: FoundHeader) -> [[FoundHeader]] {
    sides(of: header).map(periods(of:))
  }

  // MARK: Side by side

  private func sides(of header: FoundHeader) -> [FoundHeader] {
    let columns = header.block.columns
    for position in columns.indices.dropFirst() {
      let (last, first) = (columns[position - 1].column, columns[position].column)
      guard first > last + 1, areBlank(last + 1..<first) else { continue }
      let left = Array(columns[..<position])
      let right = Array(columns[position...])
      guard let one = found(left, header), let other = found(right, header),
        areApart(one, other)
      else { continue }
      return [one] + sides(of: other)
    }
    return [header]
  }

  /// Columns that make a table of their own, with at least two fields understood.
  private func found(_ columns: [HeaderColumn], _ header: FoundHeader) -> FoundHeader? {
    let claims = columns.map { ColumnClaims(addresses: index.claims(of: $0)) }
    guard let choice = chooser.choose(columns, claims), choice.columns.count >= 2 else {
      return nil
    }
    let block = HeaderBlock(top: header.block.top, bottom: header.block.bottom, columns: columns)
    return FoundHeader(block: block, choice: choice)
  }

  /// Whether two tables are no one table with a blank column: the right one is not below the left one
  /// in the order of tables, and they end at different rows or say the same thing.
  private func areApart(_ left: FoundHeader, _ right: FoundHeader) -> Bool {
    let (main, other) = (left.choice.main, right.choice.main)
    if main == other { return true }
    guard !index.ancestors[other].contains(main) else { return false }
    return lastRow(left) != lastRow(right)
  }

  private func lastRow(_ header: FoundHeader) -> Int32? {
    let columns = Set(header.block.columns.map(\.column))
    return grid.rowNumbers.last { number in
      rows.contains(Int(number))
        && grid.cellRange(ofRow: Int(number)).contains { cell in
          columns.contains(Int(grid.columns[cell])) && isWritten(cell)
        }
    }
  }

  private func areBlank(_ columns: Range<Int>) -> Bool {
    for number in grid.rowNumbers where rows.contains(Int(number)) {
      for cell in grid.cellRange(ofRow: Int(number))
      where columns.contains(Int(grid.columns[cell])) && isWritten(cell) {
        return false
      }
    }
    return true
  }

  private func isWritten(_ cell: Int) -> Bool {
    if case .text(let identifier) = grid.values[cell] { return !grid.texts.isBlank(identifier) }
    return !grid.values[cell].isEmpty
  }

  // MARK: Periods

  /// The header once for each period under which it has a column of codes.
  private func periods(of header: FoundHeader) -> [FoundHeader] {
    let columns = header.block.columns
    var groups: [FieldAddress: [Int]] = [:]
    for position in columns.indices {
      guard columns[position].levels.count > 1, let heading = columns[position].levels.last,
        Period.isPeriodOrSpan(heading),
        let code = index.claims(of: columns[position]).first(where: { index[$0].type == .code })
      else { continue }
      groups[code, default: []].append(position)
    }
    guard groups.count == 1, let group = groups.values.first, group.count > 1 else {
      return [header]
    }
    let variants = group.compactMap { kept -> FoundHeader? in
      let own = columns.indices.filter { $0 == kept || !group.contains($0) }.map { columns[$0] }
      return found(own, header)
    }
    return variants.count == group.count ? variants : [header]
  }
}

extension PartDraft {
  /// Does not accept rows that another draft of the same grid names in the same way.
  mutating func leaveOut(rowsOf other: PartDraft, _ index: HeadingIndex) {
    let table = header.choice.main
    guard other.header.choice.main == table else { return }
    let keys = index.tables[table].key.compactMap { id -> (own: Int, other: Int)? in
      guard let field = index.tables[table].index(of: id) else { return nil }
      let address = FieldAddress(table: table, field: field)
      guard let own = slot(of: address), let theirs = other.slot(of: address) else { return nil }
      return (own, theirs)
    }
    var rowOf: [Int32: Int] = [:]
    for (row, number) in other.rows.enumerated() { rowOf[number] = row }
    for (row, number) in rows.enumerated() where isAccepted[row] {
      guard let theirs = rowOf[number], !keys.isEmpty else { continue }
      if keys.allSatisfy({ cells[$0.own][row] == other.cells[$0.other][theirs] }) {
        isAccepted[row] = false
      }
    }
  }
}
