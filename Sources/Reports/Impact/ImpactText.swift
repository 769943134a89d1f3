import Findings
import Values

/// What another rule pack changes, to be read on the screen: by rule, then by plan.
package struct ImpactText {
  private let report: ImpactReport
  private var lines: TextLines
  private var language: TextLanguage { lines.language }

  private init(_ report: ImpactReport, in language: TextLanguage) {
    self.report = report
    lines = TextLines(language, color: false)
  }

  /// The text of a report.
  package static func bytes(_ report: ImpactReport, in language: TextLanguage) -> [UInt8] {
    var text = ImpactText(report, in: language)
    text.head()
    text.rules()
    text.plans()
    text.conclusion()
    return text.lines.bytes
  }

  private mutating func head() {
    add(0, "\(say("Antes", "Before")): \(name(report.base))")
    add(0, "\(say("Ahora", "Now")): \(name(report.head))")
    for (title, rules) in [
      (say("Reglas nuevas", "New rules"), report.newRules),
      (say("Reglas retiradas", "Dropped rules"), report.droppedRules),
    ] where !rules.isEmpty {
      add(0, "\(title) (\(rules.count)): \(rules.joined(separator: ", "))")
    }
    for failure in report.failures {
      add(
        0,
        "\(say("No se pudo leer", "Could not be read")) \(failure.path): "
          + (language == .es ? failure.es : failure.en))
    }
  }

  private mutating func rules() {
    let rules = report.byRule
    guard !rules.isEmpty else { return }
    lines.heading(say("Por regla", "By rule"))
    for rule in rules {
      add(1, "\(rule.id): \(changes(rule.changes)) \(inPlans(rule.plans))")
    }
  }

  private mutating func plans() {
    let changed = report.plans.filter { !$0.rules.isEmpty || $0.before != $0.after }
    guard !changed.isEmpty else { return }
    lines.heading(say("Por plan", "By plan"))
    for plan in changed {
      let (before, after) = (label(plan.before), label(plan.after))
      add(
        1,
        "\(plan.path): "
          + (before == after ? say("sigue: \(after)", "still: \(after)") : "\(before) → \(after)"))
      for rule in plan.rules {
        add(2, "\(rule.id): \(changes(rule.changes))")
        for (sign, places) in [("+", rule.added), ("−", rule.removed)] {
          for place in places {
            let verdict = Glossary.label(verdict: place.verdict, in: language)
            let message = place.message.text(in: language)
            let name = place.name.isEmpty ? "" : "\(place.name): "
            // What could not be checked says so by itself.
            let told = message.hasPrefix(verdict) ? message : "\(verdict): \(message)"
            add(3, "\(sign) \(name)\(TerminalText.cut(told, to: 200))")
          }
        }
      }
    }
  }

  private mutating func conclusion() {
    lines.add()
    let (plans, cells) = (
      report.plans.count, report.byRule.reduce(0) { $0 + $1.changes.count }
    )
    let whole = report.plans.count { $0.before != $0.after }
    let judged = lines.count(plans)
    add(
      0,
      cells == 0 && whole == 0
        ? say(
          "Ningún veredicto cambia (planes juzgados: \(judged)).",
          "No verdict changes (plans judged: \(judged)).")
        : say(
          "Cambian \(lines.amount(cells, .cases)) y el resultado de \(lines.count(whole)) de "
            + "\(judged) planes.",
          "\(lines.amount(cells, .cases)) and the result of \(lines.count(whole)) of \(judged) "
            + "plans change."))
  }

  // MARK: Pieces

  /// «Cumple → No cumple 3; (no estaba) → Cumple 2».
  private func changes(_ changes: VerdictChanges) -> String {
    changes.all.map { change, count in
      "\(label(change.from)) → \(label(change.to)) \(lines.count(count))"
    }.joined(separator: "; ")
  }

  private func label(_ verdict: Verdict?) -> String {
    verdict.map { Glossary.label(verdict: $0, in: language) } ?? say("(no está)", "(not there)")
  }

  private func label(_ verdict: WholeVerdict) -> String {
    Glossary.label(.whole, verdict.rawValue, in: language)
  }

  private func inPlans(_ count: Int) -> String {
    let number = lines.count(count)
    return count == 1
      ? say("(en 1 plan)", "(in 1 plan)")
      : say("(en \(number) planes)", "(in \(number) plans)")
  }

  private func name(_ pack: CheckReport.PackIdentity) -> String {
    "\(pack.names) (sha256 \(pack.hashes(digits: 12)))"
  }

  private mutating func add(_ depth: Int, _ text: String) {
    lines.add(String(repeating: "  ", count: depth) + TerminalText.sentence(text))
  }

  private func say(_ es: String, _ en: String) -> String { lines.say(es, en) }
}
