import Values

extension Grid {
  /// Gathers the cells of a grid, in whatever order a file gives them.
  ///
  /// In order is fast; otherwise they are sorted at the end, and of two cells at one place the later
  /// one stays, as programs that read such files do.
  package struct Builder: ~Copyable {
    @usableFromInline var rowNumbers: ContiguousArray<Int32> = []
    @usableFromInline var rowStarts: ContiguousArray<Int32> = []
    @usableFromInline var columns: ContiguousArray<UInt16> = []
    @usableFromInline var values: ContiguousArray<CellValue> = []
    @usableFromInline var row: Int32 = -1
    @usableFromInline var column = -1
    @usableFromInline var isOrdered = true

    /// A builder without cells.
    package init() {}

    /// How many cells were added.
    @inlinable @inline(__always)
    package var cellCount: Int { values.count }

    /// Makes room for this many cells.
    package mutating func reserve(cells: Int) {
      columns.reserveCapacity(cells)
      values.reserveCapacity(cells)
      columns.withUnsafeBufferPointer {
        LargePages.wish(for: $0.baseAddress, bytes: cells * MemoryLayout<UInt16>.stride)
      }
      values.withUnsafeBufferPointer {
        LargePages.wish(for: $0.baseAddress, bytes: cells * MemoryLayout<CellValue>.stride)
      }
    }

    /// Adds a written cell; rows and columns count from 0 and fit the limits of a sheet.
    @inlinable @inline(__always)
    package mutating func append(_ value: CellValue, row newRow: Int, column newColumn: Int) {
      if newRow != Int(row) {
        if newRow < Int(row) { isOrdered = false }
        row = Int32(truncatingIfNeeded: newRow)
        rowNumbers.append(row)
        rowStarts.append(Int32(truncatingIfNeeded: values.count))
      } else if newColumn <= column {
        isOrdered = false
      }
      column = newColumn
      columns.append(UInt16(truncatingIfNeeded: newColumn))
      values.append(value)
    }

    /// Adds written cells of one row, each with its column.
    package mutating func append(
      _ newValues: UnsafeBufferPointer<CellValue>, columns newColumns: UnsafeBufferPointer<UInt16>,
      row newRow: Int
    ) {
      guard let first = newValues.first, newValues.count == newColumns.count else { return }
      append(first, row: newRow, column: Int(newColumns[0]))
      for index in newColumns.indices.dropFirst()
      where newColumns[index] <= newColumns[index - 1] { isOrdered = false }
      columns.append(contentsOf: newColumns[1...])
      values.append(contentsOf: newValues[1...])
      column = Int(newColumns[newColumns.count - 1])
    }

    /// The grid of all cells that were added.
    package consuming func grid(name: String) -> Grid {
      rowStarts.append(Int32(truncatingIfNeeded: values.count))
      guard isOrdered else { return sorted(name: name) }
      return Grid(
        name: name, rowNumbers: rowNumbers, rowStarts: rowStarts, columns: columns, values: values)
    }

    private consuming func sorted(name: String) -> Grid {
      var cells: [(row: Int32, column: UInt16, index: Int)] = []
      cells.reserveCapacity(values.count)
      for segment in rowNumbers.indices {
        for index in Int(rowStarts[segment])..<Int(rowStarts[segment + 1]) {
          cells.append((rowNumbers[segment], columns[index], index))
        }
      }
      cells.sort { $0 < $1 }
      var grid = Grid(name: name)
      for (place, cell) in cells.enumerated() {
        let next = place + 1 < cells.count ? cells[place + 1] : nil
        // The last of several at one place is the one that stays.
        if let next, next.row == cell.row, next.column == cell.column { continue }
        grid.append(values[cell.index], row: Int(cell.row), column: Int(cell.column))
      }
      return grid
    }
  }
}
