import Plans
import Rules

extension WellFormedForm: RunnableForm {
  /// A malformed value is false; a lack is nothing to judge.
  func run(_ run: FormRun) -> FormResult {
    let judgements = run.judge(field) { state in
      switch state {
      case .present: .yes
      case .malformed: .no
      case .unread: .unknown
      default: .nothing
      }
    }
    return FormResult(judgements: judgements) { run.explanation(field, subject: $0) }
  }
}
