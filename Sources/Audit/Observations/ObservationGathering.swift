import Checking
import Findings
import Reports
import Store
import Values

/// Gathers what an entity's last audit found into observations, one for each year and rule.
package struct ObservationGathering: Sendable {
  private let entity: String
  private let year: String?
  private let root: String?
  private let withGoodPractice: Bool
  private let version: String
  private let store: Store

  /// A gathering from a store; the files must still be those that were audited. What no norm asks for is
  /// gathered only on request.
  package init(
    entity: String, year: String?, root: String?, withGoodPractice: Bool = false,
    version: String, store: Store
  ) {
    self.withGoodPractice = withGoodPractice
    (self.entity, self.year, self.root) = (entity, year, root)
    (self.version, self.store) = (version, store)
  }

  /// Keeps the observations in the store, each under the number that stays; gives how many rules were
  /// left out because no norm asks for what they ask.
  package func keep() throws -> Int {
    let replay = try AuditReplay(
      entity: entity, year: year, root: root, store: store, version: version)
    var found: [(year: String, rule: String, content: String)] = []
    var leftOut: Set<String> = []
    for dossier in try replay.dossiers() {
      let outcome = dossier.replay(version: version).outcome(detailing: true)
      for rule in ObservationGathering.brokenRules(outcome) {
        guard withGoodPractice || rule.basis != .methodology else {
          leftOut.insert(rule.id)
          continue
        }
        var content = ObservationGathering.content(rule.id, of: outcome.plans)
        content.recurrence = replay.allDossiers.filter { other in
          other.year != dossier.year && (other.totals[rule.id]?[.fail] ?? 0) > 0
        }.map(\.year)
        found.append((dossier.year, rule.id, content.text))
      }
    }
    try store.keep(found, of: entity)
    return leftOut.count
  }

  /// The rules that some cell breaks without an exception that was granted, in the pack's order.
  private static func brokenRules(
    _ outcome: DossierReplay.Outcome
  ) -> [CheckReport.RuleResult] {
    var seen: Set<String> = []
    return outcome.plans.flatMap(\.report.rules).filter { rule in
      rule.isOfPack && rule.totals[.fail] > rule.excepted && seen.insert(rule.id).inserted
    }
  }

  private static func content(_ rule: String, of plans: [CheckedPlan]) -> ObservationContent {
    var content = ObservationContent()
    for plan in plans {
      let sourced = SourcedReport(plan.report, sources: plan.documents)
      guard let texts = ObservationTexts(sourced, rule: rule) else { continue }
      if content.title.isEmpty {
        content.title = texts.title
        content.criterion = texts.criterion
        content.derivation = texts.derivation(plan.traces)
      }
      content.cells += texts.cells
      content.condition += texts.condition
      content.evidence += texts.evidence.filter { !content.evidence.contains($0) }
      content.value += plan.values[rule].map(told) ?? []
    }
    if content.value.isEmpty { content.value = [noMoney] }
    return content
  }

  private static let noMoney = "Ningún proyecto con dinero leído está en lo observado."

  /// The money of projects, and what is not in it.
  private static func told(_ value: AssociatedValue) -> [String] {
    var lines: [String] = []
    if value.projects > 0 {
      let money = PlainText.display(value.total, as: .amount, in: .es)
      let count = value.projects == 1 ? "1 proyecto" : "\(value.projects) proyectos"
      lines.append("\(money), de \(count), cada uno contado una vez.")
    }
    if value.unread > 0 {
      lines.append("Sin dinero que se haya leído con certeza: \(value.unread) proyectos.")
    }
    if value.rowsOutside > 0 {
      lines.append("Filas que no son de ningún proyecto y no se suman: \(value.rowsOutside).")
    }
    return lines
  }
}
