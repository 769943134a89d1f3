import Findings
import Values

extension TextReportWriting {
  /// What is lacking to verify, what closes most cells first.
  mutating func shortfalls() {
    let all = report.shortfalls
    guard form != .concise, !all.isEmpty else { return }
    let most = 10
    lines.heading(wording.shortfallsTitle)
    for (number, shortfall) in all.prefix(most).enumerated() {
      let told = wording.account(shortfall)
      lines.add("  \(number + 1). \(safe(told.lack)): \(safe(told.closes))")
      if !told.act.isEmpty { lines.add("     \(safe(told.act))") }
      let place = shortfall.finding.locations.first { !$0.locator.isWholeDocument }
      if let place {
        lines.add("     " + safe(wording.place(place, separator: form == .plain ? ", " : " · ")))
      }
    }
    let hidden = all.dropFirst(most)
    if !hidden.isEmpty {
      let cases = lines.amount(hidden.reduce(0) { $0 + $1.cells }, .cases)
      lines.add(
        "  "
          + say(
            "y \(lines.count(hidden.count)) más (\(cases)); --report json las da todas",
            "and \(lines.count(hidden.count)) more (\(cases)); --report json gives all"))
    }
  }

  /// Why rules do not apply, counted.
  mutating func notApplicable() {
    guard form != .concise, report.totals[.notApplicable] > 0 else { return }
    var order: [String] = []
    var counts: [String: Int] = [:]
    for reason in report.rules.flatMap(\.reasons) where reason.verdict == .notApplicable {
      let label = Glossary.label(.cause, reason.cause.state.rawValue, in: language)
      if counts[label] == nil { order.append(label) }
      counts[label, default: 0] += reason.count
    }
    let total = lines.amount(report.totals[.notApplicable], .cases)
    lines.heading("\(Glossary.label(verdict: .notApplicable, in: language)) (\(total))")
    for label in order {
      lines.add("  \(safe(label)): \(lines.amount(counts[label] ?? 0, .cases))")
    }
  }

  /// What falls due later, by date.
  mutating func fallingDue() {
    guard !report.due.isEmpty else { return }
    let label = Glossary.label(verdict: .notDue, in: language)
    if form == .concise {
      for item in report.due {
        lines.add(
          "\(label.firstLowercased)[\(safe(item.rule))] "
            + "\(PlainText.display(item.date, in: language)): \(lines.amount(item.count, .cases))")
      }
      return
    }
    lines.heading("\(label) (\(lines.amount(report.totals[.notDue], .cases)))")
    for item in report.due {
      let sentence = report.rules.first { $0.id == item.rule }?.sentence.text(in: language) ?? ""
      lines.add(
        "  \(PlainText.display(item.date, in: language)): \(safe(sentence)) "
          + "[\(safe(item.rule))] \(lines.amount(item.count, .cases))")
    }
  }

  /// What a person can answer, those answers first that close most cells.
  mutating func questions() {
    guard form != .concise, !report.questions.isEmpty else { return }
    let most = 10
    let number = lines.amount(report.questions.count, .question)
    lines.heading(say("Preguntas", "Questions") + " (\(number))")
    for question in report.questions.prefix(most) {
      let answers =
        question.answers.isEmpty ? "" : " [\(question.answers.joined(separator: " | "))]"
      let closes = lines.amount(question.cells, .cases)
      lines.add("  " + safe(question.text.text(in: language) + answers))
      lines.add(
        "    " + safe(question.id) + " · " + say("su respuesta cierra ", "its answer closes ")
          + closes)
    }
    let hidden = report.questions.count - most
    if hidden > 0 {
      lines.add(
        "  "
          + say(
            "y \(lines.count(hidden)) más; --questions ARCHIVO las escribe todas",
            "and \(lines.count(hidden)) more; --questions FILE writes them all"))
    }
  }

  /// What the entity decided, each with what became of it.
  mutating func dispositions() {
    guard !report.dispositions.isEmpty else { return }
    lines.heading(wording.dispositionsTitle)
    for record in report.dispositions {
      lines.add("  \(safe(record.disposition.id)): \(safe(wording.account(record)))")
    }
  }

  /// What no rule covers, counted: the report must not seem to say more than it does.
  mutating func uncovered() {
    guard form != .concise, !report.uncovered.isEmpty else { return }
    var order: [String] = []
    var counts: [String: Int] = [:]
    for item in report.uncovered {
      if counts[item.coverage] == nil { order.append(item.coverage) }
      counts[item.coverage, default: 0] += 1
    }
    let parts = order.map { code in
      "\(Glossary.label(.coverage, code, in: language)) \(lines.count(counts[code] ?? 0))"
    }
    let number = lines.amount(report.uncovered.count, .requirement)
    lines.add()
    lines.add(
      say("Sin regla que los revise: ", "Without a rule that checks them: ") + number
        + " (\(parts.joined(separator: ", ")))")
  }

  /// Totals that add up, the gate, and last what it comes to.
  mutating func closing() {
    lines.add()
    lines.add(wording.sum)
    lines.add(wording.gate)
    let paint: TextLines.Paint =
      switch report.verdict {
      case .doesNotComply: .red
      case .inconclusive: .yellow
      case .complies, .compliesWithExceptions: .green
      }
    lines.add(lines.paint(wording.sentence, paint))
  }
}
