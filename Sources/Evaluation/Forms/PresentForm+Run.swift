import Plans
import Rules

extension PresentForm: RunnableForm {
  /// A lack is false, unless it is of an accepted kind; what is malformed is there.
  func run(_ run: FormRun) -> FormResult {
    let judgements = run.judge(field) { state in
      switch state {
      case .present, .malformed: .yes
      case .unread: .unknown
      default: FactCode(state).blankKind.map(accept.contains) == true ? .yes : .no
      }
    }
    return FormResult(judgements: judgements) { run.explanation(field, subject: $0) }
  }
}
