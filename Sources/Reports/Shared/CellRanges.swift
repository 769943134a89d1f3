import Documents

/// Cells of one sheet told briefly: `F13:F31, F40:F60`.
package enum CellRanges {
  /// The names of the ranges that hold exactly these cells, by row, then column.
  ///
  /// Cells below one another make a run; runs side by side with the same rows make a rectangle.
  package static func names(of cells: [(row: Int, column: Int)]) -> [String] {
    rectangles(of: cells).map { area in
      let first = CellReference.name(row: area.top, column: area.left)
      let last = CellReference.name(row: area.bottom, column: area.right)
      return first == last ? first : "\(first):\(last)"
    }
  }

  private struct Area {
    var top: Int
    var bottom: Int
    var left: Int
    var right: Int
  }

  private static func rectangles(of cells: [(row: Int, column: Int)]) -> [Area] {
    var runs: [Area] = []
    for cell in cells.sorted(by: { ($0.column, $0.row) < ($1.column, $1.row) }) {
      if let last = runs.last, last.left == cell.column, cell.row <= last.bottom + 1 {
        runs[runs.count - 1].bottom = max(last.bottom, cell.row)
      } else {
        runs.append(Area(top: cell.row, bottom: cell.row, left: cell.column, right: cell.column))
      }
    }
    runs.sort { ($0.top, $0.bottom, $0.left) < ($1.top, $1.bottom, $1.left) }
    var areas: [Area] = []
    for run in runs {
      if let last = areas.last, last.top == run.top, last.bottom == run.bottom,
        last.right + 1 == run.left
      {
        areas[areas.count - 1].right = run.right
      } else {
        areas.append(run)
      }
    }
    return areas.sorted { ($0.top, $0.left) < ($1.top, $1.left) }
  }
}
