import Findings
import Store
import Values

/// Takes cells from a population, in the order of their numbers.
struct SampleSelection {
  /// A cell: its group in the population, and its position there.
  struct Drawn: Hashable {
    let group: Int
    let position: Int
  }

  private let population: SamplePopulation
  private let seed: String
  private let size: Int

  /// So many cells, or all where there are fewer.
  init(_ population: SamplePopulation, seed: String, size: Int) {
    (self.population, self.seed) = (population, seed)
    self.size = min(size, population.count)
  }

  /// Each cell with the same chance: those of the lowest ranks.
  func random() -> [Drawn] {
    lowest(of: Array(population.groups.indices), urgency: { _ in 1 })
  }

  /// First one cell of each rule and verdict, the weightiest first; then in proportion to the weights, by
  /// the divisors of D'Hondt. Inside, cells of a dossier whose `urgency` is 2 are taken twice as soon.
  func byRisk(
    weight: (SamplePopulation.Group) -> Int, urgency: (SamplePopulation.Group) -> UInt64
  ) -> [Drawn] {
    var strata = self.strata(weight: weight)
    for index in strata.indices {
      strata[index].cells = lowest(of: strata[index].groups) { urgency(population.groups[$0]) }
    }
    strata.sort { ($1.weight, $0.rank) < ($0.weight, $1.rank) }
    var drawn: [Drawn] = strata.prefix(size).compactMap(\.cells.first)
    var taken = Array(repeating: 1, count: strata.count)
    while drawn.count < size {
      var next: Int?
      for index in strata.indices where taken[index] < strata[index].cells.count {
        guard let best = next else {
          next = index
          continue
        }
        // weight / (taken + 1), compared without fractions; of equals the first stays.
        let left = strata[index].weight * (taken[best] + 1)
        let right = strata[best].weight * (taken[index] + 1)
        if left > right { next = index }
      }
      guard let next else { break }
      drawn.append(strata[next].cells[taken[next]])
      taken[next] += 1
    }
    return drawn
  }

  /// The cells of one rule with one verdict, in all dossiers.
  private struct Stratum {
    let weight: Int
    let rank: UInt64
    var groups: [Int] = []
    var cells: [Drawn] = []
  }

  private func strata(weight: (SamplePopulation.Group) -> Int) -> [Stratum] {
    var strata: [Stratum] = []
    var positions: [String: Int] = [:]
    for (index, group) in population.groups.enumerated() {
      let name = [group.cells.rule, group.verdict.id]
      let position = positions[name.joined(separator: " ")] ?? strata.count
      if position == strata.count {
        positions[name.joined(separator: " ")] = position
        let rank = SampleRank(seed: seed, ["stratum"] + name)[0]
        strata.append(Stratum(weight: weight(group), rank: rank))
      }
      strata[position].groups.append(index)
    }
    return strata
  }

  /// The cells of the lowest ranks of some groups, at most `size`; a group's ranks are divided by its
  /// urgency.
  private func lowest(of groups: [Int], urgency: (Int) -> UInt64) -> [Drawn] {
    var kept: [(rank: UInt64, cell: Drawn)] = []
    var limit = UInt64.max
    func shorten() {
      // Equal ranks are taken in the population's order.
      kept.sort {
        ($0.rank, $0.cell.group, $0.cell.position) < ($1.rank, $1.cell.group, $1.cell.position)
      }
      kept = Array(kept.prefix(size))
      if kept.count == size { limit = kept.last?.rank ?? limit }
    }
    for index in groups {
      let group = population.groups[index]
      let (ranks, divisor) = (SampleRank(seed: seed, of: group), urgency(index))
      for position in 0..<group.count {
        let rank = ranks[position] / divisor
        guard rank <= limit else { continue }
        kept.append((rank, Drawn(group: index, position: position)))
        if kept.count >= 2 * size + 4_096 { shorten() }
      }
    }
    shorten()
    return kept.map(\.cell)
  }
}
