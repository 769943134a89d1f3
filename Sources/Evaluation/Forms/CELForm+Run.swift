import CEL
import Documents
import Findings
import Plans
import Rules
import Synchronization
import Values

extension CELForm: RunnableForm {
  /// True or false decide; unknown from lacks alone is nothing to judge.
  func run(_ run: FormRun) -> FormResult {
    if run.subjects.count > 1, run.isSameForAll(expression) {
      let only = RowJudge(expression, run).judge(0)
      return result(ContiguousArray(repeating: only, count: run.subjects.count), run)
    }
    if let columnar = ColumnarRun(expression, run: run) {
      return result(judgements(columnar.columnAnswers(), run), run)
    }
    let judge = RowJudge(expression, run)
    return result(ContiguousArray((0..<run.subjects.count).map(judge.judge)), run)
  }

  /// All rows at once; what is unknown, or not decided without a guess, is looked at row by row.
  private func judgements(
    _ answers: ColumnarRun.Answers, _ run: FormRun
  ) -> ContiguousArray<Judgement> {
    if answers.isSettled {
      // Columns of rows are no questions to people: what is unknown in them was not read.
      return answers.all.mapped(CELForm.judgement)
    }
    let judge = RowJudge(expression, run)
    return ContiguousArray(
      (0..<run.subjects.count).map { row in
        switch (answers.all[row: row], answers.certain[row: row]) {
        case (.yes, .yes): Judgement(.yes)
        case (.no, .no): Judgement(.no)
        case (.lack, .lack): Judgement(.nothing)
        default: judge.judge(row)
        }
      })
  }

  private static func judgement(_ answer: CELRowAnswer) -> Judgement {
    switch answer {
    case .yes: Judgement(.yes)
    case .no: Judgement(.no)
    case .lack: Judgement(.nothing)
    case .unknown: Judgement(.unknown)
    case .error: Judgement(.fault)
    }
  }

  private func result(_ judged: ContiguousArray<Judgement>, _ run: FormRun) -> FormResult {
    let reads = ReadFields(of: expression, run)
    return FormResult(judgements: judged) { subject in
      var explanation = explain(subject, judged[subject].answer, reads.all, run)
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
        .evaluate(certain, costLimit: run.costLimit(of: expression)).value
    else { return [] }
    return unknown.causes.map(run.context.cause).filter { $0.state == .guessed }
  }

  /// The causes of an unknown; else the facts of the subject that the expression reads.
  private func explain(
    _ subject: Int, _ answer: Judgement.Answer, _ reads: [FactAccess?], _ run: FormRun
  ) -> Explanation {
    let isDecided = answer == .yes || answer == .no
    var explanation = Explanation()
    if !isDecided { explanation.causes = causes(subject, run) }
    // Of an answer that is open only what is not known matters, not what was read beside it.
    let own = reads.map { run.explanation($0, subject: subject) }
      .filter { isDecided || $0.causes.first?.state != .present }
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
      if explanation.causes.isEmpty || isDecided { explanation.causes += own.causes }
    }
    return explanation
  }

  /// Why the expression gives neither yes nor no.
  private func causes(_ subject: Int, _ run: FormRun) -> [Cause] {
    let activation = run.activation(run.scope, run.context.facts)
    activation.select(subject)
    switch expression.evaluate(activation, costLimit: run.costLimit(of: expression)).value {
    case .unknown(let unknown): return unknown.causes.map(run.context.cause)
    case .error(let error): return [Cause(fault: error, of: expression)]
    default: return []
    }
  }
}

/// The ways to the fields of the subject that an expression reads, found when first asked for.
private final class ReadFields: Sendable {
  private final class Found: Sendable {
    let accesses: [FactAccess?]

    init(_ accesses: [FactAccess?]) { self.accesses = accesses }
  }

  private let expression: Expression
  private let run: FormRun
  private let found = AtomicLazyReference<Found>()

  init(of expression: Expression, _ run: FormRun) {
    (self.expression, self.run) = (expression, run)
  }

  /// One for each path, in order; `nil` where the path leads nowhere.
  var all: [FactAccess?] {
    if let found = found.load() { return found.accesses }
    let accesses = expression.program.readPaths.compactMap { path in
      RuleEvaluator.fieldPath(path, for: run.rule.subject, in: run.context)
    }.map(run.access)
    return found.storeIfNil(Found(accesses)).accesses
  }
}

/// Judges one row after another by an expression, with and without what is guessed.
private struct RowJudge {
  private let expression: Expression
  private let context: EvaluationContext
  private let costLimit: Int
  private let all: RuleActivation
  private let certain: RuleActivation?

  init(_ expression: Expression, _ run: FormRun) {
    self.expression = expression
    (context, costLimit) = (run.context, run.costLimit(of: expression))
    all = run.activation(run.scope, run.context.facts)
    certain = run.context.certainFacts.map { run.activation(run.scope, $0) }
  }

  func judge(_ subject: Int) -> Judgement {
    all.select(subject)
    let answer = answer(expression.evaluate(all, costLimit: costLimit).value)
    var guessed = false
    if let certain, answer != .fault {
      certain.select(subject)
      let second = expression.evaluate(certain, costLimit: costLimit).value
      if case .unknown(let unknown) = second {
        guessed = unknown.causes.map(context.cause).contains { $0.state == .guessed }
      }
    }
    return Judgement(answer, guessed: guessed)
  }

  /// What only a person can tell is an open question; anything else that is unknown was not read.
  private func answer(_ value: CELValue) -> Judgement.Answer {
    switch value {
    case .bool(true): .yes
    case .bool(false): .no
    case .unknown(let unknown):
      unknown.isLackOnly
        ? .nothing : unknown.causes.allSatisfy(context.isQuestion) ? .open : .unknown
    default: .fault
    }
  }
}
