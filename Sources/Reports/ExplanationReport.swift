import Documents
import Findings
import Values

/// How findings came about, in plain sentences that can be sent as they are, as an objection too.
package struct ExplanationReport {
  private let traces: [RuleTrace]
  private let wording: ReportWording
  private let language: TextLanguage

  /// Of findings of one report.
  package init(_ traces: [RuleTrace], of sourced: SourcedReport) {
    self.traces = traces
    wording = ReportWording(sourced)
    language = wording.language
  }

  /// The text; one finding after the other.
  package var bytes: [UInt8] {
    var lines: [String] = []
    for trace in traces {
      if !lines.isEmpty { lines += ["", String(repeating: "-", count: 72), ""] }
      lines += explain(trace)
    }
    return Array((lines.map(safe).joined(separator: "\n") + "\n").utf8)
  }

  private func explain(_ trace: RuleTrace) -> [String] {
    let finding = trace.finding
    let title = say("Explicación de la observación ", "Explanation of observation ")
    var lines = [title + finding.fingerprint, ""]
    lines += said(finding)
    lines += rests(trace)
    lines += way(trace)
    lines += judgedWith
    lines += objection(trace)
    return lines
  }

  // MARK: - Parts

  private func said(_ finding: Finding) -> [String] {
    var lines = [
      "1. " + say("Lo que se dijo", "What was said"),
      "   \(wording.label(finding)) · \(finding.rule)",
      "   \(wording.message(finding))",
    ]
    if finding.count > 1 {
      lines.append(
        "   " + say("Abarca ", "Covers ") + wording.amount(finding.count, .cases)
          + say("; lo que sigue es del primero.", "; what follows is of the first one."))
    }
    for location in finding.locations.prefix(5) { lines.append("   " + place(location)) }
    let hidden = Array(finding.locations.dropFirst(5))
    if !hidden.isEmpty { lines.append("   " + wording.remainder(hidden).firstUppercased) }
    let remedy = wording.remedy(finding)
    if !remedy.isEmpty { lines.append("   \(say("Corregir", "To mend")): \(remedy)") }
    let standing = wording.standing(finding)
    if !standing.isEmpty { lines.append("   \(standing.firstUppercased)") }
    return lines + [""]
  }

  private func rests(_ trace: RuleTrace) -> [String] {
    guard let rule = wording.rule(trace.finding.rule) else { return [] }
    let basis = Glossary.entry(.basis, rule.basis.rawValue)?.meaning.text(in: language) ?? ""
    let asked = wording.asked(rule).map { ["   \($0.label): \($0.text)"] } ?? []
    return [
      "2. " + say("En qué se apoya", "What it rests on"),
      "   \(wording.citationName(rule).firstUppercased): \(wording.citation(rule))",
    ] + asked + [
      "   " + say("A quién obliga: ", "Whom it binds: ") + trace.who.text(in: language),
      "   " + say("Lo que revisa la regla: ", "What the rule checks: ")
        + rule.sentence.text(in: language), "   \(basis)",
      "   " + say("Revisión jurídica: ", "Legal review: ")
        + Glossary.label(.review, rule.review.rawValue, in: language),
      "   " + say("Archivo de la regla: ", "File of the rule: ") + trace.file, "",
    ]
  }

  /// Step by step from the facts to the verdict.
  func way(_ trace: RuleTrace, under part: String = "3.") -> [String] {
    let day = PlainText.display(wording.report.run.asOf, in: language)
    var lines = [
      "3. " + say("Cómo se llegó a eso, al \(day)", "How it came to that, as of \(day)")
    ]
    for (number, step) in trace.steps.enumerated() {
      let answer = Glossary.label(.traceAnswer, step.answer.rawValue, in: language)
      let mark = step.decides ? say(" (decide)", " (decides)") : ""
      lines.append(
        "   \(part)\(number + 1) \(step.sentence.text(in: language)) → \(answer)\(mark)")
      if !step.source.isEmpty, step.sentence.es.firstRange(of: step.source) == nil {
        lines.append("       \(step.source)")
      }
      for fact in step.facts.prefix(12) { lines.append("       \(self.fact(fact))") }
      if step.facts.count > 12 {
        let more = wording.count(step.facts.count - 12)
        lines.append("       " + say("y \(more) datos más", "and \(more) more facts"))
      }
    }
    if trace.finding.causes.first?.place != nil || !trace.finding.causes.isEmpty {
      lines.append("   " + say("Por eso: ", "Hence: ") + wording.why(trace.finding))
    }
    lines.append(
      "   " + say("Resultado: ", "Result: ")
        + Glossary.label(verdict: trace.finding.verdict, in: language))
    return lines + [""]
  }

  /// «- actividad.responsable (Responsable): «Salud». Plan.xlsx · hoja «Plan» · celda Q17: dice «Salud»».
  func fact(_ fact: RuleTrace.ReadFact) -> String {
    let label = fact.label.text(in: language)
    let name = label == fact.name ? fact.name : "\(fact.name) (\(label))"
    let state = Glossary.phrase(for: fact.cause, in: language)
    let value = fact.value.map { wording.quoted($0.text(in: language)) }
    var text = "- \(name): " + (value ?? state)
    if value != nil, fact.cause.state != .present { text += " [\(state)]" }
    if let location = fact.location, !location.locator.isWholeDocument {
      text += ". " + place(location)
    }
    return text
  }

  /// «Plan.xlsx · hoja «Plan» · celda Q17: dice «Por definir»».
  func place(_ location: Finding.Location) -> String {
    let written = TerminalText.cut(TerminalText.sentence(wording.written(location)), to: 120)
    let empty = "(\(Glossary.label(.blank, "empty", in: language)))"
    let isCell = location.locator.row >= 0 && location.locator.column >= 0
    return wording.place(location)
      + (isCell
        ? say(": dice ", ": it says ") + (written.isEmpty ? empty : wording.quoted(written)) : "")
  }

  private var judgedWith: [String] {
    let run = wording.report.run
    var lines = ["4. " + say("Con qué se juzgó", "What it was judged with")]
    for document in wording.report.documents {
      lines.append("   \(document.path) · \(document.hash(digits: 64, in: wording.language))")
    }
    return lines + [
      "   \(wording.origin)", "   sha256 \(run.pack.hashes(digits: 64))",
      "   \(Glossary.word("as_of", in: language).firstUppercased): \(wording.asOf)", "",
    ]
  }

  private func objection(_ trace: RuleTrace) -> [String] {
    [
      "5. " + say("Si no está de acuerdo", "If you do not agree"),
      "   "
        + say(
          "Envíe este texto con el archivo. Diga en qué paso de la parte 3 está el error: si la celda "
            + "dice otra cosa, qué dice; si es otra columna u otra hoja, cuál (se corrige con "
            + "--mapping); si falta un dato, cuál es (--set); si la norma no pide eso o no rige, qué "
            + "norma y qué artículo.",
          "Send this text with the file. Say at which step of part 3 the mistake is: if the cell says "
            + "something else, what; if it is another column or sheet, which (mended with "
            + "--mapping); if a fact is lacking, which (--set); if the norm does not ask that or is "
            + "not in force, which norm and article."),
      "   "
        + say(
          "Si hay una norma que lo permite en su caso, un tratamiento lo deja escrito "
            + "(--dispositions):",
          "If a norm allows it in your case, a disposition puts that on record (--dispositions):"),
      "     - id: …", "       fingerprint: \(trace.finding.fingerprint)",
      "       rule: \(trace.finding.rule)",
      "       kind: accepted_exception"
        + say("   # o acknowledged, con plan", "   # or acknowledged, with a plan"),
      "       count: \(trace.finding.subject.key == "*" ? 1 : trace.finding.count)",
    ]
  }

  private func say(_ es: String, _ en: String) -> String { language == .es ? es : en }

  /// Leading blanks are ours.
  private func safe(_ line: String) -> String { TerminalText.sentence(line) }
}
