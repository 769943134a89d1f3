import Findings
import Reports
import Rules
import Values

/// The rows of a workbook in which jurists review a pack's rules.
package struct ReviewRows {
  private let pack: RulePack
  private let language: TextLanguage

  /// The rows of a pack that was loaded whole.
  package init(_ pack: RulePack, in language: TextLanguage) {
    (self.pack, self.language) = (pack, language)
  }

  /// The workbook of these rules.
  package func workbook(_ rules: [Rule]) -> ReviewWorkbook {
    ReviewWorkbook(rules.map(row), language: language)
  }

  private func row(_ rule: Rule) -> ReviewWorkbook.Row {
    var row: ReviewWorkbook.Row = [
      .rule: rule.id, .sentence: rule.sentence.text(in: language),
      .severity: "\(label(.severity, rule.severity.rawValue)); "
        + label(.basis, rule.basis.rawValue),
      .judged: judged(rule), .examples: examples(rule),
      .state: label(.review, rule.review.rawValue), .digest: rule.digest,
    ]
    guard let requirement = pack.requirement(rule.requirement) else { return row }
    row[.norm] = pack.norm(requirement.norm)?.title.text(in: language) ?? requirement.norm
    row[.article] = requirement.citation
    row[.asked] =
      requirement.quotation.map {
        say(
          "Texto literal: «\($0.text)» (\($0.source))", "Literal text: “\($0.text)” (\($0.source))")
      } ?? say("Paráfrasis: ", "Paraphrase: ") + requirement.text.text(in: language)
    return row
  }

  private func judged(_ rule: Rule) -> String {
    let words = RuleWords(rule, of: pack, in: language)
    var lines = ["\(say("Se juzga", "Judged")): \(words.subject)."]
    if let requirement = pack.requirement(rule.requirement), let applies = requirement.applies {
      lines.append("\(say("Obliga si", "Binds if")): \(words.words(applies)).")
    }
    if let when = words.when { lines.append("\(say("Aplica si", "Applies if")): \(when).") }
    if let due = words.due { lines.append("\(say("Cuenta desde", "Counts from")): \(due).") }
    lines += words.lets
    lines.append("\(say("Cumple si", "It complies if")):")
    return (lines + words.checks).joined(separator: "\n")
  }

  private func examples(_ rule: Rule) -> String {
    rule.examples.map { "\($0.name) → \($0.expected.words(in: language))" }.joined(separator: "\n")
  }

  private func label(_ group: Glossary.Group, _ code: String) -> String {
    Glossary.label(group, code, in: language)
  }

  private func say(_ es: String, _ en: String) -> String { language == .es ? es : en }
}

extension RuleExample.Expectation {
  /// The verdict of all, or of each by its key: «A1: Cumple; A2: No cumple».
  func words(in language: TextLanguage) -> String {
    func label(_ verdict: Verdict) -> String { Glossary.label(verdict: verdict, in: language) }
    return switch self {
    case .all(let verdict): label(verdict)
    case .byKey(let verdicts):
      verdicts.sorted { $0.key < $1.key }.map { "\($0.key): \(label($0.value))" }
        .joined(separator: "; ")
    }
  }
}
