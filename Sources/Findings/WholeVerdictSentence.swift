import Values

/// What a whole check comes to, in one sentence; never a bare «Cumple».
package struct WholeVerdictSentence: Sendable {
  private let report: CheckReport
  private let language: TextLanguage

  /// The sentence of this report, in the language of its run.
  package init(_ report: CheckReport) {
    (self.report, language) = (report, report.run.language)
  }

  /// The sentence, without a full stop.
  package var text: String {
    let opening =
      switch report.verdict {
      case .complies, .compliesWithExceptions: label + asOf + lesserFails
      case .doesNotComply: label + ": " + broken
      case .inconclusive: label + openEnds
      }
    return opening + falling
  }

  private var label: String { Glossary.label(.whole, report.verdict.rawValue, in: language) }

  private var asOf: String {
    let day = PlainText.display(report.run.asOf, in: language)
    return say(" al \(day)", " as of \(day)")
  }

  /// «3 reglas obligatorias en 41 casos, al 17 de enero de 2026».
  private var broken: String {
    let rules = report.rules.filter { $0.isMust && $0.totals[.fail] > $0.excepted }
    let cells = rules.reduce(0) { $0 + $1.totals[.fail] - $1.excepted }
    return say(
      "\(amount(rules.count, "regla obligatoria", "reglas obligatorias")) en "
        + amount(cells, "caso", "casos"),
      "\(amount(rules.count, "mandatory rule", "mandatory rules")) in "
        + amount(cells, "case", "cases")) + "," + asOf
  }

  /// Fails that do not make the whole fail are said all the same.
  private var lesserFails: String {
    let cells = report.rules.reduce(0) { $0 + $1.totals[.fail] }
    guard cells > 0 else { return "" }
    return say(
      ", con \(amount(cells, "observación", "observaciones")) por atender",
      ", with \(amount(cells, "observation", "observations")) to attend to")
  }

  private var openEnds: String {
    let questions = report.questions.count
    if questions > 0 {
      return
        " (\(say(amount(questions, "pregunta", "preguntas"), amount(questions, "question", "questions"))))"
    }
    if report.totals[.error] > 0 {
      let faults = report.totals[.error]
      return say(
        ": \(amount(faults, "falla", "fallas")) de Cotejo",
        ": \(amount(faults, "fault", "faults")) of Cotejo")
    }
    let open = report.totals[.notChecked] + report.totals[.needsReview]
    if open > 0 {
      return say(
        ": \(amount(open, "caso", "casos")) sin verificar o por decidir",
        ": \(amount(open, "case", "cases")) not checked or to be decided")
    }
    return say(
      ": ninguna regla obligatoria encontró qué juzgar",
      ": no mandatory rule found anything to judge")
  }

  /// «; 4 obligaciones vencen el 31 de enero».
  private var falling: String {
    let duties = report.due.filter { item in
      report.rules.first { $0.id == item.rule }?.obligation != .inform
    }
    let count = duties.reduce(0) { $0 + $1.count }
    guard let first = duties.map(\.date).min(), count > 0 else { return "" }
    let day =
      first.year == report.run.asOf.year
      ? PlainText.displayWithoutYear(first, in: language)
      : PlainText.display(first, in: language)
    let isOneDay = duties.allSatisfy { $0.date == first }
    let verb = say(count == 1 ? "vence" : "vencen", count == 1 ? "falls due" : "fall due")
    let things = say(
      amount(count, "obligación", "obligaciones"), amount(count, "obligation", "obligations"))
    return isOneDay
      ? say("; \(things) \(verb) el \(day)", "; \(things) \(verb) on \(day)")
      : say(
        "; \(things) \(verb) después, desde el \(day)", "; \(things) \(verb) later, from \(day)")
  }

  private func amount(_ number: Int, _ one: String, _ many: String) -> String {
    "\(PlainText.display(count: number, in: language)) \(number == 1 ? one : many)"
  }

  private func say(_ es: String, _ en: String) -> String { language == .es ? es : en }
}
