import Findings
import Values

/// The matrix that dossiers give whose reports are at hand, as a store gives it of a run.
extension RunRecord {
  /// A run of one entity's dossiers, by year, that is in no store.
  package init(
    of entity: String,
    _ dossiers: [(
      year: String, verdict: WholeVerdict, failures: [StoredResult.Failure], reports: [CheckReport]
    )]
  ) {
    self.init(
      number: 0, settings: "", pack: ("", "", ""), dossiers: [], matrix: [], leftOut: [])
    var numbers: [String: Int] = [:]
    for dossier in dossiers {
      self.dossiers.append(
        RunDossier(
          entity: entity, year: dossier.year, verdict: dossier.verdict,
          failures: dossier.failures))
      for rule in dossier.reports.flatMap(\.rules) where rule.isOfPack {
        let key = [rule.norm, rule.article, rule.requirement].joined(separator: "\u{0}")
        let number = numbers[key] ?? matrix.count
        if number == matrix.count {
          numbers[key] = number
          matrix.append(
            MatrixRow(
              requirement: rule.requirement, norm: rule.norm, normTitle: rule.normTitle,
              article: rule.article, text: rule.requirementText, cells: []))
        }
        matrix[number].add(rule, entity: entity, year: dossier.year)
      }
    }
  }
}

extension MatrixRow {
  fileprivate mutating func add(
    _ rule: CheckReport.RuleResult, entity: String, year: String
  ) {
    if cells.last?.year != year {
      cells.append(
        MatrixCell(
          entity: entity, year: year, totals: VerdictTotals(), excepted: 0, notInForce: 0,
          breaches: 0, improvable: 0))
    }
    let last = cells.count - 1
    cells[last].totals += rule.totals
    cells[last].excepted += rule.excepted
    cells[last].notInForce += rule.notInForce
    if rule.isMust { cells[last].breaches += rule.totals[.fail] - rule.excepted }
    if rule.basis == .methodology { cells[last].improvable += rule.totals[.fail] }
  }
}

extension CheckReport.RuleResult {
  /// How many cells are without object because the requirement is not in force on the as-of date.
  var notInForce: Int {
    reasons.reduce(0) { count, reason in
      let isForce = reason.verdict == .notApplicable && reason.cause.state == .notInForce
      return isForce ? count + reason.count : count
    }
  }
}
