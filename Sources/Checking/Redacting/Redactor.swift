import Documents
import Findings
import Plans
import Rules
import Values

/// Masks persons and what identifies them in plans that are told together.
///
/// Persons are what the columns say that the vocabulary marks `personal`, and those under headings
/// that the pack's words announce. A person has one number in all of the plans.
struct Redactor {
  private let pack: RulePack
  private let personal: Set<String>
  private var mask: PersonMask
  private var places: [PersonPlaces] = []

  init(_ plans: [CheckedPlan], pack: RulePack, language: TextLanguage) {
    self.pack = pack
    mask = PersonMask(cues: pack.personalWords, language: language)
    personal = Set(
      pack.vocabulary.tables.flatMap { table in
        table.fields.filter(\.isPersonal).map { "\(table.id).\($0.id)" }
      })
    for plan in plans {
      let places = PersonPlaces(plan.report, personal: personal, cues: pack.personalWords)
      self.places.append(places)
      learn(plan, places)
    }
  }

  /// The plan with persons masked; `index` is its position among those that are told together.
  func redacted(_ plan: CheckedPlan, at index: Int = 0) -> CheckedPlan {
    CheckedPlan(
      report: report(plan.report),
      documents: plan.documents.enumerated().map { document($1, at: $0, of: index) },
      traces: plan.traces.map(trace))
  }

  // MARK: - Learning

  private mutating func learn(_ plan: CheckedPlan, _ places: PersonPlaces) {
    for (owner, facts) in [("plan", plan.report.plan), ("entidad", plan.report.entity)] {
      for fact in facts where personal.contains("\(owner).\(fact.field)") { mask.learn(fact.value) }
    }
    for (index, document) in plan.documents.enumerated() {
      for (block, grid) in document.grids {
        for (row, column, value) in grid.written
        where isPerson(value, at: (index, block, row, column), in: grid, places) {
          mask.learn(grid.text(value))
        }
      }
    }
    for answer in plan.report.answers { if let name = answer.name { mask.learn(name) } }
    for record in plan.report.dispositions { mask.learn(record.disposition.approver) }
  }

  /// Whether a cell holds a person.
  private func isPerson(
    _ value: CellValue, at place: (document: Int, block: Int, row: Int, column: Int),
    in grid: Grid, _ places: PersonPlaces
  ) -> Bool {
    places.holdPerson(place, sheet: grid.name) && !isNobody(grid.text(value))
  }

  /// «Por definir» and the like are nobody.
  private func isNobody(_ text: String) -> Bool {
    text.isEmpty || pack.vocabulary.placeholders[folded(text)] != nil
      || pack.vocabulary.placeholders[foldedWords(text)] != nil
  }

  // MARK: - Masking

  /// A document of a plan, by the positions of both.
  func document(_ document: Document, at index: Int, of plan: Int) -> Document {
    var document = document
    for block in document.blocks.indices {
      switch document.blocks[block] {
      case .heading(let text, let level):
        document.blocks[block] = .heading(mask.masked(text), level: level)
      case .paragraph(let text): document.blocks[block] = .paragraph(mask.masked(text))
      case .unread: break
      case .table(let grid):
        document.blocks[block] = .table(
          grid.replacingTexts { row, column, value in
            if isPerson(value, at: (index, block, row, column), in: grid, places[plan]) {
              return mask.person(grid.text(value))
            }
            guard case .text(let id) = value else { return nil }
            let masked = mask.masked(grid.texts[id])
            return masked == grid.texts[id] ? nil : masked
          })
      }
    }
    return document
  }

  /// A report on one of the plans.
  func report(_ report: CheckReport) -> CheckReport {
    var report = report
    report.findings = report.findings.map(finding)
    report.plan = report.plan.map { fact($0, of: "plan") }
    report.entity = report.entity.map { fact($0, of: "entidad") }
    report.notes = report.notes.map(text) + [.redacted]
    for index in report.questions.indices {
      report.questions[index].text = text(report.questions[index].text)
      report.questions[index].previous = report.questions[index].previous.map(answer)
    }
    report.answers = report.answers.map(answer)
    for index in report.rules.indices {
      for reason in report.rules[index].reasons.indices {
        let cause = report.rules[index].reasons[reason].cause
        report.rules[index].reasons[reason].cause = self.cause(cause)
      }
    }
    for index in report.documents.indices {
      report.documents[index].notes = report.documents[index].notes.map(text)
    }
    for index in report.dispositions.indices {
      var disposition = report.dispositions[index].disposition
      disposition.approver = mask.person(disposition.approver)
      disposition.reason = mask.masked(disposition.reason)
      disposition.plan = disposition.plan.map(mask.masked)
      report.dispositions[index].disposition = disposition
    }
    return report
  }

  /// A finding in one of the plans.
  func finding(_ finding: Finding) -> Finding {
    var finding = finding
    finding.message = text(finding.message)
    finding.remedy = text(finding.remedy)
    finding.causes = finding.causes.map(cause)
    finding.subject.key = words(finding.subject.key)
    finding.subject.label = words(finding.subject.label)
    finding.locations = finding.locations.map(location)
    return finding
  }

  private func location(_ location: Finding.Location) -> Finding.Location {
    var location = location
    location.text = mask.masked(location.text)
    return location
  }

  private func cause(_ cause: Cause) -> Cause {
    var cause = cause
    cause.text = cause.text.map(text)
    return cause
  }

  private func fact(_ fact: CheckReport.KnownFact, of owner: String) -> CheckReport.KnownFact {
    var fact = fact
    let field = "\(owner).\(fact.field)"
    let value = value(fact.value, of: field)
    fact.shown = personal.contains(field) ? LocalizedText(es: value) : text(fact.shown)
    fact.value = value
    return fact
  }

  private func answer(_ answer: CheckReport.AnswerRecord) -> CheckReport.AnswerRecord {
    var answer = answer
    answer.name = answer.name.map(mask.person)
    answer.answer = mask.masked(answer.answer)
    return answer
  }

  private func trace(_ trace: RuleTrace) -> RuleTrace {
    var trace = trace
    trace.finding = finding(trace.finding)
    for step in trace.steps.indices {
      for index in trace.steps[step].facts.indices {
        var fact = trace.steps[step].facts[index]
        fact.value = fact.value.map(text)
        fact.cause = cause(fact.cause)
        fact.location = fact.location.map(location)
        trace.steps[step].facts[index] = fact
      }
    }
    return trace
  }

  private func text(_ text: LocalizedText) -> LocalizedText {
    LocalizedText(es: words(text.es), en: words(text.text(in: .en)))
  }

  /// What a field holds.
  func value(_ text: String, of field: String) -> String {
    personal.contains(field) && !isNobody(text) ? mask.person(text) : words(text)
  }

  /// Any words.
  func words(_ text: String) -> String { mask.masked(text) }
}

extension Grid {
  /// The written cells, in order.
  fileprivate var written: [(row: Int, column: Int, value: CellValue)] {
    rowNumbers.enumerated().flatMap { index, row in
      (Int(rowStarts[index])..<Int(rowStarts[index + 1])).map {
        (Int(row), Int(columns[$0]), values[$0])
      }
    }
  }
}

extension LocalizedText {
  fileprivate static let redacted = LocalizedText(
    es: "En este informe están tapadas las personas y los números que las identifican (--redact).",
    en: "Persons and the numbers that identify them are masked in this report (--redact).")
}
