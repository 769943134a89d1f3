import Rules

extension AnyForm: RunnableForm {
  /// True if one is true; else unknown if one is; else false if one is; else nothing. A person who
  /// answers that it does not apply outweighs what was not found.
  func run(_ run: FormRun) -> FormResult {
    let results = forms.map { form in
      (form as? any RunnableForm)?.run(run)
        ?? FormResult(
          judgements: ContiguousArray(repeating: Judgement(.fault), count: run.subjects.count)
        ) { _ in Explanation() }
    }
    let asks = forms.indices.filter { forms[$0] is AskForm }
    var judgements = ContiguousArray<Judgement>()
    var deciding: [[Int]] = []
    for subject in 0..<run.subjects.count {
      let items = results.map { $0.judgements[subject] }
      let (judgement, found) = AnyForm.decide(items, asks: asks)
      judgements.append(judgement)
      deciding.append(found)
    }
    let decided = deciding
    return FormResult(judgements: judgements) { subject in
      var explanation = Explanation()
      for item in decided[subject] {
        let own = results[item].explain(subject)
        explanation.causes += own.causes
        explanation.places += own.places
        explanation.values.merge(own.values) { first, _ in first }
      }
      return explanation
    }
  }

  /// An open question stands for what could not be found: only it is told.
  private static func decide(_ items: [Judgement], asks: [Int]) -> (Judgement, [Int]) {
    let certain = items.indices.filter { items[$0].answer == .yes && !items[$0].isGuessed }
    if !certain.isEmpty { return (Judgement(.yes), certain) }
    let waived = asks.filter { items[$0].answer == .nothing }
    if !waived.isEmpty, !items.contains(where: { $0.answer == .yes }) {
      return (Judgement(.nothing), waived)
    }
    for answer in [Judgement.Answer.yes, .fault, .open, .unknown, .no] {
      let found = items.indices.filter { items[$0].answer == answer }
      guard !found.isEmpty else { continue }
      // What is not met, because of a guess, might be; an unknown is unknown already.
      let guesses = answer == .no ? items.indices.filter { items[$0].isGuessed } : found
      return (
        Judgement(answer, guessed: guesses.contains { items[$0].isGuessed }),
        found + guesses.filter { !found.contains($0) }
      )
    }
    return (
      Judgement(.nothing, guessed: items.contains(where: \.isGuessed)), Array(items.indices)
    )
  }
}
