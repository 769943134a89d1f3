import Findings
import Store
import Values

/// The cells that a sample is drawn from.
struct SamplePopulation {
  /// Cells of one rule in one plan with one verdict, which differ by their position alone.
  struct Group {
    let cells: RunCells
    let verdict: Verdict
    var count: Int { cells.totals[verdict] }
  }

  /// The groups, by entity, year, plan and the pack's order.
  let groups: [Group]
  /// How many cells there are.
  let count: Int
  /// SHA-256 of the groups, their documents, the pack and the settings: equal audits have equal ones,
  /// whatever their number, their machine and their store.
  let sha256: String

  /// What a request takes of a run.
  init(_ grid: RunGrid, for request: SampleRequest) {
    let verdicts = request.drawn
    let taken = grid.cells.filter(request.takes)
    groups = taken.flatMap { cells in
      verdicts.filter { cells.totals[$0] > 0 }.map { Group(cells: cells, verdict: $0) }
    }
    count = groups.reduce(0) { $0 + $1.count }
    var checksum = LineChecksum()
    checksum.add(["cotejo.population/1", grid.pack, grid.settings])
    for group in groups {
      let cells = group.cells
      checksum.add(
        [cells.entity, cells.year, "\(cells.plan)", cells.rule, group.verdict.id, "\(group.count)"])
    }
    let plans = Set(taken.map { [$0.entity, $0.year, "\($0.plan)"] })
    for document in grid.documents where plans.contains(Array(document.prefix(3))) {
      checksum.add(document)
    }
    sha256 = checksum.hexadecimal
  }

  /// By what a sample of it is known in every store.
  func code(of request: SampleRequest) -> String {
    var checksum = LineChecksum()
    checksum.add(
      [
        "cotejo.sample/1", sha256, request.method.rawValue, "\(request.size)", request.seed,
        request.filter,
      ])
    return checksum.hexadecimal
  }
}
