import Documents
import Values

/// Finds columns without a heading to the right of one that heads a code and a name.
///
/// In a workbook such a heading is merged over both columns; in formats without merged cells, and where
/// nobody merged them, the second column has no heading at all.
struct BareColumns {
  private let grid: Grid
  private let header: HeaderBlock
  private let rows: Range<Int>

  /// How many rows below the header are looked at.
  private static let rowLimit = 400

  /// Looks below one header of a grid.
  init(_ grid: Grid, _ header: HeaderBlock, rows: Range<Int>) {
    (self.grid, self.header, self.rows) = (grid, header, rows)
  }

  /// The header with those columns, both under the heading of the first.
  func block(_ index: HeadingIndex) -> HeaderBlock {
    let headed = Set(header.columns.map(\.column))
    let wanted = header.columns.indices.filter { position in
      let column = header.columns[position]
      return column.width == 1 && !headed.contains(column.column + 1)
        && index.claims(of: column).contains { isKey($0, index) }
    }
    guard !wanted.isEmpty else { return header }
    var columns: [HeaderColumn] = []
    for (position, column) in header.columns.enumerated() {
      guard wanted.contains(position), holdsCodesAndNames(column.column) else {
        columns.append(column)
        continue
      }
      for place in [column.column, column.column + 1] {
        columns.append(
          HeaderColumn(column: place, row: column.row, levels: column.levels, width: 2))
      }
    }
    return HeaderBlock(top: header.top, bottom: header.bottom, columns: columns)
  }

  private func isKey(_ address: FieldAddress, _ index: HeadingIndex) -> Bool {
    let definition = index.tables[address.table]
    return !definition.isSingle && definition.key.contains(index[address].id)
  }

  /// Whether nearly all rows have a code in this column and words in the next one.
  private func holdsCodesAndNames(_ column: Int) -> Bool {
    var (written, both) = (0, 0)
    for number in grid.rowNumbers where rows.contains(Int(number)) {
      if Int(number) - rows.lowerBound > BareColumns.rowLimit { break }
      let (code, name) = (grid[Int(number), column], grid[Int(number), column + 1])
      if code.isEmpty && name.isEmpty { continue }
      written += 1
      if isCode(code), isName(name) { both += 1 }
    }
    return both >= 2 && both * 10 >= written * 8
  }

  private func isCode(_ value: CellValue) -> Bool {
    switch value {
    case .number: return true
    case .text(let identifier):
      let text = HeaderReader.tidy(grid.texts[identifier])
      return text.utf8.count <= 24 && !text.contains(" ")
        && text.utf8.contains { (48...57).contains($0) }
    default: return false
    }
  }

  private func isName(_ value: CellValue) -> Bool {
    guard case .text(let identifier) = value else { return false }
    return grid.texts[identifier].unicodeScalars.count(where: \.properties.isAlphabetic) > 3
  }
}
