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
  private let session: CheckSession
  private let request: CompareRequest

  /// Looks over the request with a pack at hand.
  package init(_ request: CompareRequest, pack: RulePack) throws(CheckError) {
    self.request = request
    session = try CheckSession(request.check, pack: pack)
  }

  /// The comparison; the gravest fault of the two files stops it.
  package func run() throws(CheckError) -> ComparisonReport {
    let (base, head) = try (read(request.base), read(request.head))
    let compared = PlanComparison(
      base: base, head: head, placeholders: session.pack.vocabulary.placeholders)
    let judged = try Judged(base, head, changes: compared.changes, by: session, request)
    var report = ComparisonReport(
      base: base.documents[0], head: head.documents[0], plan: compared,
      findings: judged.findings {
        compared.areGone($0.locations.map(\.locator), of: $0.subject.table)
      })
    report.companions = try Companion.all(
      among: request.changedFiles, of: request.check, rules: request.rulesFolders)
    guard request.masksPersons else { return report }
    return report.redacted(
      by: Redactor(
        [judged.base, judged.head], pack: session.pack, language: request.check.language))
  }

  private func read(_ path: String) throws(CheckError) -> PlanTables {
    let document: Document
    do throws(ReadError) {
      document = try session.read(path)
    } catch {
      throw CheckError(
        error.kind == .noSuchFile ? .noSuchFile : .cannotRead, es: error.es, en: error.en)
    }
    return try session.recognised(document)
  }
}

/// Both plans judged as of the new plan's day, unless another was asked for the old one.
private struct Judged {
  let base: CheckedPlan
  let head: CheckedPlan
  /// The old plan by the law of the new day and the new plan by the law of the old one, where there
  /// are two days.
  private let crossed: (base: CheckedPlan, head: CheckedPlan)?

  init(
    _ old: PlanTables, _ new: PlanTables, changes: [PlanChange], by session: CheckSession,
    _ request: CompareRequest
  ) throws(CheckError) {
    var changed = new
    ChangeTable.fill(&changed, with: changes)
    let now = try session.judge(changed)
    var (report, documents) = (now.report, now.documents)
    session.dispositions?.apply(to: &report, documents: &documents, tellsFaults: false)
    head = CheckedPlan(report: report, documents: documents, traces: now.traces)
    let day = report.run.asOf
    let former = request.baseAsOf ?? day
    base = try session.judge(old, asOf: former)
    crossed =
      former == day
      ? nil : (try session.judge(old, asOf: day), try session.judge(changed, asOf: former))
  }

  func findings(isGone: (Finding) -> Bool) -> FindingsComparison {
    var findings = FindingsComparison(
      base: sourced(base), head: sourced(head), isGone: isGone)
    if let crossed {
      findings.tellLaw(
        oldPlanNewLaw: sourced(crossed.base), newPlanOldLaw: sourced(crossed.head),
        head: sourced(head))
    }
    return findings
  }

  private func sourced(_ plan: CheckedPlan) -> FindingsComparison.Sourced {
    (plan.report, plan.documents)
  }
}
