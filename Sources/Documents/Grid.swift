import Values

/// A rectangle of cells as the person who made the file saw it.
///
/// Only written cells are kept, row by row and from left to right, so a sheet that declares a
/// million rows costs what its written cells cost. A merged cell holds its value at the top left;
/// ask `merge(atRow:column:)` for the others. A formula's cell holds the value last computed.
package struct Grid: Sendable {
  /// Whether a person who opens the file sees the sheet.
  package enum Visibility: UInt8, Sendable {
    /// Shown.
    case visible
    /// Hidden by the user, who can show it again.
    case hidden
    /// Hidden by a program.
    case veryHidden
  }

  /// The sheet's name, or `table1` … for a table in a text.
  package var name: String
  /// Whether people see it.
  package var visibility: Visibility = .visible
  /// The numbers of the rows with written cells, from 0, ascending.
  package private(set) var rowNumbers: ContiguousArray<Int32> = []
  /// Where each of `rowNumbers` begins in `columns` and `values`; one more entry closes the last.
  package private(set) var rowStarts: ContiguousArray<Int32> = [0]
  /// The column of each written cell, from 0, ascending within a row.
  package private(set) var columns: ContiguousArray<UInt16> = []
  /// The value of each written cell.
  package private(set) var values: ContiguousArray<CellValue> = []
  /// The merged areas, in the order of the file.
  package var merges: [Merge] = [] {
    didSet { mergeIndex = nil }
  }
  /// Finds merged areas fast, once `indexMerges()` was called.
  private var mergeIndex: MergeIndex?
  /// Rows hidden by hand or by a filter, from 0, ascending.
  package var hiddenRows: [Int32] = []
  /// Columns hidden, from 0, ascending.
  package var hiddenColumns: [Int32] = []
  /// How many rows at the top the file itself marks as the heading; 0 where it does not say.
  package var headerRows = 0
  /// The line of the file on which each row begins, by row, from 1; empty where nobody counted.
  package var rowLines: [Int32] = []
  /// Where each of `values` stands on its page; empty in formats without pages.
  package var boxes: ContiguousArray<PageBox> = []
  /// Texts of this grid's cells; grids of one document share their storage.
  package var texts: StringPool

  /// An empty grid.
  package init(name: String, texts: StringPool = StringPool()) {
    self.name = name
    self.texts = texts
  }

  /// A grid of cells that a `Builder` has put in order.
  init(
    name: String, rowNumbers: ContiguousArray<Int32>, rowStarts: ContiguousArray<Int32>,
    columns: ContiguousArray<UInt16>, values: ContiguousArray<CellValue>
  ) {
    self.init(name: name)
    (self.rowNumbers, self.rowStarts) = (rowNumbers, rowStarts)
    (self.columns, self.values) = (columns, values)
  }

  /// Cells joined into one, with their first and last row and column, from 0.
  package struct Merge: Hashable, Sendable {
    /// The first row.
    package var top: Int32
    /// The first column.
    package var left: Int32
    /// The last row.
    package var bottom: Int32
    /// The last column.
    package var right: Int32

    /// The area between two corners.
    package init(top: Int, left: Int, bottom: Int, right: Int) {
      self.top = Int32(clamping: top)
      self.left = Int32(clamping: left)
      self.bottom = Int32(clamping: bottom)
      self.right = Int32(clamping: right)
    }

    /// Whether the cell lies in the area.
    package func contains(row: Int, column: Int) -> Bool {
      row >= Int(top) && row <= Int(bottom) && column >= Int(left) && column <= Int(right)
    }
  }
}

// MARK: - Building

