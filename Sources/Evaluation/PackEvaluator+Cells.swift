import Findings
import Rules

extension PackEvaluator {
  /// The cells at these addresses, in their order; those that the plan does not have are left out.
  package static func details(
    of addresses: [CellDetail.Address], in context: EvaluationContext
  ) -> [CellDetail] {
    var lookers: [String: CellLooker] = [:]
    return addresses.compactMap { address in
      if lookers[address.rule] == nil, let rule = context.pack.rule(address.rule),
        let evaluator = evaluator(of: rule, in: context)
      {
        lookers[address.rule] = CellLooker(evaluator)
      }
      return lookers[address.rule]?.detail(of: address)
    }
  }
}

/// Looks at cells of one rule, judged once for all of them.
private struct CellLooker {
  private let evaluator: RuleEvaluator
  private let judged: JudgedRule
  private let results: [FormResult?]

  init(_ evaluator: RuleEvaluator) {
    self.evaluator = evaluator
    (judged, results) = (evaluator.judge(), evaluator.checkResults)
  }

  /// What a cell is about and what was read for it; `nil` where there is none.
  func detail(of address: CellDetail.Address) -> CellDetail? {
    guard let owner = judged.owner(of: address) else { return nil }
    let (context, subjects) = (evaluator.context, evaluator.subjects)
    var subject: Int?
    if case .subject(let index) = owner { subject = index }
    let renderer = MessageRenderer(rule: evaluator.rule, context: context, subjects: subjects)
    var rows: [Finding.Location] = []
    if let subject, let table = subjects.table {
      rows = subjects.rows(of: subject).prefix(3).map {
        renderer.location(context.tables.tables[table].rowOrigins[Int($0)])
      }
    }
    let steps = evaluator.steps(for: subject, results)
    let facts =
      steps.filter { $0.kind == .check }.flatMap(\.facts)
      + steps.filter { $0.kind != .check }.flatMap(\.facts)
    return CellDetail(
      address, subject: renderer.subjectName(subject), rows: rows,
      facts: RuleEvaluator.unique(facts))
  }
}
