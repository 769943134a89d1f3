import Documents
import Findings
import Rules
import Values

extension AskForm: RunnableForm {
  /// The answer decides; without one the question is open.
  func run(_ run: FormRun) -> FormResult {
    let given = run.context.answers[run.rule.id].map(folded)
    let verdict = given.flatMap { answer in
      answers.first { folded($0.answer) == answer }?.verdict
    }
    let judgement: Judgement =
      switch verdict {
      case nil: Judgement(.open)
      case .pass?: Judgement(.yes)
      case .fail?: Judgement(.no)
      case .notChecked?: Judgement(.unknown)
      default: Judgement(.nothing)
      }
    let id = run.rule.id
    let question = question
    return FormResult(
      judgements: ContiguousArray(repeating: judgement, count: run.subjects.count)
    ) { _ in
      Explanation(
        causes: [
          Cause(
            fact: id, state: verdict == nil ? .unanswered : .present, reason: given ?? "",
            text: question)
        ],
        values: given.map { ["value": .text($0)] } ?? [:])
    }
  }
}
