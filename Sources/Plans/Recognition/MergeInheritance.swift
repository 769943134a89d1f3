import Documents
import Values

/// Gives the cells that a merge covers the value at its top, up to the border of the parent.
struct MergeInheritance {
  private let grid: Grid
  private let tallMerges: [Int32: [Grid.Merge]]

  /// Looks at the merges of a grid that cover several rows.
  init(_ grid: Grid) {
    self.grid = grid
    var found: [Int32: [Grid.Merge]] = [:]
    for merge in grid.merges where merge.bottom > merge.top {
      found[merge.left, default: []].append(merge)
    }
    tallMerges = found
  }

  /// Fills one slot of a draft; a row of `borders` begins something else and ends the merge for us.
  /// In a tree the merge must begin at a row of the draft itself.
  func fill(
    _ slot: Int, of draft: inout PartDraft, borders: ContiguousArray<Bool>, inTree: Bool = false
  ) {
    let column = Int32(clamping: draft.column(of: slot).column)
    guard let merges = tallMerges[column] else { return }
    for merge in merges where Int(merge.top) > draft.header.block.bottom {
      let value = grid[Int(merge.top), Int(merge.left)]
      var origin = draft.place
      (origin.row, origin.column) = (merge.top, merge.left)
      var row = firstRow(after: merge.top, in: draft.rows)
      if inTree, row == 0 || draft.rows[row - 1] != merge.top { continue }
      while row < draft.rows.count, draft.rows[row] <= merge.bottom, !borders[row] {
        if draft.cells[slot][row].isEmpty {
          draft.cells[slot][row] = value
          draft.merged[slot][row] = origin
        }
        row += 1
      }
    }
  }

  private func firstRow(after number: Int32, in rows: ContiguousArray<Int32>) -> Int {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle] <= number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
