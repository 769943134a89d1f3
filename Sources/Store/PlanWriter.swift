import Documents
import Findings
import Values

/// Writes what was found of one plan, inside a transaction.
struct PlanWriter {
  let result: Int
  let plan: Int
  let pack: String

  func write(
    _ stored: StoredResult.Plan, to database: any Database
  ) throws(StoreError) {
    let report = stored.report
    try database.insert(
      into: "plan",
      [
        head + [
          .text(report.verdict.rawValue), .text(report.run.asOf.description),
          .text(report.run.asOfFrom.rawValue), .optional(report.hindrance?.rawValue),
        ]
      ])
    try database.insert(
      into: "document",
      numbered(report.documents) {
        [.text($0.path), .text($0.sha256), .text($0.kind), .text($0.role)]
      })
    try database.insert(into: "rule", report.rules.map(rule), onConflict: .keepTheFirst)
    try database.insert(
      into:
        "outcome (result, plan, position, pack, rule, \(StoreSchema.totals), excepted, not_in_force)",
      numbered(report.rules, outcome))
    try database.insert(
      into: "finding", numbered(report.findings) { finding($0, stored.documents) })
    let facts = report.entity.map { ("entidad", $0) } + report.plan.map { ("plan", $0) }
    try database.insert(
      into: "fact",
      numbered(facts) { table, fact in
        [.text(table), .text(fact.field), .text(fact.value), .text(fact.confidence)]
      })
    try database.insert(into: "question", numbered(report.questions, question))
    try database.insert(into: "answer", numbered(report.answers, answer))
  }

  private var head: [DatabaseValue] { [.integer(result), .integer(plan)] }

  /// Rows that begin with result, plan and position.
  private func numbered<Element>(
    _ elements: [Element], _ values: (Element) -> [DatabaseValue]
  ) -> [[DatabaseValue]] {
    elements.enumerated().map { head + [.integer($0)] + values($1) }
  }

  private func rule(_ rule: CheckReport.RuleResult) -> [DatabaseValue] {
    [
      .text(pack), .text(rule.id), .text(rule.requirement), .text(rule.norm),
      .text(rule.normTitle.text(in: .es)), .text(rule.normTitle.text(in: .en)),
      .text(rule.article), .text(rule.obligation.rawValue), .text(rule.basis.rawValue),
      .text(rule.severity.rawValue), .text(rule.sentence.text(in: .es)),
      .text(rule.sentence.text(in: .en)), .text(rule.requirementText.text(in: .es)),
      .text(rule.requirementText.text(in: .en)), .integer(rule.isOfPack ? 1 : 0),
    ]
  }

  private func outcome(_ rule: CheckReport.RuleResult) -> [DatabaseValue] {
    [.text(pack), .text(rule.id)] + Verdict.allCases.map { .integer(rule.totals[$0]) }
      + [.integer(rule.excepted), .integer(rule.notInForce)]
  }

  private func finding(_ finding: Finding, _ documents: [Document]) -> [DatabaseValue] {
    let location = finding.locations.first
    let place = location.flatMap { location -> Document.Place? in
      let document = Int(location.locator.document)
      return documents.indices.contains(document)
        ? documents[document].place(of: location.locator) : nil
    }
    return [
      .text(finding.rule), .text(finding.verdict.id),
      .text(finding.severity.rawValue), .text(finding.message.text(in: .es)),
      .text(finding.message.text(in: .en)), .text(finding.remedy.text(in: .es)),
      .text(finding.remedy.text(in: .en)), .integer(finding.count),
      .text(finding.fingerprint), .text(finding.subject.table), .text(finding.subject.label),
      .optional(place?.path), .optional(place?.sheet), .optional(place?.cell),
      .optional(place?.page), .optional(place?.line), .optional(location?.text),
    ]
  }

  private func question(_ question: CheckReport.OpenQuestion) -> [DatabaseValue] {
    [
      .text(question.id), .text(question.rule), .text(question.text.text(in: .es)),
      .text(question.text.text(in: .en)), .integer(question.cells),
    ]
  }

  private func answer(_ answer: CheckReport.AnswerRecord) -> [DatabaseValue] {
    [
      .text(answer.id), .text(answer.answer), .optional(answer.date), .optional(answer.name),
      .optional(answer.evidence), .optional(answer.sha256), .integer(answer.counts ? 1 : 0),
    ]
  }
}
