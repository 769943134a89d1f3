import Documents
import Values

/// What became of the observations between two revisions of a plan: new, solved, the same.
///
/// Fails are known again as a `Baseline` knows them. A fail that is gone is not called solved where
/// nobody can tell: because the cell can no longer be judged, or nothing of its rule is judged any
/// more.
package struct FindingsComparison: Sendable {
  /// What a new fail comes from, where the two plans were judged by the law of two days.
  package enum Origin: String, Sendable, CaseIterable {
    /// The law of the old day accuses the new plan of it as well.
    case plan
    /// The law of the new day accuses the old plan of it as well.
    case law
    /// Either of the two alone would do.
    case either
    /// Only the new plan under the new law fails.
    case together
  }

  /// Why a fail is no longer there.
  package enum Ending: String, Sendable, CaseIterable {
    /// The same subject is now judged without it.
    case solved
    /// The rows it was about are gone.
    case rowGone = "row_gone"
    /// The rule judges nothing of the new plan: it does not apply, or nothing is due.
    case notJudged = "not_judged"
    /// The subject can no longer be judged for certain.
    case open
  }

  /// A fail that the old plan does not have.
  package struct New: Sendable {
    /// The fail, in the new plan's documents.
    package var finding: Finding
    /// What it comes from; `nil` where both were judged by one law.
    package var origin: Origin?
  }

  /// A fail that the new plan does not have.
  package struct Gone: Sendable {
    /// The fail, in the old plan's documents.
    package var finding: Finding
    /// Why it is no longer there.
    package var ending: Ending
  }

  /// How many fails each plan has under each law.
  package struct LawTable: Sendable, Equatable {
    /// The old plan by the old law.
    package var oldPlanOldLaw: Int
    /// The old plan by the new law.
    package var oldPlanNewLaw: Int
    /// The new plan by the old law.
    package var newPlanOldLaw: Int
    /// The new plan by the new law.
    package var newPlanNewLaw: Int
  }

  /// What was found in the old plan.
  package private(set) var base: CheckReport
  /// What was found in the new plan; its fails say whether the old one has them.
  package private(set) var head: CheckReport
  /// Fails of the new plan only, in its order.
  package private(set) var new: [New] = []
  /// Fails of the old plan only, in its order.
  package private(set) var gone: [Gone] = []
  /// How many fails of the new plan were there before.
  package private(set) var unchanged = 0
  /// What nobody can say of the new plan alone, and the old one did not ask: what is to be decided on
  /// the change itself.
  package private(set) var newlyAsked: [Finding] = []
  /// What can no longer be judged, and could before.
  package private(set) var newlyOpen: [Finding] = []
  /// The fails by plan and law, where there are two laws.
  package private(set) var law: LawTable?

  /// A report with the documents that it points into.
  package typealias Sourced = (report: CheckReport, documents: [Document])

  /// Compares what was found; `isGone` tells whether all the rows of an old finding are gone.
  package init(base: Sourced, head: Sourced, isGone: (Finding) -> Bool = { _ in false }) {
    self.base = base.report
    var marked = head.report
    Baseline(of: [base]).mark(&marked, documents: head.documents)
    marked.gatePassed = head.report.gatePassed
    self.head = marked
    var former = base.report
    Baseline(of: [head]).mark(&former, documents: base.documents)
    let fails = marked.findings.filter { $0.verdict == .fail }
    new = fails.filter { $0.baseline == false }.map { New(finding: $0, origin: nil) }
    unchanged = fails.count - new.count
    let open = OpenFindings(head)
    gone = former.findings.filter { $0.verdict == .fail && $0.baseline == false }.map { finding in
      var finding = finding
      finding.baseline = nil
      return Gone(finding: finding, ending: ending(finding, open, isGone, base.documents))
    }
    let wasOpen = OpenFindings(base)
    let judged = Set(
      marked.rules.filter { $0.isMust || !marked.run.selection.isEmpty }.map(\.id))
    let idle = Set(
      base.report.rules.filter { $0.totals[.notApplicable] == $0.totals.grid }.map(\.id))
    newlyAsked = marked.findings.filter { finding in
      finding.verdict != .fail && !judged.contains(finding.rule) && idle.contains(finding.rule)
    }
    newlyOpen = marked.findings.filter { finding in
      finding.verdict != .fail && judged.contains(finding.rule)
        && !wasOpen.covers(finding, in: head.documents)
    }
  }

  /// The same comparison with reports and findings told otherwise.
  package func retold(
    report: (CheckReport) -> CheckReport, finding: (Finding) -> Finding
  ) -> FindingsComparison {
    var told = self
    (told.base, told.head) = (report(base), report(head))
    told.new = new.map { New(finding: finding($0.finding), origin: $0.origin) }
    told.gone = gone.map { Gone(finding: finding($0.finding), ending: $0.ending) }
    told.newlyAsked = newlyAsked.map(finding)
    told.newlyOpen = newlyOpen.map(finding)
    return told
  }

  private func ending(
    _ finding: Finding, _ open: OpenFindings, _ isGone: (Finding) -> Bool, _ documents: [Document]
  ) -> Ending {
    if open.mayHold(finding) { return .open }
    if isGone(finding) { return .rowGone }
    let totals = head.rules.first { $0.id == finding.rule }?.totals ?? VerdictTotals()
    return totals[.pass] + totals[.fail] == 0 ? .notJudged : .solved
  }

  /// Says of each new fail whether the plan or the law brought it.
  package mutating func tellLaw(oldPlanNewLaw: Sourced, newPlanOldLaw: Sourced, head: Sourced) {
    var (byLaw, byPlan) = (head.report, head.report)
    Baseline(of: [oldPlanNewLaw]).mark(&byLaw, documents: head.documents)
    Baseline(of: [newPlanOldLaw]).mark(&byPlan, documents: head.documents)
    var position = 0
    for (index, finding) in self.head.findings.enumerated()
    where finding.verdict == .fail && finding.baseline == false {
      new[position].origin =
        switch (byPlan.findings[index].baseline == true, byLaw.findings[index].baseline == true) {
        case (true, true): .either
        case (true, false): .plan
        case (false, true): .law
        case (false, false): .together
        }
      position += 1
    }
    func fails(_ report: CheckReport) -> Int { report.findings.count { $0.verdict == .fail } }
    law = LawTable(
      oldPlanOldLaw: fails(base), oldPlanNewLaw: fails(oldPlanNewLaw.report),
      newPlanOldLaw: fails(newPlanOldLaw.report), newPlanNewLaw: fails(self.head))
  }
}

