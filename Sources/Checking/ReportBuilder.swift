import Documents
import Evaluation
import Findings
import Plans
import Rules
import Values

/// Puts the outcomes of all rules and what was read into one report.
struct ReportBuilder {
  let run: CheckReport.Run
  let pack: RulePack
  let rules: [Rule]
  let tables: PlanTables
  let given: Given
  let registry: Registry?

  /// The report; the findings move there from the outcomes, so that they are never kept twice.
  func report(of outcomes: inout [RuleOutcome]) -> CheckReport {
    var totals = VerdictTotals()
    for outcome in outcomes { totals += outcome.totals }
    let results = zip(rules, outcomes).compactMap(result)
    var report = CheckReport(
      run: run, documents: DocumentReadings(tables).all,
      entity: tables.knownFacts("entidad"), plan: tables.knownFacts("plan"),
      verdict: .inconclusive,
      totals: totals,
      rules: results, findings: takeFindings(of: &outcomes),
      due: ordered(outcomes.flatMap(\.due)), questions: questions(outcomes),
      answers: given.records,
      uncovered: uncovered, notes: notes(totals))
    report.cited = cited(by: report.findings)
    report.hindrance = isOfAnotherKind ? .anotherKind : hasUnreadParts ? .unreadParts : nil
    report.conclude()
    return report
  }

  /// Whether a table of a plan was found; headings and facts of the title block are none.
  private var hasPlanRows: Bool {
    tables.tables.contains { table in
      !table.definition.isSingle && !table.definition.isFilled && table.rowCount > 0
    }
  }

  /// Whether the document is no plan of its own, such as the acquisitions of one or a follow-up: what
  /// it complies with says nothing of the plan.
  private var isOfAnotherKind: Bool {
    guard let kind = tables.knownFacts("plan").first(where: { $0.field == "tipo" }) else {
      return false
    }
    return pack.notPlans.contains(kind.value)
  }

  private var hasUnreadParts: Bool {
    tables.leftOver.contains { block in
      if case .unread = block.reason { return true }
      return false
    }
  }

  private func result(_ rule: Rule, _ outcome: RuleOutcome) -> CheckReport.RuleResult? {
    guard let requirement = pack.requirement(rule.requirement) else { return nil }
    var result = CheckReport.RuleResult(
      id: rule.id, requirement: requirement.id, norm: requirement.norm,
      normTitle: pack.norm(requirement.norm)?.title ?? LocalizedText(es: requirement.norm),
      article: requirement.citation, obligation: requirement.obligation, basis: rule.basis,
      severity: rule.severity, sentence: rule.sentence, totals: outcome.totals,
      reasons: outcome.reasons)
    result.requirementText = requirement.text
    result.quotation = requirement.quotation
    result.review = rule.review
    return result
  }

  /// The requirements of dated rows that findings name.
  private func cited(by findings: [Finding]) -> [String: CheckReport.CitedRequirement] {
    var cited: [String: CheckReport.CitedRequirement] = [:]
    for id in Set(findings.compactMap(\.requirement)) {
      guard let requirement = pack.requirement(id) else { continue }
      var citation = CheckReport.CitedRequirement(
        normTitle: pack.norm(requirement.norm)?.title ?? LocalizedText(es: requirement.norm),
        article: requirement.citation, text: requirement.text)
      citation.quotation = requirement.quotation
      cited[id] = citation
    }
    return cited
  }

  /// By document, sheet, row, column, rule; what has no place comes first.
  private func takeFindings(of outcomes: inout [RuleOutcome]) -> [Finding] {
    var order: [FindingPlace] = []
    order.reserveCapacity(outcomes.reduce(0) { $0 + $1.findings.count })
    for outcome in outcomes.indices {
      for (index, finding) in outcomes[outcome].findings.enumerated() {
        let place = finding.locations.lazy.map(\.locator).min()
        order.append(FindingPlace(place: place, outcome: outcome, index: index))
      }
    }
    let rules = outcomes.map(\.rule)
    order.sort { $0.isBefore($1, rules) }
    let findings = order.map { outcomes[$0.outcome].findings[$0.index] }
    for outcome in outcomes.indices { outcomes[outcome].findings = [] }
    return findings
  }

  private func ordered(_ due: [CheckReport.DueItem]) -> [CheckReport.DueItem] {
    due.sorted { ($0.date, $0.rule) < ($1.date, $1.rule) }
  }

