import Findings
import Rules
import Values

/// One rule judged in one check: the verdict of every subject, and nothing said about it yet.
///
/// To judge a plan and to put into words what was found are two steps. The first goes through
/// columns and keeps a byte a subject; the second looks at the cells that a report tells, and at no
/// other.
package struct JudgedRule: Sendable {
  /// Its cells.
  package let totals: VerdictTotals
  private let content: Content

  /// What there is to tell.
  private enum Content: Sendable {
    /// A rule that cannot be judged.
    case fault(Rule)
    /// One cell for all.
    case whole(RuleEvaluator, Cell)
    /// A cell a subject, and one for each part that may hide some.
    case subjects(RuleEvaluator, JudgedSubjects, extra: [Cell])
  }

  /// A rule that cannot be judged at all is never silent.
  init(faulty rule: Rule) {
    content = .fault(rule)
    totals = VerdictTotals([.error])
  }

  /// One cell for the rule as a whole.
  init(_ evaluator: RuleEvaluator, whole cell: Cell) {
    content = .whole(evaluator, cell)
    totals = VerdictTotals([cell.verdict])
  }

  /// A cell a subject, and some more.
  init(_ evaluator: RuleEvaluator, _ subjects: JudgedSubjects, extra: [Cell]) {
    content = .subjects(evaluator, subjects, extra: extra)
    var totals = VerdictTotals(extra.map(\.verdict))
    totals += subjects.totals
    self.totals = totals
  }

  /// The rule.
  package var rule: Rule {
    switch content {
    case .fault(let rule): rule
    case .whole(let evaluator, _), .subjects(let evaluator, _, _): evaluator.rule
    }
  }

  /// Whether any cell failed.
  var hasFailed: Bool { totals[.fail] > 0 }

  /// Whether it fails on a subject, where it is about the same subjects.
  func fails(on subject: Int) -> Bool {
    guard case .subjects(_, let judged, _) = content, judged.rulings.indices.contains(subject)
    else { return false }
    return judged.rulings[subject].verdict == .fail
  }

  /// Whose a cell is.
  enum CellOwner {
    /// The rule's as a whole, or that of a part that may hide subjects.
    case rule
    /// A subject's.
    case subject(Int)
  }

  /// Whose the cell at an address is; `nil` where there is none.
  func owner(of address: CellDetail.Address) -> CellOwner? {
    guard address.position >= 0, address.position < totals[address.verdict] else { return nil }
    guard case .subjects(_, let judged, _) = content else { return .rule }
    var position = 0
    for (subject, ruling) in judged.rulings.enumerated() where ruling.verdict == address.verdict {
      if position == address.position { return .subject(subject) }
      position += 1
    }
    return .rule
  }

  /// The same, in words.
  package func outcome() -> RuleOutcome {
    switch content {
    case .fault(let rule): JudgedRule.fault(of: rule, totals)
    case .whole(let evaluator, let cell): evaluator.outcome(whole: cell, totals)
    case .subjects(let evaluator, let judged, let extra):
      evaluator.outcome(of: judged, extra: extra, totals)
    }
  }

  private static func fault(of rule: Rule, _ totals: VerdictTotals) -> RuleOutcome {
    var outcome = RuleOutcome(rule: rule.id, totals: totals)
    outcome.findings = [
      Finding(
        rule: rule.id, verdict: .error, severity: rule.severity, message: rule.sentence,
        remedy: LocalizedText(es: "", en: ""),
        causes: [Cause(fact: rule.requirement, state: .fault)],
        subject: SubjectName(table: "plan", key: "*", label: ""))
    ]
    return outcome
  }
}

/// What a rule says of each of its subjects.
struct JudgedSubjects: Sendable {
  /// What the items of the check say; empty where the rule applies to no subject.
  let results: [FormResult]
  /// One ruling a subject.
  let rulings: ContiguousArray<Ruling>
  /// How many have which verdict.
  let totals: VerdictTotals
}

extension VerdictTotals {
  fileprivate init(_ verdicts: [Verdict]) {
    self.init()
    for verdict in verdicts { self[verdict] += 1 }
  }
}