// MARK: - What it comes to

extension FindingsComparison {
  /// New fails grave enough for the caller.
  package var counted: [Finding] {
    new.map(\.finding).filter { $0.severity >= head.run.failOn && !head.isForgiven($0) }
  }

  /// Why no new fail means nothing.
  package enum Obstacle: String, Sendable, CaseIterable {
    /// A rule broke down.
    case fault
    /// No must-rule was met anywhere in the new plan.
    case nothingMet = "nothing_met"
    /// A part of the new plan could not be read.
    case unreadParts = "unread_parts"
    /// What could be judged before no longer can.
    case noLongerJudged = "no_longer_judged"
  }

  /// What keeps the comparison from an end; the first that is there.
  package var obstacle: Obstacle? {
    if head.totals[.error] + base.totals[.error] > 0 { return .fault }
    if !head.hasPassed { return .nothingMet }
    if !newlyUnread.isEmpty { return .unreadParts }
    let isLost = gone.contains { gone in
      (gone.ending == .open || gone.ending == .notJudged && base.run.asOf == head.run.asOf)
        && gone.finding.severity >= head.run.failOn
    }
    return isLost || !newlyOpen.isEmpty ? .noLongerJudged : nil
  }

  /// Sheets and pages of the new plan that could not be read, and could or were not there before.
  package var newlyUnread: [String] {
    func unread(_ report: CheckReport) -> [String] {
      report.documents.flatMap(\.leftOver).filter { Glossary.entry(.unread, $0.reason) != nil }
        .map(\.name)
    }
    let before = Set(unread(base))
    return unread(head).filter { !before.contains($0) }
  }

  /// How many fails ended so.
  package func count(_ ending: Ending) -> Int { gone.count { $0.ending == ending } }
}

/// What a report could not decide, to be looked up.
private struct OpenFindings {
  private var fingerprints: Set<String> = []
  private var wholeParts: Set<Baseline.Part> = []
  private var gatheredRules: Set<String> = []

  init(_ sourced: FindingsComparison.Sourced) {
    for finding in sourced.report.findings where finding.verdict != .fail {
      let entry = Baseline.Entry(finding, in: sourced.documents)
      fingerprints.insert(entry.fingerprint)
      if entry.key == "*" { wholeParts.insert(Baseline.Part(entry)) }
      if entry.key == "*" || entry.count > 1 { gatheredRules.insert(entry.rule) }
    }
  }

  /// Whether the same was open, or all of its part.
  func covers(_ finding: Finding, in documents: [Document]) -> Bool {
    fingerprints.contains(finding.fingerprint)
      || wholeParts.contains(Baseline.Part(Baseline.Entry(finding, in: documents)))
  }

  /// Whether a fail's subject may be among what is open: by name, or in a gathered finding.
  func mayHold(_ finding: Finding) -> Bool {
    fingerprints.contains(finding.fingerprint) || gatheredRules.contains(finding.rule)
  }
}
