import Documents
import Findings
import Rules

extension RuleEvaluator {
  /// What is told of a rule with one cell for all.
  func outcome(whole cell: Cell, _ totals: VerdictTotals) -> RuleOutcome {
    var gathering = gathering(totals)
    gathering.add(cell, subject: nil)
    return gathering.finish()
  }

  /// What is told of a rule's subjects, and of what may hide more of them.
  func outcome(
    of judged: JudgedSubjects, extra: [Cell], _ totals: VerdictTotals
  ) -> RuleOutcome {
    var gathering = gathering(totals)
    var wording = CellWording(self, judged)
    var (notMeant, empty) = (0, 0)
    for (subject, ruling) in judged.rulings.enumerated() {
      switch ruling {
      // Of most rows there is nothing to say, or the same of all.
      case .met where !context.keepsSubjects: break
      case .notMeant where !context.keepsSubjects && !isGrouped: notMeant += 1
      case .empty where !context.keepsSubjects && !isGrouped: empty += 1
      default: gathering.add(wording.cell(subject, ruling), subject: subject)
      }
    }
    gathering.add(doesNotApply, count: notMeant)
    gathering.add(nothingToJudge, count: empty)
    for cell in extra { gathering.add(cell, subject: nil) }
    return gathering.finish()
  }

  private func gathering(_ totals: VerdictTotals) -> Gathering {
    Gathering(rule: rule, context: context, subjects: subjects, totals: totals)
  }

  private var isGrouped: Bool {
    if case .groups = subjects.kind { return true }
    return false
  }

  /// The requirement of the dated row that a subject is, where that names its own.
  fileprivate func ownRequirement(_ subject: Int) -> String? {
    guard case .each(let dated, let rows) = subjects.kind else { return nil }
    return dated.rows[rows[subject]].requirement
  }

  /// What is said of a subject that has nothing to judge.
  fileprivate var nothingToJudge: Cell {
    Cell(.notApplicable, [Cause(fact: rule.id, state: .nothingToJudge)])
  }
}

extension Ruling {
  fileprivate static let met = Ruling(.pass, .check)
  fileprivate static let notMeant = Ruling(.notApplicable, .notMeant)
  fileprivate static let empty = Ruling(.notApplicable, .check)
}

extension Cause {
  /// Whether the place is empty or not there.
  fileprivate var isLack: Bool { state == .blank || state == .absent }
}

/// Tells why the subjects of one rule have the rulings they have.
struct CellWording {
  private let evaluator: RuleEvaluator
  private let judged: JudgedSubjects
  private let rule: Rule
  private let subjects: Subjects
  // Made when the first cell asks for them.
  private lazy var whens = rule.when.map { Asker($0, run: evaluator.run) }
  private lazy var dues = rule.due.map { DueAsker($0, run: evaluator.run) }

  init(_ evaluator: RuleEvaluator, _ judged: JudgedSubjects) {
    (self.evaluator, self.judged) = (evaluator, judged)
    (rule, subjects) = (evaluator.rule, evaluator.subjects)
  }

  /// The cell with this ruling.
  mutating func cell(_ subject: Int, _ ruling: Ruling) -> Cell {
    var cell = explained(subject, ruling)
    cell.verdict = ruling.verdict
    cell.requirement = evaluator.ownRequirement(subject)
    return cell
  }

  private mutating func explained(_ subject: Int, _ ruling: Ruling) -> Cell {
    switch ruling.ground {
    case .yielded:
      let other = evaluator.graver.first {
        $0.rule.subject == rule.subject && $0.fails(on: subject)
      }
      return Cell(
        .notApplicable, [Cause(fact: other?.rule.id ?? rule.id, state: .yielded)])
    case .keyless: return evaluator.nothingToJudge
    case .unreadKey: return Cell(.notChecked, subjects.unreadKeys)
    case .notMeant: return evaluator.doesNotApply
    case .condition: return Cell(.notChecked, whens?.ask(subject).causes ?? [])
    case .check: return checked(subject)
    case .guess: return guessed(subject)
    case .due: return Cell(.notDue, dues.map { causes($0.ask(subject)) } ?? [])
    case .contested:
      var cell = checked(subject)
      let text = evaluator.requirement.contested
      cell.causes.insert(
        Cause(fact: evaluator.requirement.id, state: .contested, text: text), at: 0)
      return cell
    }
  }

  /// What the items of the check that decided have to say.
  private func checked(_ subject: Int) -> Cell {
    let items = judged.results.map { $0.judgements[subject] }
    let answer = items.reduce(Judgement(.nothing), |)
    var cell = answer.answer == .nothing ? evaluator.nothingToJudge : Cell(.notChecked)
    let isPlain = answer.answer == .yes || answer.answer == .nothing
    if isPlain, !answer.isGuessedCheck { return cell }
    for item in items.deciding {
      let explanation = judged.results[item].explain(subject)
      cell.causes += explanation.causes.filter {
        answer.answer != .unknown || $0.state != .present
      }
      cell.places += explanation.places
      cell.values.merge(explanation.values) { first, _ in first }
    }
    if answer.answer == .unknown {
      // A lack alone leaves nothing to judge: what cannot be verified waits for what is no lack.
      cell.causes = cell.causes.filter { !$0.isLack } + cell.causes.filter(\.isLack)
    }
    if cell.causes.isEmpty {
      switch answer.answer {
      case .unknown: cell.causes = [Cause(fact: rule.id, state: .imprecise)]
      case .fault: cell.causes = [Cause(fact: rule.id, state: .fault)]
      default: break
      }
    }
    return cell
  }

  /// The guesses it rests on: of the group's key, of the condition, of the check.
  private mutating func guessed(_ subject: Int) -> Cell {
    var cell = checked(subject)
    var guesses = subjects.guessedKeys[subject] ?? []
    if case .guess(let causes)? = whens?.ask(subject) { guesses += causes }
    guesses += cell.causes.filter { $0.state == .guessed || $0.state == .unanswered }
    if !guesses.isEmpty { cell.causes = guesses }
    return cell
  }

  private func causes(_ day: DueAsker.Day) -> [Cause] {
    switch day {
    case .day(_, let guesses) where !guesses.isEmpty: guesses
    case .day(let day, _): [Cause(fact: rule.id, state: .notDue, reason: day.description)]
    case .open(let causes): causes
    case .fault(let cause): [cause]
    }
  }
}

extension Answer {
  /// Why it is open, or failed.
  fileprivate var causes: [Cause] {
    switch self {
    case .yes, .no: []
    case .open(let causes), .guess(let causes): causes
    case .fault(let cause): [cause]
    }
  }
}
