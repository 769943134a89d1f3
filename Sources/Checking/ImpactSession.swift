import Documents
import Evaluation
import Findings
import Readers
import Reports
import Rules
import Values

/// Judges plans by two rule packs and tells which verdicts differ, and where.
package struct ImpactSession {
  private let base: CheckSession
  private let head: CheckSession
  private let paths: [String]

  /// Looks over the request with both packs at hand.
  package init(_ request: CheckRequest, base: RulePack, head: RulePack) throws(CheckError) {
    self.base = try CheckSession(request, pack: base)
    self.head = try CheckSession(request, pack: head)
    paths = request.files.files(at: request.paths)
  }

  /// The report; `progress` is told each file before it is read.
  package func run(
    progress: (_ index: Int, _ count: Int, _ path: String) -> Void = { _, _, _ in }
  ) throws(CheckError) -> ImpactReport {
    let (before, after) = (base.pack, head.pack)
    let (old, new) = (Set(before.rules.map(\.id)), Set(after.rules.map(\.id)))
    var report = ImpactReport(
      base: before.identity, head: after.identity,
      newRules: after.rules.map(\.id).filter { !old.contains($0) },
      droppedRules: before.rules.map(\.id).filter { !new.contains($0) })
    for (index, path) in paths.enumerated() {
      progress(index, paths.count, path)
      let document: Document
      do throws(ReadError) {
        document = try head.read(path)
      } catch {
        report.failures.append(error)
        continue
      }
      report.plans.append(try plan(document))
    }
    return report
  }

  private func plan(_ document: Document) throws(CheckError) -> ImpactReport.Plan {
    let (before, after) = (try base.judgedCells(document), try head.judgedCells(document))
    let (old, new) = (before.plan.report, after.plan.report)
    let gone = old.rules.map(\.id).filter { after.cells[$0] == nil }
    let rules = (new.rules.map(\.id) + gone).compactMap { id -> ImpactReport.Rule? in
      let changes = VerdictChanges(from: before.cells[id] ?? [], to: after.cells[id] ?? [])
      guard changes.count > 0 else { return nil }
      return ImpactReport.Rule(
        id: id, changes: changes,
        added: ImpactReport.Place.first(of: id, in: after.plan.sourced, lackedBy: old),
        removed: ImpactReport.Place.first(of: id, in: before.plan.sourced, lackedBy: new))
    }
    return ImpactReport.Plan(
      path: document.path, before: old.verdict, after: new.verdict, rules: rules)
  }
}

extension CheckedPlan {
  fileprivate var sourced: SourcedReport { SourcedReport(report, sources: documents) }
}
