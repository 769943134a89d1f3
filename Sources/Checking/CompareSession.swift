import Documents
import Findings
import Plans
import Readers
import Reports
import Rules
import Values

/// Compares two plans: what changed, and what that does to compliance; one step a line.
///
/// Rules about the changes themselves (`subject: cambio`) are judged with the new plan, on
/// `PlanComparison.changes` as rows of the vocabulary's table of changes.
package struct CompareSession: Sendable {
  private let pack: RulePack
  private let request: CompareRequest

  /// Looks over the request with a pack at hand.
  package init(_ request: CompareRequest, pack: RulePack) throws(CheckError) {
    self.request = request
    self.pack = pack
    _ = try CheckSession(request.check, pack: pack)
  }

  /// The comparison; the gravest fault of the two files stops it.
  package func run() throws(CheckError) -> ComparisonReport {
    let (base, head) = try (read(request.base), read(request.head))
    let compared = PlanComparison(
      base: base.tables, head: head.tables, placeholders: pack.vocabulary.placeholders)
    let findings = try findings(base, head, compared)
    var report = ComparisonReport(
      base: base.document, head: head.document, plan: compared, findings: findings)
    report.companions = try Companion.all(
      among: request.changedFiles, of: request.check, rules: request.rulesFolders)
    return report
  }

  private typealias Plan = (tables: PlanTables, document: Document)

  private func read(_ path: String) throws(CheckError) -> Plan {
    let session = try CheckSession(request.check, pack: pack)
    do throws(ReadError) {
      return try session.inspect(path)
    } catch {
      throw CheckError(
        error.kind == .noSuchFile ? .noSuchFile : .cannotRead, es: error.es, en: error.en)
    }
  }

  // MARK: Judging

  /// Both are judged as of the new plan's day, unless another was asked for the old one.
  private func findings(
    _ base: Plan, _ head: Plan, _ compared: PlanComparison
  ) throws(CheckError) -> FindingsComparison {
    let changes = compared.changes
    var new = try judge(head.document, request.check.asOf, changes)
    try CheckSession(request.check, pack: pack).dispositions?.apply(
      to: &new.report, documents: &new.documents, tellsFaults: false)
    let day = new.report.run.asOf
    let former = request.baseAsOf ?? day
    let old = try judge(base.document, .date(former))
    var findings = FindingsComparison(
      base: old, head: new,
      isGone: { compared.areGone($0.locations.map(\.locator), of: $0.subject.table) })
    guard former != day else { return findings }
    findings.tellLaw(
      oldPlanNewLaw: try judge(base.document, .date(day)),
      newPlanOldLaw: try judge(head.document, .date(former), changes), head: new)
    return findings
  }

  private func judge(
    _ document: Document, _ asOf: CheckRequest.AsOfChoice, _ changes: [PlanChange] = []
  ) throws(CheckError) -> FindingsComparison.Sourced {
    var check = request.check
    check.asOf = asOf
    let plan = try CheckSession(check, pack: pack).judge(document, changes: changes)
    return (plan.report, plan.documents)
  }
}