  /// Each question once, those that close most cells first; the entity's own facts before all.
  private func questions(_ outcomes: [RuleOutcome]) -> [CheckReport.OpenQuestion] {
    var questions: [CheckReport.OpenQuestion] = []
    var positions: [String: Int] = [:]
    for var question in outcomes.flatMap(\.questions) {
      question.previous = given.previous[question.id]
      if let position = positions[question.id] {
        questions[position].cells += question.cells
      } else {
        positions[question.id] = questions.count
        questions.append(question)
      }
    }
    return questions.sorted { left, right in
      let (first, second) = (left.id.hasPrefix("entidad."), right.id.hasPrefix("entidad."))
      if first != second { return first }
      return left.cells == right.cells ? left.id < right.id : left.cells > right.cells
    }
  }

  private var uncovered: [CheckReport.UncoveredRequirement] {
    let covered = Set(pack.rules.map(\.requirement))
      .union(pack.datedTables.flatMap { table in table.rows.compactMap(\.requirement) })
    return pack.requirements.compactMap { requirement in
      switch requirement.coverage {
      case .outOfScope(let reason):
        return .init(requirement: requirement.id, coverage: "out_of_scope", reason: reason)
      case .ask where !covered.contains(requirement.id):
        return .init(requirement: requirement.id, coverage: "ask", reason: requirement.text)
      case .ask, .automated: return nil
      }
    }
  }

  private func notes(_ totals: VerdictTotals) -> [LocalizedText] {
    var notes: [LocalizedText] = []
    notes += given.notes
    notes += registry.map { [$0.note(on: run.asOf)] } ?? []
    if run.asOfFrom == .packVerified { notes.append(noYear) }
    if !hasPlanRows {
      notes.append(ReportBuilder.noPlan)
    } else if isOfAnotherKind || totals[.notApplicable] == totals.grid,
      let kind = tables.knownFacts("plan").first(where: { $0.field == "tipo" })
    {
      notes.append(ReportBuilder.otherKind(kind.shown.es, kind.shown.text(in: .en)))
    }
    return notes
  }
}

/// Where a finding stands in the plan and in the outcomes.
private struct FindingPlace {
  let place: Locator?
  let outcome: Int
  let index: Int

  func isBefore(_ other: FindingPlace, _ rules: [String]) -> Bool {
    switch (place, other.place) {
    case (nil, nil): break
    case (nil, _): return true
    case (_, nil): return false
    case (let own?, let others?): if own != others { return own < others }
    }
    if rules[outcome] != rules[other.outcome] { return rules[outcome] < rules[other.outcome] }
    return (outcome, index) < (other.outcome, other.index)
  }
}

extension ReportBuilder {
  /// Why the day to judge by is the pack's: what of kind and year is not known.
  private var noYear: LocalizedText {
    let known = Set(tables.knownFacts("plan").map(\.field))
    let hasKind = known.contains("tipo")
    let hasYear = !known.isDisjoint(with: ["vigencia", "anio_inicial"])
    let (es, en, wayOut): (String, String, String) =
      switch (hasKind, hasYear) {
      case (true, true):
        (
          "Para ese tipo de plan no está fijado un día", "No day is set for that kind of plan",
          "--as-of AAAA-MM-DD"
        )
      case (true, false):
        (
          "No se conoce el año del plan", "The year of the plan is not known",
          "--set plan.vigencia=…"
        )
      case (false, true):
        ("No se conoce el tipo de plan", "The kind of plan is not known", "--set plan.tipo=…")
      case (false, false):
        (
          "No se conocen el tipo ni el año del plan", "Kind and year of the plan are not known",
          "--set plan.tipo=… --set plan.vigencia=…"
        )
      }
    return LocalizedText(
      es: "\(es): se juzgó con la ley al día en que se verificó el cuerpo de reglas. "
        + "Indíquelo con \(wayOut).",
      en: "\(en): it was judged by the law of the day to which the rule pack was verified. "
        + "Give it with \(wayOut).")
  }

  private static let noPlan = LocalizedText(
    es: "No se encontró contenido de un plan: ninguna tabla se reconoció.",
    en: "No plan content was found: no table was recognised.")

  private static func otherKind(_ es: String, _ en: String) -> LocalizedText {
    LocalizedText(
      es: "El documento se reconoció como «\(es)»: por sí solo no permite concluir sobre un plan.",
      en: "The document was recognised as “\(en)”: by itself it allows no conclusion on a plan.")
  }
}
