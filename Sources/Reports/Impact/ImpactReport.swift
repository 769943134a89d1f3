import Documents
import Findings
import Values

/// What another rule pack makes of the same plans: the value that every form of it is made from.
package struct ImpactReport: Sendable {
  /// The pack before.
  package let base: CheckReport.PackIdentity
  /// The pack after.
  package let head: CheckReport.PackIdentity
  /// The rules that only the pack after has.
  package let newRules: [String]
  /// The rules that only the pack before has.
  package let droppedRules: [String]
  /// The plans that were judged, in order.
  package var plans: [Plan] = []
  /// The files that nobody could read.
  package var failures: [ReadError] = []

  /// Nothing judged yet.
  package init(
    base: CheckReport.PackIdentity, head: CheckReport.PackIdentity, newRules: [String],
    droppedRules: [String]
  ) {
    (self.base, self.head) = (base, head)
    (self.newRules, self.droppedRules) = (newRules, droppedRules)
  }

  /// One plan by both packs.
  package struct Plan: Sendable {
    /// Its file.
    package let path: String
    /// What it came to before.
    package let before: WholeVerdict
    /// What it comes to.
    package let after: WholeVerdict
    /// The rules of which some verdict differs, in the order of the pack after.
    package let rules: [Rule]

    /// A plan from what came of it.
    package init(path: String, before: WholeVerdict, after: WholeVerdict, rules: [Rule]) {
      (self.path, self.before, self.after, self.rules) = (path, before, after, rules)
    }
  }

  /// One rule on one plan.
  package struct Rule: Sendable {
    /// The rule.
    package let id: String
    /// Which verdicts differ.
    package let changes: VerdictChanges
    /// The first places of what is told now and was not before.
    package let added: [Place]
    /// The first places of what was told before and no longer is.
    package let removed: [Place]

    /// A rule from what came of it.
    package init(id: String, changes: VerdictChanges, added: [Place], removed: [Place]) {
      (self.id, self.changes, self.added, self.removed) = (id, changes, added, removed)
    }
  }

  /// Where something is told, and what.
  package struct Place: Sendable, Hashable {
    /// The verdict there.
    package let verdict: Verdict
    /// «'Plan'!D10», as people look it up; empty for the whole document.
    package let name: String
    /// What is said of it.
    package let message: LocalizedText
  }

  /// How many places of each kind are kept for a rule and a plan.
  package static let mostPlaces = 3

  /// Whether any verdict of any cell or plan differs.
  package var changesAnything: Bool {
    plans.contains { !$0.rules.isEmpty || $0.before != $0.after }
  }

  /// The changes of each rule over all plans, in the order in which they first occur, with the number
  /// of plans.
  package var byRule: [(id: String, changes: VerdictChanges, plans: Int)] {
    var order: [String] = []
    var sums: [String: (changes: VerdictChanges, plans: Int)] = [:]
    for rule in plans.flatMap(\.rules) {
      if sums[rule.id] == nil { order.append(rule.id) }
      var sum = sums[rule.id] ?? (VerdictChanges(), 0)
      sum.changes += rule.changes
      sum.plans += 1
      sums[rule.id] = sum
    }
    return order.compactMap { id in sums[id].map { (id, $0.changes, $0.plans) } }
  }

  /// What to tell the caller: 0 where no verdict differs, 1 where some does; a file that nobody could
  /// read comes first.
  package var exitCode: ExitCode {
    let failed = failures.map { $0.kind == .noSuchFile ? ExitCode.noSuchFile : .cannotRead }
    return ExitCode.gravest(failed + [changesAnything ? .doesNotComply : .complies])
  }
}

extension ImpactReport.Place {
  /// The first places of findings that the other report of the same plan lacks.
  package static func first(
    of rule: String, in report: SourcedReport, lackedBy other: CheckReport
  ) -> [ImpactReport.Place] {
    func mine(_ report: CheckReport) -> [Finding] { report.findings.filter { $0.rule == rule } }
    let known = Set(mine(other).map { "\($0.verdict.id) \($0.fingerprint)" })
    let wording = ReportWording(report)
    return mine(report.report).filter { !known.contains("\($0.verdict.id) \($0.fingerprint)") }
      .prefix(ImpactReport.mostPlaces).map { finding in
        let place = finding.locations.first
        return ImpactReport.Place(
          verdict: finding.verdict,
          name: place.map { wording.reference($0.locator) } ?? "", message: finding.message)
      }
  }
}
