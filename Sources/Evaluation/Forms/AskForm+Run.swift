import Documents
import Findings
import Rules
import Values

extension AskForm: RunnableForm {
  /// The answer decides; without one the question is open.
  ///
  /// Answers are named after the rule, or after the rule and the subject's key: `rule@pinar`.
  func run(_ run: FormRun) -> FormResult {
    let renderer = MessageRenderer(rule: run.rule, context: run.context, subjects: run.subjects)
    let given = (0..<run.subjects.count).map { answer($0, run, renderer) }
    let judgements = ContiguousArray(given.map { Judgement(judge($0)) })
    let question = question
    return FormResult(judgements: judgements) { subject in
      let answer = given[subject]
      let isOpen = [.open, .unknown].contains(judgements[subject].answer)
      return Explanation(
        causes: [
          Cause(
            fact: renderer.questionName(subject), state: isOpen ? .unanswered : .present,
            reason: answer ?? "", text: renderer.filled(question, subject))
        ],
        values: answer.map { ["value": .text($0)] } ?? [:])
    }
  }

  private func answer(_ subject: Int, _ run: FormRun, _ renderer: MessageRenderer) -> String? {
    let answers = run.context.answers
    let given = answers[renderer.questionName(subject)] ?? answers[run.rule.id]
    return given.flatMap { $0.isEmpty ? nil : $0 }
  }

  private func judge(_ given: String?) -> Judgement.Answer {
    guard let given else { return .open }
    switch answers.first(where: { folded($0.answer) == folded(given) })?.verdict {
    case nil: return .open
    case .pass?: return .yes
    case .fail?: return .no
    case .notChecked?: return .unknown
    default: return .nothing
    }
  }
}
