import Findings
import Values
import YAML

extension AskForm: LoadableForm {
  /// `ask: { question, answers: { si: pass, no: fail }, evidence }`.
  static func read(_ node: YAMLNode, in rule: RuleContext) -> AskForm? {
    rule.parameters(of: node) { reader in
      let question = reader.localizedText("question")
      rule.check(question)
      let answers = reader.mapping("answers") { answers in
        answers.allEntries().map { ($0.key.text, rule.verdict($0.value)) }
      }
      if reader.node["answers"]?.entries?.isEmpty == true {
        reader.report(.noAnswers, at: "answers")
      }
      return AskForm(
        question: question.value, answers: answers ?? [],
        evidence: reader.optionalLocalized("evidence"))
    }
  }
}

extension RuleContext {
  /// What an answer comes to: only what a person can decide.
  fileprivate func verdict(_ node: YAMLNode) -> Verdict {
    let allowed: [Verdict] = [.pass, .fail, .notApplicable, .notChecked]
    guard let text = node.text(named: "answers", into: diagnostics),
      diagnostics.check(text, in: allowed.map(\.id), .verdict)
    else { return .notChecked }
    return Verdict(id: text.text) ?? .notChecked
  }
}

extension LocalizedText {
  fileprivate static let noAnswers = LocalizedText(
    es: "la pregunta no admite ninguna respuesta", en: "the question takes no answer")
}
