import Evaluation
import Rules
import Values

/// Looks over a pack that loads for what nobody would notice otherwise.
package struct PackLinter: Sendable {
  private let pack: RulePack

  /// Looks over a pack.
  package init(_ pack: RulePack) { self.pack = pack }

  /// All remarks, faults first, each kind in the order of the files.
  package func remarks(jobs: Int = 1) -> [LintRemark] {
    let conditions = ConditionLint(pack)
    let all =
      RequirementLint(pack).remarks() + VerdictLint(pack).remarks() + DateLint(pack).remarks()
      + TranslationLint(pack).remarks() + VocabularyLint(pack).remarks()
      + parallelLint(conditions, jobs)
    return all.filter { $0.weight == .fault } + all.filter { $0.weight == .note }
  }

  private func parallelLint(_ lint: ConditionLint, _ jobs: Int) -> [LintRemark] {
    parallelMap(count: pack.rules.count, jobs: jobs) { lint.remarks(of: pack.rules[$0]) }
      .flatMap { $0 }
  }
}
