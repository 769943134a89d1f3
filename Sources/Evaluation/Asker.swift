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
///
/// Most conditions are only asked for the kind of their answer; causes are found for what is told.
final class Asker {
  private let expression: Expression
  private let run: FormRun
  private lazy var all = run.activation(run.scope, context.facts)
  private lazy var certain = context.certainFacts.map { run.activation(run.scope, $0) }
  /// Whether it reads nothing of the subjects.
  private let isSameForAll: Bool
  private let costLimit: Int
  private lazy var onlyAnswer = answer(0)
  /// The kind of the one answer of a condition that reads nothing of the subjects.
  private(set) lazy var only: Answer.Kind? = isSameForAll ? freshKind(0) : nil

  init(_ expression: Expression, run: FormRun) {
    self.expression = expression
    self.run = run
    isSameForAll = run.isSameForAll(expression)
    costLimit = run.costLimit(of: expression)
  }

  private var context: EvaluationContext { run.context }

  /// What it says of a subject, and why.
  func ask(_ subject: Int) -> Answer { isSameForAll ? onlyAnswer : answer(subject) }

  /// What it says of a subject.
  func kind(_ subject: Int) -> Answer.Kind { only ?? freshKind(subject) }

  private func freshKind(_ subject: Int) -> Answer.Kind {
    all.select(subject)
    switch expression.evaluate(all, costLimit: costLimit).value {
    case .bool(let answer): return guesses(subject) != nil ? .guess : answer ? .yes : .no
    case .unknown: return .open
    default: return .fault
    }
  }

  private func answer(_ subject: Int) -> Answer {
    all.select(subject)
    switch expression.evaluate(all, costLimit: costLimit).value {
    case .bool(let answer):
      guard let causes = guesses(subject) else { return answer ? .yes : .no }
      return .guess(causes)
    case .unknown(let unknown): return .open(unknown.causes.map(context.cause))
    case .error(let error): return .fault(Cause(fault: error, of: expression))
    default: return .fault(Cause(fact: expression.source, state: .fault))
    }
  }

  /// The kinds of answers for the first `count` subjects, without causes.
  func column(count: Int) -> ContiguousArray<Answer.Kind> {
    if let only { return ContiguousArray(repeating: only, count: count) }
    guard let columnar = ColumnarRun(expression, run: run) else {
      return ContiguousArray((0..<count).map(kind))
    }
    let answers = columnar.columnAnswers()
    if answers.isSettled {
      return answers.all.mapped { answer in
        switch answer {
        case .yes: .yes
        case .no: .no
        case .lack, .unknown: .open
        case .error: .fault
        }
      }
    }
    return ContiguousArray(
      (0..<count).map { row in
        // Decided alike with and without the guesses, or else to be looked at.
        switch (answers.all[row: row], answers.certain[row: row]) {
        case (.yes, .yes): .yes
        case (.no, .no): .no
        default: kind(row)
        }
      })
  }

  private func guesses(_ subject: Int) -> [Cause]? {
    guard let certain else { return nil }
    certain.select(subject)
    guard
      case .unknown(let unknown) = expression.program
        .evaluate(certain, costLimit: costLimit).value
    else { return nil }
    let causes = unknown.causes.map(context.cause).filter { $0.state == .guessed }
    return causes.isEmpty ? nil : causes
  }
}

extension Answer {
  /// The same without causes.
  enum Kind: UInt8, CaseIterable, Sendable {
    case yes, no, open, guess, fault
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
  private let costLimit: Int
  /// The one day of an expression that reads nothing of the subjects.
  private(set) var only: Day?

  init(_ expression: Expression, run: FormRun) {
    self.expression = expression
    context = run.context
    activation = run.activation(run.scope, run.context.facts)
    certain = run.context.certainFacts.map { run.activation(run.scope, $0) }
    costLimit = run.costLimit(of: expression)
    if run.subjects.count > 1, run.isSameForAll(expression) { only = day(0) }
  }

  func ask(_ subject: Int) -> Day { only ?? day(subject) }

  /// The guesses without which the day would not be known.
  private func guesses(_ subject: Int) -> [Cause] {
    guard let certain else { return [] }
    certain.select(subject)
    guard
      case .unknown(let unknown) = expression.program
        .evaluate(certain, costLimit: costLimit).value
    else { return [] }
    return unknown.causes.map(context.cause).filter { $0.state == .guessed }
  }

  private func day(_ subject: Int) -> Day {
    activation.select(subject)
    switch expression.evaluate(activation, costLimit: costLimit).value {
    case .date(let date): return .day(date.last, guesses: guesses(subject))
    case .unknown(let unknown): return .open(unknown.causes.map(context.cause))
    case .error(let error): return .fault(Cause(fault: error, of: expression))
    default: return .fault(Cause(fact: expression.source, state: .fault))
    }
  }
}
