import Documents
import Findings
import Plans
import Rules
import Values

extension CheckSession {
  /// A checked plan in which persons and what identifies them are masked; the findings, their places
  /// and their fingerprints stay.
  ///
  /// Persons are what the columns say that the vocabulary marks `personal`, and those under headings
  /// that the pack's words announce.
  package func redacted(_ plan: CheckedPlan) -> CheckedPlan {
    var redactor = Redactor(plan, pack: pack, language: request.language)
    return redactor.redacted()
  }
}

/// One plan being masked.
private struct Redactor {
  private let plan: CheckedPlan
  private let pack: RulePack
  private var mask: PersonMask
  /// The cells that hold persons, by document and sheet: column, first and last row.
  private var columns: [Int: [String: [(column: Int, rows: ClosedRange<Int>)]]] = [:]
  /// Cells of single facts that hold persons.
  private var cells: Set<Locator> = []
  private let personal: Set<String>

  init(_ plan: CheckedPlan, pack: RulePack, language: TextLanguage) {
    self.plan = plan
    self.pack = pack
    mask = PersonMask(cues: pack.personalWords, language: language)
    personal = Set(
      pack.vocabulary.tables.flatMap { table in
        table.fields.filter(\.isPersonal).map { "\(table.id).\($0.id)" }
      })
    findColumns()
    learn()
  }

  mutating func redacted() -> CheckedPlan {
    var report = plan.report
    masks(&report)
    return CheckedPlan(
      report: report, documents: plan.documents.enumerated().map(document),
      traces: plan.traces.map(trace))
  }

  // MARK: - Where persons stand

  private mutating func findColumns() {
    let cues = pack.personalWords.map { " \(foldedWords($0)) " }
    func isAnnounced(_ heading: String) -> Bool {
      let words = " \(foldedWords(heading)) "
      return cues.contains { words.firstRange(of: $0) != nil }
    }
    for (index, document) in plan.report.documents.enumerated() {
      for table in document.tables {
        let own = table.fields.filter { personal.contains("\(table.table).\($0.field)") }
        let headings =
          own.map(\.cell)
          + table.unrecognised.filter { isAnnounced($0.header) }.map(\.cell)
        let last = table.range.split(separator: ":").last.flatMap { CellReference.parse($0) }
        for heading in headings {
          guard let head = CellReference.parse(heading), let last, last.row > head.row else {
            continue
          }
          columns[index, default: [:]][table.sheet, default: []].append(
            (head.column, head.row + 1...last.row))
        }
      }
    }
    for (owner, facts) in [("plan", plan.report.plan), ("entidad", plan.report.entity)] {
      for fact in facts where personal.contains("\(owner).\(fact.field)") {
        if let place = fact.place { cells.insert(place) }
        mask.learn(fact.value)
      }
    }
  }

  private mutating func learn() {
    for (index, document) in plan.documents.enumerated() {
      for (block, grid) in document.grids {
        for (row, column, value) in grid.written
        where isPersonal(index, block, grid, row, column, value) {
          mask.learn(grid.text(value))
        }
      }
    }
    for answer in plan.report.answers { if let name = answer.name { mask.learn(name) } }
    for record in plan.report.dispositions { mask.learn(record.disposition.approver) }
  }

  /// Whether a cell holds a person; «por definir» and the like are nobody.
  private func isPersonal(
    _ document: Int, _ block: Int, _ grid: Grid, _ row: Int, _ column: Int, _ value: CellValue
  ) -> Bool {
    let place = Locator(document: document, block: block, row: row, column: column)
    let isIn =
      cells.contains(place)
      || columns[document]?[grid.name]?.contains { $0.column == column && $0.rows.contains(row) }
        == true
    guard isIn else { return false }
    let text = grid.text(value)
    return pack.vocabulary.placeholders[folded(text)] == nil
      && pack.vocabulary.placeholders[foldedWords(text)] == nil
  }

  // MARK: - Masking

  private func document(_ index: Int, _ document: Document) -> Document {
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
            if isPersonal(index, block, grid, row, column, value) {
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

  private func masks(_ report: inout CheckReport) {
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
  }

  private func finding(_ finding: Finding) -> Finding {
    var finding = finding
    finding.message = text(finding.message)
    finding.remedy = text(finding.remedy)
    finding.causes = finding.causes.map(cause)
    finding.subject.key = mask.masked(finding.subject.key)
    finding.subject.label = mask.masked(finding.subject.label)
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
    let isPerson = personal.contains("\(owner).\(fact.field)")
    let value = isPerson ? mask.person(fact.value) : mask.masked(fact.value)
    fact.shown = isPerson ? LocalizedText(es: value) : text(fact.shown)
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
    LocalizedText(es: mask.masked(text.es), en: mask.masked(text.text(in: .en)))
  }
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
