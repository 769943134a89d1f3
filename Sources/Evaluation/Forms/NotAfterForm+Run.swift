import Documents
import Findings
import Plans
import Rules
import Values

extension NotAfterForm: RunnableForm {
  /// Two dates; nothing where one is lacking, unknown where their precision leaves it open.
  func run(_ run: FormRun) -> FormResult {
    guard let early = run.facts(field), let late = run.facts(limit) else { return run.faults }
    let judgements = NotAfterForm.judgements(early, late)
    return FormResult(judgements: judgements) { subject in
      var explanation = run.explanation(field, subject: subject)
      let other = run.explanation(limit, subject: subject)
      explanation.causes = NotAfterForm.causes(explanation.causes + other.causes)
      explanation.places += other.places
      explanation.values["expected"] = other.values["value"]
      return explanation
    }
  }

  private static func judgements(
    _ early: SubjectFacts, _ late: SubjectFacts
  ) -> ContiguousArray<Judgement> {
    // Of a field that holds no dates none can be compared.
    let firsts = early.column.dates ?? []
    let lasts = late.column.dates ?? []
    let own = early.withOwnCodes { first in
      late.withOwnCodes { second in
        judgements(firsts, lasts, early.count) { (($0, first[$0]), ($0, second[$0])) }
      }
    }
    if let judged = own ?? nil { return judged }
    return judgements(firsts, lasts, early.count) { subject in
      let (first, last) = (early.row(subject), late.row(subject))
      return ((first, early.code(row: first)), (last, late.code(row: last)))
    }
  }

  /// Judges each subject by the rows of its dates and the codes there.
  @inline(__always)
  private static func judgements(
    _ firsts: ContiguousArray<DateSpan>, _ lasts: ContiguousArray<DateSpan>, _ count: Int,
    _ facts: (Int) -> ((row: Int, code: FactCode), (row: Int, code: FactCode))
  ) -> ContiguousArray<Judgement> {
    let (absenceBits, guessBits) = (FactCode.absenceBits, FactCode.guessBits)
    return ContiguousArray(unsafeUninitializedCapacity: count) { made, filled in
      firsts.withUnsafeBufferPointer { firsts in
        lasts.withUnsafeBufferPointer { lasts in
          for subject in 0..<count {
            let (first, last) = facts(subject)
            let bits = first.code.rawValue | last.code.rawValue
            let isReadable =
              bits & absenceBits == 0 && first.row < firsts.count && last.row < lasts.count
            made[subject] =
              isReadable
              ? judgement(isAfter(firsts[first.row], lasts[last.row]), bits & guessBits != 0)
              : judgement(first.code, last.code)
          }
        }
      }
      filled = count
    }
  }

  /// Whether one date stands after another; most are days, which are compared here and now.
  @inline(__always)
  private static func isAfter(_ early: DateSpan, _ late: DateSpan) -> Bool? {
    if case (.day, .day) = (early.precision, late.precision) {
      return early.first.dayNumber > late.first.dayNumber
    }
    return early.isAfter(late)
  }

  /// Where one date at least cannot be read; a lack that is certain settles it, whatever the other is.
  private static func judgement(_ early: FactCode, _ late: FactCode) -> Judgement {
    switch (early.isLack, late.isLack) {
    case (true, true): Judgement(.nothing, guessed: early.isGuessed && late.isGuessed)
    case (true, false): Judgement(.nothing, guessed: early.isGuessed)
    case (false, true): Judgement(.nothing, guessed: late.isGuessed)
    case (false, false): Judgement(.unknown)
    }
  }

  private static func judgement(_ isAfter: Bool?, _ isGuessed: Bool) -> Judgement {
    switch isAfter {
    case true?: Judgement(.no, guessed: isGuessed)
    case false?: Judgement(.yes, guessed: isGuessed)
    case nil: Judgement(.unknown, guessed: isGuessed)
    }
  }

  /// Two readable dates that leave the order open are imprecise, not merely present.
  private static func causes(_ causes: [Cause]) -> [Cause] {
    let open = causes.filter { $0.state != .present }
    return open.isEmpty ? causes : open
  }
}

extension FactColumn {
  /// Its dates, if it holds dates.
  fileprivate var dates: ContiguousArray<DateSpan>? {
    if case .dates(let dates) = storage { return dates }
    return nil
  }
}
