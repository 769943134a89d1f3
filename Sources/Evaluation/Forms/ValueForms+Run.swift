import CEL
import Documents
import Findings
import Plans
import Rules
import Values

extension FormRun {
  /// Judges the value of a field: a lack is nothing, malformed and unread are unknown; of a list,
  /// each value has to be right.
  func judgeValues(
    _ path: FieldPath, expected: String, _ isRight: @escaping @Sendable (FactValue) -> Bool
  ) -> FormResult {
    guard let access = access(path) else { return faults }
    let column = context.tables.tables[access.table].columns[access.field]
    func judged(_ value: FactValue?) -> Judgement.Answer {
      switch value {
      case nil: .unknown
      case .list(let values)?: values.allSatisfy(isRight) ? .yes : .no
      case let value?: isRight(value) ? .yes : .no
      }
    }
    let judgements: ContiguousArray<Judgement>
    if case .texts(let names) = column.storage {
      // Each text is looked at once, however many rows hold it.
      var known = ContiguousArray<Judgement.Answer?>(repeating: nil, count: column.texts.count)
      judgements = judge(path, FormRun.lacksAreNothing) { row in
        let name = Int(names[row])
        if let answer = known[name] { return answer }
        let answer = judged(column.value(row: row))
        known[name] = answer
        return answer
      }
    } else {
      judgements = judge(path, FormRun.lacksAreNothing) { judged(column.value(row: $0)) }
    }
    return FormResult(judgements: judgements) { subject in
      var explanation = self.explanation(path, subject: subject)
      explanation.values["expected"] = .text(expected)
      return explanation
    }
  }
}

extension FormRun {
  private static func lacksAreNothing(_ state: FactCode.State) -> Judgement.Answer {
    switch state {
    case .present: .yes
    case .malformed, .unread: .unknown
    default: .nothing
    }
  }
}

extension MatchesForm: RunnableForm {
  func run(_ run: FormRun) -> FormResult {
    let patterns = patterns
    return run.judgeValues(
      field, expected: patterns.map(\.pattern).joined(separator: " | ")
    ) { value in
      let text = value.description
      return patterns.contains { $0.matches(text) }
    }
  }
}

extension OneOfForm: RunnableForm {
  func run(_ run: FormRun) -> FormResult {
    var allowed = values
    if let column, let dated = run.context.pack.datedTable(column.table) {
      for row in dated.rows.indices where dated.rows[row].inForce.contains(run.context.asOf) {
        allowed += dated.texts(row: row, column: column.column)
      }
    }
    let known = Set(allowed.map(foldedWords))
    return run.judgeValues(field, expected: allowed.joined(separator: ", ")) { value in
      known.contains(foldedWords(value.description))
    }
  }
}

extension RangeForm: RunnableForm {
  func run(_ run: FormRun) -> FormResult {
    let (minimum, maximum) = (minimum, maximum)
    let bounds = [minimum.map { "≥ \($0)" }, maximum.map { "≤ \($0)" }].compactMap { $0 }
    return run.judgeValues(field, expected: bounds.joined(separator: ", ")) { value in
      guard case .number(let number) = value else { return false }
      if let minimum, number < minimum { return false }
      if let maximum, number > maximum { return false }
      return true
    }
  }
}

extension RefersToForm: RunnableForm {
  /// What is not found among the rows read may stand in a part that was not.
  func run(_ run: FormRun) -> FormResult {
    let tables = run.context.tables
    guard let target = tables.index(of: table),
      let position = tables.tables[target].definition.index(of: column)
    else {
      return run.faults
    }
    let targets = Targets(tables.tables[target].columns[position])
    let open = run.context.openCauses(of: target)
    let missing = targets.missing.map {
      run.context.cause(table: target, field: position, row: $0)
    }
    var result = run.judgeValues(field, expected: "\(table).\(column)") { targets.holds($0) }
    let strict = run.judgeValues(field, expected: "") { targets.holds($0, guesses: false) }
    for index in result.judgements.indices {
      let own = result.judgements[index]
      switch own.answer {
      case .yes where strict.judgements[index].answer == .no:
        result.judgements[index] = Judgement(.yes, guessed: true)
      case .no where !open.isEmpty || missing != nil:
        result.judgements[index] = Judgement(.unknown)
      case .no where targets.guess != nil:
        result.judgements[index] = Judgement(.no, guessed: true)
      default: break
      }
    }
    let (judgements, explain) = (result.judgements, result.explain)
    let guess = targets.guess.map { run.context.cause(table: target, field: position, row: $0) }
    result.explain = { subject in
      var explanation = explain(subject)
      guard explanation.causes.first?.state == .present else { return explanation }
      if judgements[subject].answer == .unknown {
        explanation.causes = open + [missing].compactMap { $0 }
      } else if judgements[subject].isGuessed {
        explanation.causes += [guess].compactMap { $0 }
      }
      return explanation
    }
    return result
  }

  /// The values that may be referred to, folded.
  private struct Targets: Sendable {
    private var certain: Set<String> = []
    private var guessed: Set<String> = []
    /// The first row that holds what nobody read.
    private(set) var missing: Int?
    /// The first row that holds a guess.
    private(set) var guess: Int?

    init(_ column: FactColumn) {
      for row in 0..<column.count {
        let code = column.codes[row]
        if code.state == .unread || code.state == .malformed { missing = missing ?? row }
        let isGuess = code.isGuessed && code.state != .absent
        if isGuess { guess = guess ?? row }
        for text in Targets.texts(column.value(row: row)) {
          if isGuess { guessed.insert(text) } else { certain.insert(text) }
        }
      }
    }

    func holds(_ value: FactValue, guesses: Bool = true) -> Bool {
      let text = folded(value.description)
      return certain.contains(text) || (guesses && guessed.contains(text))
    }

    private static func texts(_ value: FactValue?) -> [String] {
      switch value {
      case nil: []
      case .list(let values)?: values.map { folded($0.description) }
      case let single?: [folded(single.description)]
      }
    }
  }
}
