import Findings
import Rules
import Store

/// Where a fault of the tool would weigh most. The figures are choices of ours and no probabilities.
struct SampleRisk {
  private let pack: RulePack
  /// Dossiers that break what the letter of a norm makes a duty.
  private let broken: Set<[String]>

  /// The risks in a run by a pack.
  init(_ grid: RunGrid, pack: RulePack) {
    self.pack = pack
    broken = Set(
      grid.cells.filter { $0.isMust && $0.totals[.fail] > 0 }.map { [$0.entity, $0.year] })
  }

  /// What a rule and a verdict weigh: an accusation more than what was found to comply, both thrice where the
  /// letter of a norm makes it a duty; and one more where no jurist agreed with the rule.
  func weight(_ group: SamplePopulation.Group) -> Int {
    let doubt = pack.rule(group.cells.rule)?.review == .agreed ? 0 : 1
    let duty = group.cells.isMust ? 3 : 1
    return switch group.verdict {
    case .fail: 3 * duty + doubt
    case .pass: 2 * duty + doubt
    default: 1 + doubt
    }
  }

  /// 2 for dossiers that break a duty, else 1.
  func urgency(_ group: SamplePopulation.Group) -> UInt64 {
    broken.contains([group.cells.entity, group.cells.year]) ? 2 : 1
  }
}
