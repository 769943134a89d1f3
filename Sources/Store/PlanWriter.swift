import Documents
import Findings
import Values

/// Writes what was found of one plan, inside a transaction.
struct PlanWriter {
  let result: Int
  let plan: Int
  let pack: String

  func write(
    _ stored: StoredResult.Plan, to database: borrowing SQLite
  ) throws(StoreError) {
    let report = stored.report
    try database.run(
      "INSERT INTO plan VALUES (?, ?, ?, ?, ?, ?)",
      head + [
        .text(report.verdict.rawValue), .text(report.run.asOf.description),
        .text(report.run.asOfFrom.rawValue), .optional(report.hindrance?.rawValue),
      ])
    for (position, document) in report.documents.enumerated() {
      try database.run(
        "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?)",
        head + [
          .integer(position), .text(document.path), .text(document.sha256),
          .text(document.kind), .text(document.role),
        ])
    }
    for (position, rule) in report.rules.enumerated() {
      try write(rule, position, to: database)
    }
    for (position, finding) in report.findings.enumerated() {
      try write(finding, position, stored.documents, to: database)
    }
    try writeFacts(of: report, to: database)
    try writeQuestions(of: report, to: database)
  }

  private var head: [SQLite.Value] { [.integer(result), .integer(plan)] }

  private func write(
    _ rule: CheckReport.RuleResult, _ position: Int, to database: borrowing SQLite
  ) throws(StoreError) {
    try database.run(
      "INSERT OR IGNORE INTO rule VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      [
        .text(pack), .text(rule.id), .text(rule.requirement), .text(rule.norm),
        .text(rule.normTitle.text(in: .es)), .text(rule.normTitle.text(in: .en)),
        .text(rule.article), .text(rule.obligation.rawValue), .text(rule.basis.rawValue),
        .text(rule.severity.rawValue), .text(rule.sentence.text(in: .es)),
        .text(rule.sentence.text(in: .en)), .text(rule.requirementText.text(in: .es)),
        .text(rule.requirementText.text(in: .en)), .integer(rule.isOfPack ? 1 : 0),
      ])
    let counts = Verdict.allCases.map { SQLite.Value.integer(rule.totals[$0]) }
    try database.run(
      """
      INSERT INTO outcome (result, plan, position, pack, rule, \(StoreSchema.totals), excepted)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      head + [.integer(position), .text(pack), .text(rule.id)] + counts
        + [.integer(rule.excepted)])
  }

  private func write(
    _ finding: Finding, _ position: Int, _ documents: [Document],
    to database: borrowing SQLite
  ) throws(StoreError) {
    let location = finding.locations.first
    let place = location.flatMap { location -> Document.Place? in
      let document = Int(location.locator.document)
      return documents.indices.contains(document)
        ? documents[document].place(of: location.locator) : nil
    }
    try database.run(
      """
      INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      head + [
        .integer(position), .text(finding.rule), .text(finding.verdict.id),
        .text(finding.severity.rawValue), .text(finding.message.text(in: .es)),
        .text(finding.message.text(in: .en)), .text(finding.remedy.text(in: .es)),
        .text(finding.remedy.text(in: .en)), .integer(finding.count),
        .text(finding.fingerprint), .text(finding.subject.table), .text(finding.subject.label),
        .optional(place?.path), .optional(place?.sheet), .optional(place?.cell),
        .optional(place?.page), .optional(place?.line), .optional(location?.text),
      ])
  }

  private func writeFacts(
    of report: CheckReport, to database: borrowing SQLite
  ) throws(StoreError) {
    let facts = report.entity.map { ("entidad", $0) } + report.plan.map { ("plan", $0) }
    for (position, (table, fact)) in facts.enumerated() {
      try database.run(
        "INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?)",
        head + [
          .integer(position), .text(table), .text(fact.field), .text(fact.value),
          .text(fact.confidence),
        ])
    }
  }

  private func writeQuestions(
    of report: CheckReport, to database: borrowing SQLite
  ) throws(StoreError) {
    for (position, question) in report.questions.enumerated() {
      try database.run(
        "INSERT INTO question VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        head + [
          .integer(position), .text(question.id), .text(question.rule),
          .text(question.text.text(in: .es)), .text(question.text.text(in: .en)),
          .integer(question.cells),
        ])
    }
    for (position, answer) in report.answers.enumerated() {
      try database.run(
        "INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        head + [
          .integer(position), .text(answer.id), .text(answer.answer), .optional(answer.date),
          .optional(answer.name), .optional(answer.evidence), .optional(answer.sha256),
          .integer(answer.counts ? 1 : 0),
        ])
    }
  }
}