extension Grid {
  /// Adds a written cell after all others: rows ascending, columns ascending within a row.
  ///
  /// Returns false, and adds nothing, where the cell does not come after the last one.
  @discardableResult
  package mutating func append(_ value: CellValue, row: Int, column: Int) -> Bool {
    guard !value.isEmpty else { return true }
    let number = Int32(truncatingIfNeeded: row)
    if rowNumbers.last != number {
      if let last = rowNumbers.last, number < last { return false }
      rowNumbers.append(number)
      rowStarts.append(rowStarts[rowStarts.count - 1])
    } else if let last = columns.last, Int(last) >= column {
      return false
    }
    columns.append(UInt16(truncatingIfNeeded: column))
    values.append(value)
    rowStarts[rowStarts.count - 1] += 1
    return true
  }

  /// Puts the cells of another grid in place of its own; all else stays.
  mutating func replaceCells(with other: Grid) {
    (rowNumbers, rowStarts) = (other.rowNumbers, other.rowStarts)
    (columns, values) = (other.columns, other.values)
  }

  /// Makes room for this many more cells.
  package mutating func reserve(cells: Int) {
    columns.reserveCapacity(columns.count + cells)
    values.reserveCapacity(values.count + cells)
  }
}

// MARK: - Asking

extension Grid {
  /// Whether nothing is written on it.
  package var isEmpty: Bool { values.isEmpty }

  /// How many cells are written.
  package var cellCount: Int { values.count }

  /// The last written row plus one.
  package var rowCount: Int { rowNumbers.last.map { Int($0) + 1 } ?? 0 }

  /// The last written column plus one.
  package var columnCount: Int { columns.max().map { Int($0) + 1 } ?? 0 }

  /// Where the cells of a row stand in `columns` and `values`; empty for a row without any.
  package func cellRange(ofRow row: Int) -> Range<Int> {
    var low = 0
    var high = rowNumbers.count
    while low < high {
      let middle = (low + high) / 2
      if Int(rowNumbers[middle]) < row { low = middle + 1 } else { high = middle }
    }
    guard low < rowNumbers.count, Int(rowNumbers[low]) == row else { return 0..<0 }
    return Int(rowStarts[low])..<Int(rowStarts[low + 1])
  }

  /// What is written at this cell itself, without regard to merges.
  package subscript(row: Int, column: Int) -> CellValue {
    let range = cellRange(ofRow: row)
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if Int(columns[middle]) < column { low = middle + 1 } else { high = middle }
    }
    guard low < range.upperBound, Int(columns[low]) == column else { return .empty }
    return values[low]
  }

  /// Where a cell stands on its page; for a row or a whole table, where its first cell does.
  package func box(atRow row: Int, column: Int) -> PageBox? {
    guard boxes.count == values.count, !boxes.isEmpty else { return nil }
    guard row >= 0 else { return boxes[0] }
    let range = cellRange(ofRow: row)
    guard let first = range.first else { return nil }
    return boxes[range.first { Int(columns[$0]) == column } ?? first]
  }

  /// The line of the file on which a row begins.
  package func line(ofRow row: Int) -> Int? {
    guard let first = rowLines.first else { return nil }
    if row < 0 { return Int(first) }
    return rowLines.indices.contains(row) ? Int(rowLines[row]) : nil
  }

  /// The merged area that covers the cell, if any.
  package func merge(atRow row: Int, column: Int) -> Merge? {
    if let mergeIndex { return mergeIndex.merge(atRow: row, column: column) }
    return merges.first { $0.contains(row: row, column: column) }
  }

  /// Makes `merge(atRow:column:)` fast until `merges` changes again; readers call it when done.
  package mutating func indexMerges() {
    if merges.count > 8 { mergeIndex = MergeIndex(merges) }
  }

  /// The text of a cell as the file shows it: texts as they are, numbers at 15 digits, dates in ISO.
  package func text(_ value: CellValue) -> String {
    switch value {
    case .empty, .notComputed: ""
    case .text(let identifier), .error(let identifier): texts[identifier]
    case .number(let number): Decimal(cell: number)?.description ?? number.description
    case .boolean(let flag): flag ? "TRUE" : "FALSE"
    case .date(let serial): CellMoment(serial: serial).description
    case .time(let days): CellMoment.duration(days: days)
    }
  }
}
