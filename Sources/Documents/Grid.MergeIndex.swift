extension Grid {
  /// Merged areas by their first row, so that few are looked at for a cell.
  struct MergeIndex {
    private let merges: [Merge]
    /// The lowest row that any of the areas up to this one reaches.
    private let reach: [Int32]

    init(_ merges: [Merge]) {
      self.merges = merges.sorted { ($0.top, $0.left) < ($1.top, $1.left) }
      var lowest: Int32 = -1
      reach = self.merges.map { merge in
        lowest = max(lowest, merge.bottom)
        return lowest
      }
    }

    /// The area that covers the cell; of several, the one that begins last.
    func merge(atRow row: Int, column: Int) -> Merge? {
      var low = 0
      var high = merges.count
      while low < high {
        let middle = (low + high) / 2
        if Int(merges[middle].top) <= row { low = middle + 1 } else { high = middle }
      }
      while low > 0, Int(reach[low - 1]) >= row {
        low -= 1
        if merges[low].contains(row: row, column: column) { return merges[low] }
      }
      return nil
    }
  }
}
