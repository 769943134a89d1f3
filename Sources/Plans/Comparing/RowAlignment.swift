/// Which row of the old plan is which of the new one, in one table.
package struct RowAlignment: Sendable {
  /// For each old row, the new one, -1 for none.
  package var headOfBase: ContiguousArray<Int32>
  /// For each new row, the old one, -1 for none.
  package var baseOfHead: ContiguousArray<Int32>
  /// Rows that could be several of the other plan's: left to a person.
  package var doubts: [Doubt] = []
  /// Whether rows without a code were too many to be compared by their words.
  package var isOverLimit = false

  /// Old and new rows that may be each other, and nothing tells which is which.
  package struct Doubt: Sendable, Hashable {
    /// Rows of the old plan.
    package var base: [Int]
    /// Rows of the new plan.
    package var head: [Int]
  }

  init(base: Int, head: Int) {
    headOfBase = ContiguousArray(repeating: -1, count: base)
    baseOfHead = ContiguousArray(repeating: -1, count: head)
  }

  /// The aligned rows, in the order of the new plan.
  package var pairs: [(base: Int, head: Int)] {
    baseOfHead.indices.compactMap { head in
      baseOfHead[head] >= 0 ? (Int(baseOfHead[head]), head) : nil
    }
  }

  /// Rows that only the old plan has; those in doubt are neither.
  package var removed: [Int] {
    let doubtful = Set(doubts.flatMap(\.base))
    return headOfBase.indices.filter { headOfBase[$0] < 0 && !doubtful.contains($0) }
  }

  /// Rows that only the new plan has; those in doubt are neither.
  package var added: [Int] {
    let doubtful = Set(doubts.flatMap(\.head))
    return baseOfHead.indices.filter { baseOfHead[$0] < 0 && !doubtful.contains($0) }
  }

  mutating func join(_ base: Int, _ head: Int) {
    headOfBase[base] = Int32(clamping: head)
    baseOfHead[head] = Int32(clamping: base)
  }
}
