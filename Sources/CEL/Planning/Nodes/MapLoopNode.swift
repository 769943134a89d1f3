/// `map` and `transformList`, with or without a condition; an open list stays open.
final class MapLoopNode: PlanNode {
  private let head: LoopHead
  private let condition: (any PlanNode)?
  private let body: any PlanNode

  init(_ head: LoopHead, _ condition: (any PlanNode)?, _ body: any PlanNode) {
    self.head = head
    self.condition = condition
    self.body = body
  }

  func value(in frame: Frame) -> CELValue {
    let rounds: LoopRounds
    switch head.rounds(in: frame) {
    case .fault(let fault): return fault
    case .rounds(let found): rounds = found
    }
    var faults = Faults.Gathered()
    var made: [CELValue] = []
    for round in 0..<rounds.count {
      guard rounds.begin(round, in: frame) else { return .error(.costLimit) }
      guard condition.map({ head.accepts($0, &faults, in: frame) }) ?? true else { continue }
      let value = body.value(in: frame)
      if !faults.add(value) { made.append(value) }
    }
    return faults.fault ?? .list(CELList(made, openCauses: rounds.openCauses))
  }
}

extension LoopHead {
  /// Whether the condition holds in this round; faults are gathered.
  func accepts(
    _ condition: any PlanNode, _ faults: inout Faults.Gathered, in frame: Frame
  ) -> Bool {
    let value = condition.value(in: frame)
    if case .bool(let answer) = value { return answer }
    if !faults.add(value) {
      faults.add(.error(.noSuchOverload(name, value).located(at: offset)))
    }
    return false
  }
}
