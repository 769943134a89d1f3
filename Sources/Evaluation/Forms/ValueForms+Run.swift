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
