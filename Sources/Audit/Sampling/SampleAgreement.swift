import Findings
import Store
import Values

/// How far people and the tool agree on a sample.
package struct SampleAgreement: Sendable {
  /// What became of one cell.
  enum Outcome {
    /// Nobody has judged it.
    case unanswered
    /// A person could not decide either.
    case undecided
    /// Both say the same.
    case agreed
    /// The tool accuses and the person does not.
    case falseAccusation
    /// The person accuses and the tool does not.
    case falseGreen
    /// They differ, and neither of them accuses.
    case otherDifference
  }

  /// How many cells came to what.
  struct Counts: Equatable {
    var drawn = 0
    var reviewed = 0
    var agreed = 0
    var falseAccusations = 0
    var falseGreens = 0
    var otherDifferences = 0
    var undecided = 0

    /// The cells on which they differ.
    var differences: Int { falseAccusations + falseGreens + otherDifferences }
    /// The cells of which nobody knows whether the tool is right.
    var unknown: Int { drawn - reviewed + undecided }

    mutating func add(_ outcome: Outcome) {
      drawn += 1
      if outcome != .unanswered { reviewed += 1 }
      switch outcome {
      case .unanswered: break
      case .undecided: undecided += 1
      case .agreed: agreed += 1
      case .falseAccusation: falseAccusations += 1
      case .falseGreen: falseGreens += 1
      case .otherDifference: otherDifferences += 1
      }
    }
  }

  /// A rate of errors of the tool, and between which bounds it lies in the population.
  struct Rate {
    /// Of which cells.
    let of: Share
    /// How many of them were drawn.
    let drawn: Int
    /// On how many of these the person contradicts the tool.
    let errors: Int
    /// Bounds of 95 %.
    let bounds: BinomialBounds
  }

  /// Cells that have a rate of their own.
  enum Share: String, CaseIterable {
    /// All of the population.
    case all
    /// Those of which the tool says that they do not comply.
    case accused
    /// The others.
    case unaccused
  }

  /// The sample.
  let sample: StoredSample
  /// All its cells.
  private(set) var total = Counts()
  /// The cells of each rule, by its identifier.
  private(set) var rules: [(rule: String, counts: Counts)] = []
  /// Rates of error; none for a sample by risk, of which none follows.
  private(set) var rates: [Rate] = []

  /// The cells on which person and tool differ, or which a person could not decide, in their order.
  var listed: [(cell: StoredSample.Cell, outcome: Outcome)] {
    sample.cells.map { ($0, SampleAgreement.outcome(of: $0)) }.filter {
      $0.1 != .agreed && $0.1 != .unanswered
    }
  }

  /// Of a sample with the answers that came in.
  package init(_ sample: StoredSample) {
    self.sample = sample
    var byRule: [String: Counts] = [:]
    for cell in sample.cells {
      let outcome = SampleAgreement.outcome(of: cell)
      total.add(outcome)
      byRule[cell.address.rule, default: Counts()].add(outcome)
    }
    rules = byRule.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    if sample.method == .random { rates = Share.allCases.compactMap(rate) }
  }

  /// What became of a cell.
  static func outcome(of cell: StoredSample.Cell) -> Outcome {
    guard let answer = cell.answer else { return .unanswered }
    switch (cell.address.verdict, answer.verdict) {
    case (_, .notChecked): return .undecided
    case (let tool, let person) where tool == person: return .agreed
    case (.fail, _): return .falseAccusation
    case (_, .fail): return .falseGreen
    default: return .otherDifference
    }
  }

  /// What is not known counts at the low end as agreement and at the high end as an error, so that the
  /// bounds hold whatever is still to come.
  private func rate(_ share: Share) -> Rate? {
    var counts = Counts()
    for cell in sample.cells
    where share == .all || (share == .accused) == (cell.address.verdict == .fail) {
      counts.add(SampleAgreement.outcome(of: cell))
    }
    guard counts.drawn > 0 else { return nil }
    return Rate(
      of: share, drawn: counts.drawn, errors: counts.differences,
      bounds: BinomialBounds(
        least: counts.differences, most: counts.differences + counts.unknown, of: counts.drawn))
  }
}
