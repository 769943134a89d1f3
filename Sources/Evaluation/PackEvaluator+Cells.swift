import Findings
import Rules

extension PackEvaluator {
  /// The cells at these addresses, in their order; those that the plan does not have are left out.
  package static func details(
    of addresses: [CellDetail.Address], in context: EvaluationContext
  ) -> [CellDetail] {
    var evaluators: [String: (evaluator: RuleEvaluator, judged: JudgedRule)] = [:]
    return addresses.compactMap { address in
      if evaluators[address.rule] == nil, let rule = context.pack.rule(address.rule),
        let evaluator = evaluator(of: rule, in: context)
      {
        evaluators[address.rule] = (evaluator, evaluator.judge())
      }
      guard let (evaluator, judged) = evaluators[address.rule],
        let owner = judged.owner(of: address)
      else { return nil }
      return evaluator.detail(of: address, owner)
    }
  }
}

extension RuleEvaluator {
  /// What a cell is about and what was read for it.
  fileprivate func detail(
    of address: CellDetail.Address, _ owner: JudgedRule.CellOwner
  ) -> CellDetail {
    var subject: Int?
    if case .subject(let index) = owner { subject = index }
    let renderer = MessageRenderer(rule: rule, context: context, subjects: subjects)
    var rows: [Finding.Location] = []
    if let subject, let table = subjects.table {
      rows = subjects.rows(of: subject).prefix(3).map {
        renderer.location(context.tables.tables[table].rowOrigins[Int($0)])
      }
    }
    let steps = steps(for: subject)
    let facts =
      steps.filter { $0.kind == .check }.flatMap(\.facts)
      + steps.filter { $0.kind != .check }.flatMap(\.facts)
    return CellDetail(
      address, subject: renderer.subjectName(subject), rows: rows,
      facts: RuleEvaluator.unique(facts))
  }
}
