import CEL
import Findings
import Plans
import Rules
import Values

/// What a condition says of a subject.
enum Answer: Sendable {
  /// True, whatever is guessed.
  case yes
  /// False, whatever is guessed.
  case no
  /// Unknown, and why.
  case open([Cause])
  /// True or false only because of guesses: these.
  case guess([Cause])
  /// The expression failed.
  case fault(Cause)
}

/// Asks a condition of one subject after another.
///
/// Where something was guessed the condition is evaluated a second time with all guesses unknown:
/// what is then no longer decided rests on them.
struct Asker {
  private let expression: Expression
  private let context: EvaluationContext
  private let run: FormRun
  private let all: RuleActivation
  private let certain: RuleActivation?
  /// The one answer of a condition that reads nothing of the subjects.
  private var only: Answer?

  init(_ expression: Expression, run: FormRun) {
    self.expression = expression
    self.run = run
    context = run.context
    all = run.activation(run.scope, run.context.facts)
    certain = run.context.certainFacts.map { run.activation(run.scope, $0) }
    if run.subjects.count > 1, run.isSameForAll(expression) { only = answer(0) }
  }

  func ask(_ subject: Int) -> Answer { only ?? answer(subject) }

  private func answer(_ subject: Int) -> Answer {
    all.select(subject)
    switch expression.evaluate(all, costLimit: context.costLimit).value {
    case .bool(let answer):
      guard let causes = guesses(subject) else { return answer ? .yes : .no }
      return .guess(causes)
    case .unknown(let unknown): return .open(unknown.causes.map(context.cause))
    case .error(let error): return .fault(Cause(fault: error, of: expression))
    default: return .fault(Cause(fact: expression.source, state: .fault))
    }
  }

  /// What the bulk of subjects need to know of a condition.
  enum Plain: UInt8 {
    /// True, whatever is guessed.
    case yes
    /// False, whatever is guessed.
    case no
    /// Anything else: ask again, with causes.
    case other
  }

  /// The answers for the first `count` subjects, without causes.
  func column(count: Int) -> ContiguousArray<Plain> {
    if let only { return ContiguousArray(repeating: only.plain, count: count) }
    var column = ContiguousArray<Plain>()
    column.reserveCapacity(count)
    if let columnar = ColumnarRun(expression, run: run) {
      let answers = columnar.answers(over: context.facts)
      let sure = context.certainFacts.map { columnar.answers(over: $0) } ?? answers
      for row in 0..<count {
        // Decided alike with and without the guesses, or else to be looked at.
        let answer = answers[row: row]
        let isSure = sure[row: row] == answer
        column.append(isSure && answer == .yes ? .yes : isSure && answer == .no ? .no : .other)
      }
      return column
    }
    for subject in 0..<count { column.append(ask(subject).plain) }
    return column
  }

  private func guesses(_ subject: Int) -> [Cause]? {
    guard let certain else { return nil }
    certain.select(subject)
    guard
      case .unknown(let unknown) = expression.program
        .evaluate(certain, costLimit: context.costLimit).value
    else { return nil }
    let causes = unknown.causes.map(context.cause).filter { $0.state == .guessed }
    return causes.isEmpty ? nil : causes
  }
}

extension Answer {
  fileprivate var plain: Asker.Plain {
    switch self {
    case .yes: .yes
    case .no: .no
    case .open, .guess, .fault: .other
    }
  }
}

/// Asks from which day a subject's fail counts.
struct DueAsker {
  /// What is known of the day.
  enum Day {
    /// The last day to comply, and the guesses it rests on.
    case day(CalendarDate, guesses: [Cause])
    /// Unknown, and why.
    case open([Cause])
    /// The expression failed.
    case fault(Cause)
  }

  private let expression: Expression
  private let context: EvaluationContext
  private let activation: RuleActivation
  private let certain: RuleActivation?
  /// The one day of an expression that reads nothing of the subjects.
  private var only: Day?

  init(_ expression: Expression, run: FormRun) {
    self.expression = expression
    context = run.context
    activation = run.activation(run.scope, run.context.facts)
    certain = run.context.certainFacts.map { run.activation(run.scope, $0) }
    if run.subjects.count > 1, run.isSameForAll(expression) { only = day(0) }
  }

  func ask(_ subject: Int) -> Day { only ?? day(subject) }

  /// The guesses without which the day would not be known.
  private func guesses(_ subject: Int) -> [Cause] {
    guard let certain else { return [] }
    certain.select(subject)
    guard
      case .unknown(let unknown) = expression.program
        .evaluate(certain, costLimit: context.costLimit).value
    else { return [] }
    return unknown.causes.map(context.cause).filter { $0.state == .guessed }
  }

  private func day(_ subject: Int) -> Day {
    activation.select(subject)
    switch expression.evaluate(activation, costLimit: context.costLimit).value {
    case .date(let date): return .day(date.last, guesses: guesses(subject))
    case .unknown(let unknown): return .open(unknown.causes.map(context.cause))
    case .error(let error): return .fault(Cause(fault: error, of: expression))
    default: return .fault(Cause(fact: expression.source, state: .fault))
    }
  }
}
