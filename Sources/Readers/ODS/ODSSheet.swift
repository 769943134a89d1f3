import Archives
import Documents

/// One sheet of an OpenDocument spreadsheet while it is read.
struct ODSSheet: ~Copyable {
  /// The cells of one row, which may stand for many.
  struct Row {
    var cells: [(column: Int, value: CellValue)] = []
    var merges: [(column: Int, rows: Int, columns: Int)] = []
    var column = 0
  }

  private var cells = Grid.Builder()
  private var merges: [Grid.Merge] = []
  private var hiddenRows: [Range<Int>] = []
  private var hiddenColumns: [Range<Int>] = []
  private var row = 0
  private var column = 0
  private let budget: Int

  /// A sheet that may have this many cells.
  init(budget: Int) { self.budget = budget }

  /// Passes over columns of the sheet, hidden ones or not.
  mutating func addColumns(_ count: Int, isHidden: Bool) {
    if isHidden { hiddenColumns.append(column..<(column + count)) }
    column += count
  }

  /// Adds a row as often as it is repeated; a row without values only moves on.
  mutating func add(
    _ new: Row, times: Int, isHidden: Bool, _ limits: ReadLimits
  ) throws(ArchiveError) {
    let first = row
    row += times
    if isHidden { hiddenRows.append(first..<row) }
    guard !new.cells.isEmpty || !new.merges.isEmpty else { return }
    guard row <= limits.rows else { throw ArchiveError(.overLimit, "row \(row)") }
    guard cells.cellCount + new.cells.count * times <= budget else {
      throw ArchiveError(.overLimit, "more than \(limits.cells) cells")
    }
    guard merges.count + new.merges.count * times <= limits.merges else {
      throw ArchiveError(.overLimit, "more than \(limits.merges) merged areas")
    }
    for place in first..<row {
      for cell in new.cells { cells.append(cell.value, row: place, column: cell.column) }
      for merge in new.merges {
        merges.append(
          Grid.Merge(
            top: place, left: merge.column, bottom: min(place + merge.rows, limits.rows) - 1,
            right: min(merge.column + merge.columns, limits.columns) - 1))
      }
    }
  }

  /// The grid; hidden rows and columns beyond the last written cell are not counted.
  consuming func grid(name: String) -> Grid {
    let (merges, rows, columns) = (self.merges, hiddenRows, hiddenColumns)
    var grid = cells.grid(name: name)
    grid.merges = merges
    grid.hiddenRows = ODSSheet.numbers(rows, below: grid.rowCount)
    grid.hiddenColumns = ODSSheet.numbers(columns, below: grid.columnCount)
    return grid
  }

  private static func numbers(_ ranges: [Range<Int>], below bound: Int) -> [Int32] {
    ranges.flatMap { $0.clamped(to: 0..<bound).map { Int32($0) } }
  }
}

// MARK: - Rows

extension ODSContent {
  /// Reads columns and rows up to the end tag of the element just opened: a sheet or a group.
  mutating func readRows(_ sheet: inout ODSSheet) throws(ArchiveError) {
    while try nextStart() {
      if xml.isNamed("table-row") {
        try readRow(&sheet)
      } else if xml.isNamed("table-column") {
        sheet.addColumns(repeated("number-columns-repeated"), isHidden: try isHidden())
        try xml.skip()
      } else if isGroup {
        try readRows(&sheet)
      } else {
        try xml.skip()
      }
    }
  }

  private var isGroup: Bool {
    xml.isNamed("table-row-group") || xml.isNamed("table-rows") || xml.isNamed("table-header-rows")
      || xml.isNamed("table-column-group") || xml.isNamed("table-columns")
      || xml.isNamed("table-header-columns")
  }

  private func isHidden() throws(ArchiveError) -> Bool {
    let visibility = try xml.value(of: "visibility", prefixed: true)
    return visibility == "collapse" || visibility == "filter"
  }

  /// How often a row or a cell stands there; enough for every sheet, and never too much to add up.
  private func repeated(_ name: StaticString) -> Int {
    for index in 0..<xml.attributeCount where xml.attribute(index).name.equals(name) {
      return min(max(1, xml.attribute(index).value.wholeNumber ?? 1), 1 << 31)
    }
    return 1
  }

  private mutating func readRow(_ sheet: inout ODSSheet) throws(ArchiveError) {
    let times = repeated("number-rows-repeated")
    let isHidden = try isHidden()
    var row = ODSSheet.Row()
    while try nextStart() {
      if xml.isNamed("table-cell") || xml.isNamed("covered-table-cell") {
        try readCell(&row)
      } else {
        try xml.skip()
      }
    }
    guard texts.count <= limits.texts else {
      throw ArchiveError(.overLimit, "more than \(limits.texts) texts")
    }
    try sheet.add(row, times: times, isHidden: isHidden, limits)
  }

  private mutating func readCell(_ row: inout ODSSheet.Row) throws(ArchiveError) {
    let times = repeated("number-columns-repeated")
    let rows = repeated("number-rows-spanned")
    let columns = repeated("number-columns-spanned")
    let column = row.column
    row.column += times
    let value = try readValue()
    if rows > 1 || columns > 1 {
      guard column < limits.columns else { throw ArchiveError(.overLimit, "column \(column)") }
      row.merges.append((column, min(rows, limits.rows), min(columns, limits.columns)))
    }
    guard !value.isEmpty else { return }
    guard row.column <= limits.columns else {
      throw ArchiveError(.overLimit, "column \(row.column)")
    }
    for place in column..<row.column { row.cells.append((place, value)) }
  }
}
