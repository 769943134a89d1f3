import CEL
import Documents
import Findings
import Plans
import Rules
import Values

extension CELForm: RunnableForm {
  /// True or false decide; unknown from lacks alone is nothing to judge.
  func run(_ run: FormRun) -> FormResult {
    let context = run.context
    let all = run.activation(run.scope, context.facts)
    let certain = context.certainFacts.map { run.activation(run.scope, $0) }
    if run.subjects.count > 1, run.isSameForAll(expression) {
      let only = judge(0, all, certain, context)
      return result(ContiguousArray(repeating: only, count: run.subjects.count), run)
    }
    if let columnar = ColumnarRun(expression, run: run) { return columns(columnar, run) }
    var judgements = ContiguousArray<Judgement>()
    judgements.reserveCapacity(run.subjects.count)
    for subject in 0..<run.subjects.count {
      judgements.append(judge(subject, all, certain, context))
    }
    return result(judgements, run)
  }

  /// One row, with and without what is guessed.
  private func judge(
    _ subject: Int, _ all: RuleActivation, _ certain: RuleActivation?,
    _ context: EvaluationContext
  ) -> Judgement {
    all.select(subject)
    let value = expression.evaluate(all, costLimit: context.costLimit).value
    let answer = CELForm.answer(value, context)
    var guessed = false
    if let certain, answer != .fault {
      certain.select(subject)
      let second = expression.evaluate(certain, costLimit: context.costLimit).value
      if case .unknown(let unknown) = second {
        guessed = unknown.causes.map(context.cause).contains { $0.state == .guessed }
      }
    }
    return Judgement(answer, guessed: guessed)
  }

  /// All rows at once; what is unknown, or not decided without a guess, is looked at row by row.
  private func columns(_ columnar: ColumnarRun, _ run: FormRun) -> FormResult {
    let context = run.context
    let answers = columnar.answers(over: context.facts)
    let sure = context.certainFacts.map { columnar.answers(over: $0) } ?? answers
    let all = run.activation(run.scope, context.facts)
    let certain = context.certainFacts.map { run.activation(run.scope, $0) }
    var judgements = ContiguousArray<Judgement>()
    judgements.reserveCapacity(run.subjects.count)
    for row in 0..<run.subjects.count {
      switch (answers[row: row], sure[row: row]) {
      case (.yes, .yes): judgements.append(Judgement(.yes))
      case (.no, .no): judgements.append(Judgement(.no))
      case (.lack, .lack): judgements.append(Judgement(.nothing))
      default: judgements.append(judge(row, all, certain, context))
      }
    }
    return result(judgements, run)
  }

  private func result(_ judged: ContiguousArray<Judgement>, _ run: FormRun) -> FormResult {
    FormResult(judgements: judged) { subject in
      var explanation = explain(subject, run)
      if judged[subject].isGuessed {
        let known = explanation.causes
        explanation.causes += guesses(subject, run).filter { !known.contains($0) }
      }
      return explanation
    }
  }

  /// The guesses without which the answer would not be known.
  private func guesses(_ subject: Int, _ run: FormRun) -> [Cause] {
    guard let facts = run.context.certainFacts else { return [] }
    let certain = run.activation(run.scope, facts)
    certain.select(subject)
    guard
      case .unknown(let unknown) = expression.program
        .evaluate(certain, costLimit: run.context.costLimit).value
    else { return [] }
    return unknown.causes.map(run.context.cause).filter { $0.state == .guessed }
  }

  /// What only a person can tell is an open question; anything else that is unknown was not read.
  private static func answer(
    _ value: CELValue, _ context: EvaluationContext
  ) -> Judgement.Answer {
    switch value {
    case .bool(true): .yes
    case .bool(false): .no
    case .unknown(let unknown):
      unknown.isLackOnly
        ? .nothing : unknown.causes.allSatisfy(context.isQuestion) ? .open : .unknown
    default: .fault
    }
  }

  /// The causes of an unknown; else the facts of the subject that the expression reads.
  private func explain(_ subject: Int, _ run: FormRun) -> Explanation {
    let activation = run.activation(run.scope, run.context.facts)
    activation.select(subject)
    let value = expression.evaluate(activation, costLimit: run.context.costLimit).value
    var explanation = Explanation()
    switch value {
    case .unknown(let unknown): explanation.causes = unknown.causes.map(run.context.cause)
    case .error(let error): explanation.causes = [Cause(fault: error, of: expression)]
    default: break
    }
    let read = expression.program.readPaths.compactMap { path in
      RuleEvaluator.fieldPath(path, for: run.rule.subject, in: run.context)
    }
    // Of an answer that is open only what is not known matters, not what was read beside it.
    let own = read.map { run.explanation($0, subject: subject) }
      .filter { value.isDecided || $0.causes.first?.state != .present }
    let hasCells = own.contains { !$0.places.isEmpty && $0.causes.first?.state != .absent }
    let lacksRow = own.contains {
      $0.causes.first?.state == .absent && $0.causes.first?.place == nil
    }
    for (index, own) in own.enumerated() {
      // A column that is not there is a place only where no cell is, and no row that others have.
      if own.causes.first?.state != .absent || !hasCells && !lacksRow {
        explanation.places += own.places.filter { !$0.isWholeDocument }
      }
      if index == 0 { explanation.values = own.values }
      if explanation.causes.isEmpty || value.isDecided { explanation.causes += own.causes }
    }
    return explanation
  }
}

extension CELValue {
  /// Whether this is a plain yes or no.
  var isDecided: Bool {
    if case .bool = self { return true }
    return false
  }
}
