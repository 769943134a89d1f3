import CEL
import Documents
import Findings
import Plans
import Rules
import Values

extension CountForm: RunnableForm {
  /// Counts rows; those that may count and those that nobody read leave it open where they matter.
  func run(_ run: FormRun) -> FormResult {
    let members = Members(of: table, where: condition, in: run)
    var tallies: [Members.Tally] = []
    var judgements = ContiguousArray<Judgement>()
    for subject in 0..<run.subjects.count {
      let tally = members.tally(subject)
      tallies.append(tally)
      judgements.append(judge(tally))
    }
    let counted = tallies
    return FormResult(judgements: judgements) { subject in
      let tally = counted[subject]
      let judgement = judge(tally)
      return Explanation(
        causes: (judgement.isGuessed ? tally.guesses : [])
          + (judgement.answer == .yes || judgement.answer == .no ? [] : tally.causes),
        places: members.places(tally.rows, in: run),
        values: [
          "total": .text(String(tally.rows.count)),
          "value": .text(String(tally.rows.count)),
          "expected": .text(String(atLeast ?? atMost ?? 0)),
        ])
    }
  }

  private func judge(_ tally: Members.Tally) -> Judgement {
    if tally.hasFault { return Judgement(.fault) }
    let count = tally.rows.count
    let most = tally.isOpen ? Int.max : count + tally.undecided
    let answer = judge(least: count, most: most)
    // With all guesses open: what is then decided as well does not rest on them.
    let certain = judge(
      least: count - tally.guessedIn, most: tally.isOpen ? most : most + tally.guessedOut)
    return Judgement(answer, guessed: answer != .unknown && answer != certain)
  }

  private func judge(least: Int, most: Int) -> Judgement.Answer {
    if let atMost, least > atMost { return .no }
    if let atLeast, most < atLeast { return .no }
    let enough = atLeast.map { least >= $0 } ?? true
    let notTooMany = atMost.map { most <= $0 } ?? true
    return enough && notTooMany ? .yes : .unknown
  }
}

/// The rows that a `count` or a `sum` takes, picked by its `where`.
struct Members: Sendable {
  /// What was picked for one subject.
  struct Tally: Sendable {
    /// The rows picked for certain.
    var rows: [Int32] = []
    /// How many rows the condition leaves open.
    var undecided = 0
    /// Whether there may be rows that nobody read.
    var isOpen = false
    /// Whether the condition failed on a row.
    var hasFault = false
    /// How many rows are picked by a guess only.
    var guessedIn = 0
    /// How many rows are left out by a guess only.
    var guessedOut = 0
    /// Those guesses, the first of them.
    var guesses: [Cause] = []
    /// Why it is open.
    var causes: [Cause] = []
  }

  /// The table they come from.
  let table: Int
  private let id: String?
  private let condition: Expression?
  private let scope: RuleScope
  private let run: FormRun
  /// What columns say of each row of the table, where they can.
  private let answers: ColumnarRun.Answers?
  /// Why rows may be missing.
  private let missing: [Cause]

  init(of id: String?, where condition: Expression?, in run: FormRun) {
    self.id = id
    self.condition = condition
    self.run = run
    let table = id.flatMap { run.context.tables.index(of: $0) } ?? run.subjects.table ?? 0
    self.table = table
    let scope = run.scope.picking(from: run.context.tables.tables[table].definition.id)
    self.scope = scope
    answers = condition.flatMap {
      ColumnarRun($0, over: table, scope, run: run)?.columnAnswers()
    }
    missing =
      run.context.unreadBlocks(hidingRowsOf: table) + (id == nil ? run.subjects.unreadKeys : [])
  }

  func tally(_ subject: Int) -> Tally {
    var tally = Tally()
    let context = run.context
    let candidates =
      id == nil
      ? run.subjects.rows(of: subject)
      : (0..<context.tables.tables[table].rowCount).map(Int32.init)
    tally.isOpen = context.facts.isOpen(table) || !missing.isEmpty
    tally.causes += missing
    guard let condition else {
      tally.rows = candidates
      return tally
    }
    let activation = run.activation(scope, context.facts)
    let certain = context.certainFacts.map { run.activation(scope, $0) }
    activation.select(subject)
    certain?.select(subject)
    for row in candidates {
      if let answers {
        switch (answers.all[row: Int(row)], answers.certain[row: Int(row)]) {
        case (.yes, .yes):
          tally.rows.append(row)
          continue
        case (.no, .no): continue
        case (.lack, _), (.unknown, _):
          // Once there are causes enough, one more row that is open is only counted.
          guard tally.causes.count < CELUnknown.maximumCauses else {
            tally.undecided += 1
            continue
          }
        default: break
        }
      }
      activation.select(member: Int(row))
      var isPicked: Bool?
      switch condition.evaluate(activation, costLimit: context.costLimit).value {
      case .bool(let flag):
        isPicked = flag
        if flag { tally.rows.append(row) }
      case .unknown(let unknown):
        tally.undecided += 1
        if tally.causes.count < CELUnknown.maximumCauses {
          tally.causes += unknown.causes.map(context.cause)
        }
      case .error(let error):
        tally.hasFault = true
        tally.causes.append(Cause(fault: error, of: condition))
      default: tally.hasFault = true
      }
      guard let isPicked, let certain else { continue }
      certain.select(member: Int(row))
      if case .unknown(let unknown) = condition.program
        .evaluate(certain, costLimit: context.costLimit).value
      {
        if isPicked { tally.guessedIn += 1 } else { tally.guessedOut += 1 }
        if tally.guesses.count < CELUnknown.maximumCauses {
          tally.guesses += unknown.causes.map(context.cause).filter { $0.state == .guessed }
        }
      }
    }
    return tally
  }

  func places(_ rows: [Int32], field: Int? = nil, in run: FormRun) -> [Locator] {
    rows.map { row in
      let plan = run.context.tables.tables[table]
      return field.map { plan.origin(row: Int(row), field: $0) } ?? plan.rowOrigins[Int(row)]
    }
  }
}

extension Cause {
  /// A failed expression.
  init(fault error: CELEvaluationError, of expression: Expression) {
    self.init(
      fact: expression.source, state: .fault, reason: error.kind.rawValue,
      text: LocalizedText(es: error.message.es, en: error.message.en))
  }
}
