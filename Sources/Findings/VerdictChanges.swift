/// Which verdicts of a rule's cells differ between two checks of the same plan, counted.
package struct VerdictChanges: Sendable, Equatable {
  /// From one verdict to another; `nil` where the other check has no such cell.
  package struct Change: Hashable, Sendable {
    /// The verdict before.
    package let from: Verdict?
    /// The verdict after.
    package let to: Verdict?
  }

  /// How many cells went which way.
  package private(set) var counts: [Change: Int] = [:]
  /// How many cells have the same verdict in both.
  package private(set) var unchanged = 0

  /// Nothing compared yet.
  package init() {}

  /// Compares cells that are known by their subject's key; of several with one key the first goes
  /// with the first.
  package init(
    from before: [(key: String, verdict: Verdict)], to after: [(key: String, verdict: Verdict)]
  ) {
    var old: [String: [Verdict]] = [:]
    for cell in before.reversed() { old[cell.key, default: []].append(cell.verdict) }
    for cell in after { add(Change(from: old[cell.key]?.popLast(), to: cell.verdict)) }
    for verdict in old.values.joined() { add(Change(from: verdict, to: nil)) }
  }

  /// The changes in a fixed order, those that bring a fail first.
  package var all: [(change: Change, count: Int)] {
    func rank(_ change: Change) -> (Int, UInt8, UInt8) {
      let most = UInt8.max
      let grave = change.to == .fail ? 0 : change.from == .fail ? 1 : 2
      return (grave, change.from?.rawValue ?? most, change.to?.rawValue ?? most)
    }
    return counts.sorted { rank($0.key) < rank($1.key) }.map { ($0.key, $0.value) }
  }

  /// How many cells differ.
  package var count: Int { counts.values.reduce(0, +) }

  /// Adds the changes of another plan.
  package static func += (sum: inout VerdictChanges, other: VerdictChanges) {
    sum.counts.merge(other.counts, uniquingKeysWith: +)
    sum.unchanged += other.unchanged
  }

  private mutating func add(_ change: Change) {
    if change.from == change.to {
      unchanged += 1
    } else {
      counts[change, default: 0] += 1
    }
  }
}
