import Values

/// The order in which chance takes cells: by seed, entity, year, plan, rule, verdict and position alone.
///
/// The first eight bytes of a SHA-256 of seed and group start a SplitMix64 sequence; the number at a cell's
/// position is its rank, and the lowest ranks are drawn. So the same seed gives the same order on every
/// machine, a larger sample holds the smaller one, and other dossiers change nothing between two cells.
struct SampleRank {
  private let start: UInt64

  /// The ranks of a group.
  init(seed: String, of group: SamplePopulation.Group) {
    let cells = group.cells
    self.init(
      seed: seed,
      ["cell", cells.entity, cells.year, "\(cells.plan)", cells.rule, group.verdict.id])
  }

  /// The ranks of anything that has a name.
  init(seed: String, _ names: [String]) {
    var checksum = LineChecksum()
    checksum.add([seed] + names)
    start = UInt64(checksum.hexadecimal.prefix(16), radix: 16) ?? 0
  }

  /// The rank at a position, from 0.
  subscript(position: Int) -> UInt64 {
    var number = start &+ UInt64(position + 1) &* 0x9E37_79B9_7F4A_7C15
    number = (number ^ (number >> 30)) &* 0xBF58_476D_1CE4_E5B9
    number = (number ^ (number >> 27)) &* 0x94D0_49BB_1331_11EB
    return number ^ (number >> 31)
  }
}
