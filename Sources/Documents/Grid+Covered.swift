extension Grid {
  /// Takes away the cells that a merged area covers, as nobody sees them; gives their number.
  ///
  /// Programs leave such values behind when cells are merged without Excel's question. `nil`, and
  /// nothing is taken away, where the areas overlap so much that no program can have made them.
  package mutating func dropCovered() -> Int? {
    guard !merges.isEmpty, !isEmpty else { return 0 }
    var cover = Cover(merges)
    var covered: Set<Int> = []
    for (position, row) in rowNumbers.enumerated() {
      guard cover.go(to: row) else { return nil }
      for index in Int(rowStarts[position])..<Int(rowStarts[position + 1])
      where cover.covers(Int(columns[index])) {
        covered.insert(index)
      }
    }
    guard !covered.isEmpty else { return 0 }
    var builder = Builder()
    for (position, row) in rowNumbers.enumerated() {
      for index in Int(rowStarts[position])..<Int(rowStarts[position + 1])
      where !covered.contains(index) {
        builder.append(values[index], row: Int(row), column: Int(columns[index]))
      }
    }
    replaceCells(with: builder.grid(name: name))
    return covered.count
  }

  /// Which columns the merged areas cover, row after row.
  private struct Cover {
    private let merges: [Merge]
    private var next = 0
    private var row: Int32 = -1
    private var lastRow: [Int32]
    private var originRow: [Int32]
    private var work = 0

    /// More than this many columns of areas are beyond any sheet that a program wrote.
    private static let mostWork = 100_000_000

    init(_ merges: [Merge]) {
      self.merges = merges.sorted { ($0.top, $0.left) < ($1.top, $1.left) }
      let width = Int(merges.lazy.map(\.right).max() ?? 0) + 1
      lastRow = Array(repeating: -1, count: max(1, width))
      originRow = lastRow
    }

    /// Goes on to a row below; false where the areas are too many.
    mutating func go(to newRow: Int32) -> Bool {
      row = newRow
      while next < merges.count, merges[next].top <= row {
        let merge = merges[next]
        next += 1
        guard merge.bottom >= row, merge.left >= 0, merge.left <= merge.right else { continue }
        work += Int(merge.right - merge.left) + 1
        guard work <= Cover.mostWork else { return false }
        for column in Int(merge.left)...Int(merge.right) {
          lastRow[column] = max(lastRow[column], merge.bottom)
        }
        originRow[Int(merge.left)] = merge.top
      }
      return true
    }

    func covers(_ column: Int) -> Bool {
      column < lastRow.count && lastRow[column] >= row && originRow[column] != row
    }
  }
}
