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
    guard let access = access(path) else {
      return FormResult(judgements: judge(path) { _, _ in .fault }) { _ in Explanation() }
    }
    let column = context.tables.tables[access.table].columns[access.field]
    var known: [FactValue: Bool] = [:]
    func allRight(_ value: FactValue) -> Bool {
      if let answer = known[value] { return answer }
      let answer: Bool
      if case .list(let values) = value {
        answer = values.allSatisfy(isRight)
      } else {
        answer = isRight(value)
      }
      known[value] = answer
      return answer
    }
    let judgements = judge(path) { code, row in
      switch code.state {
      case .present: column.value(row: row).map { allRight($0) ? .yes : .no } ?? .unknown
      case .malformed, .unread: .unknown
      default: .nothing
      }
    }
    return FormResult(judgements: judgements) { subject in
      var explanation = explanation(path, subject: subject)
      explanation.values["expected"] = .text(expected)
      return explanation
    }
  }
}

extension MatchesForm: RunnableForm {
  func run(_ run: FormRun) -> FormResult {
    run.judgeValues(field, expected: patterns.map(\.pattern).joined(separator: " | ")) { value in
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
      return FormResult(judgements: run.judge(field) { _, _ in .fault }) { _ in Explanation() }
    }
    let targets = tables.tables[target].columns[position]
    var known: Set<String> = []
    for row in 0..<targets.count {
      guard let value = targets.value(row: row) else { continue }
      if case .list(let values) = value {
        for each in values { known.insert(folded(each.description)) }
      } else {
        known.insert(folded(value.description))
      }
    }
    let missing = targets.codes.contains { $0.state == .unread || $0.state == .malformed }
    let open = run.context.openCauses(of: target)
    let isOpen = !open.isEmpty || missing
    let found = known
    var result = run.judgeValues(field, expected: "\(table).\(column)") { value in
      found.contains(folded(value.description))
    }
    if isOpen {
      for index in result.judgements.indices where result.judgements[index].answer == .no {
        result.judgements[index] = Judgement(
          .unknown, guessed: result.judgements[index].isGuessed)
      }
      let (judgements, explain) = (result.judgements, result.explain)
      result = FormResult(judgements: judgements) { subject in
        var explanation = explain(subject)
        // The value itself was read: what is open is whether the rows it should be among all were.
        let isRead = explanation.causes.allSatisfy { $0.state == .present }
        if judgements[subject].answer == .unknown, isRead { explanation.causes = open }
        return explanation
      }
    }
    return result
  }
}
