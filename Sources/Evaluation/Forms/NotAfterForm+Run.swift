import Documents
import Findings
import Plans
import Rules
import Values

extension NotAfterForm: RunnableForm {
  /// Two dates; nothing where one is lacking, unknown where their precision leaves it open.
  func run(_ run: FormRun) -> FormResult {
    guard let early = run.access(field), let late = run.access(limit) else {
      return run.faults
    }
    let tables = run.context.tables
    var judgements = ContiguousArray<Judgement>()
    judgements.reserveCapacity(run.subjects.count)
    for subject in 0..<run.subjects.count {
      let codes = [early.code(row: subject, in: tables), late.code(row: subject, in: tables)]
      let lacks = codes.filter(\.isLack)
      // One lack that is certain settles it, whatever the other date is.
      if !lacks.isEmpty {
        judgements.append(
          Judgement(.nothing, guessed: lacks.allSatisfy { $0.confidence == .guessed }))
        continue
      }
      let guessed = codes.contains { $0.confidence == .guessed }
      guard case .date(let first)? = early.value(row: subject, in: tables),
        case .date(let last)? = late.value(row: subject, in: tables)
      else {
        judgements.append(Judgement(.unknown))
        continue
      }
      switch first.isAfter(last) {
      case true?: judgements.append(Judgement(.no, guessed: guessed))
      case false?: judgements.append(Judgement(.yes, guessed: guessed))
      case nil: judgements.append(Judgement(.unknown, guessed: guessed))
      }
    }
    return FormResult(judgements: judgements) { subject in
      var explanation = run.explanation(field, subject: subject)
      let other = run.explanation(limit, subject: subject)
      explanation.causes = NotAfterForm.causes(explanation.causes + other.causes)
      explanation.places += other.places
      explanation.values["expected"] = other.values["value"]
      return explanation
    }
  }

  /// Two readable dates that leave the order open are imprecise, not merely present.
  private static func causes(_ causes: [Cause]) -> [Cause] {
    let open = causes.filter { $0.state != .present }
    return open.isEmpty ? causes : open
  }
}
