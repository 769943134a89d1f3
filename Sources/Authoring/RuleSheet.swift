import Findings
import Rules
import Values

/// A rule in plain words: what it asks, by which article, and examples that pass and fail.
package struct RuleSheet {
  private let pack: RulePack
  private let language: TextLanguage

  /// Sheets of a pack's rules.
  package init(_ pack: RulePack, in language: TextLanguage) {
    (self.pack, self.language) = (pack, language)
  }

  /// All of one rule.
  package func sheet(_ rule: Rule) -> String {
    var lines = ["\(rule.id)", "", rule.sentence.text(in: language), ""]
    if let requirement = requirement(rule) {
      let norm = pack.norm(requirement.norm)?.title.text(in: language) ?? requirement.norm
      lines += [
        "\(say("Norma", "Norm")): \(norm), \(say("artículo", "article")) \(requirement.citation)",
        "\(say("Qué pide", "What it asks")): \(requirement.text.text(in: language))",
        "\(say("A quién", "Whom")): \(requirement.who.text(in: language))",
        "\(say("Vigencia", "In force")): \(force(requirement.inForce))",
        "\(say("Obligación", "Obligation")): "
          + Glossary.label(.obligation, requirement.obligation.rawValue, in: language),
      ]
      if let contested = requirement.contested {
        lines.append("\(say("Se discute", "Contested")): \(contested.text(in: language))")
      }
      if let applies = requirement.applies {
        lines.append("\(say("Aplica si", "Applies if")): \(applies.source)")
      }
    }
    lines += [
      "\(say("Fundamento", "Basis")): "
        + Glossary.label(.basis, rule.basis.rawValue, in: language),
      "\(say("Gravedad", "Severity")): "
        + Glossary.label(.severity, rule.severity.rawValue, in: language),
    ]
    if let when = rule.when { lines.append("\(say("Cuando", "When")): \(oneLine(when.source))") }
    if let due = rule.due {
      lines.append("\(say("Exigible desde", "Due")): \(oneLine(due.source))")
    }
    if !rule.yieldsTo.isEmpty {
      lines.append(
        "\(say("Cede ante", "Yields to")): \(rule.yieldsTo.joined(separator: ", "))")
    }
    lines += ["", "\(say("Se verifica", "Checked")):"]
    lines += rule.check.map { "  - \(oneLine($0.sentence.text(in: language)))" }
    lines += ["", "\(say("Ejemplos", "Examples")):"] + rule.examples.map(example)
    lines += ["", "\(say("Archivo", "File")): \(rule.file)"]
    return lines.joined(separator: "\n") + "\n"
  }

  private func example(_ example: RuleExample) -> String {
    let expected: String =
      switch example.expected {
      case .all(let verdict): label(verdict)
      case .byKey(let verdicts):
        verdicts.sorted { $0.key < $1.key }.map { "\($0.key): \(label($0.value))" }
          .joined(separator: "; ")
      }
    return "  - \(example.name) → \(expected)"
  }

  private func label(_ verdict: Verdict) -> String {
    Glossary.label(.verdict, verdict.id, in: language)
  }

  private func force(_ period: ForcePeriod) -> String {
    let from = period.from.map { PlainText.display($0, in: language) }
    let until = period.until.map { PlainText.display($0, in: language) }
    let start = say(
      "desde \(from ?? "fecha no verificada")", "from \(from ?? "a day not verified")")
    return until.map { "\(start) \(say("hasta", "until")) \($0)" } ?? start
  }

  private func requirement(_ rule: Rule) -> Requirement? { pack.requirement(rule.requirement) }

  private func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func say(_ es: String, _ en: String) -> String { language == .es ? es : en }
}
