/// `transformMap` and `transformMapEntry`.
final class TransformNode: PlanNode {
  private let head: LoopHead
  private let condition: (any PlanNode)?
  private let body: any PlanNode
  /// Whether the body makes maps whose entries are put together, rather than values.
  private let makesEntries: Bool

  init(
    _ head: LoopHead, _ condition: (any PlanNode)?, _ body: any PlanNode, makesEntries: Bool
  ) {
    self.head = head
    self.condition = condition
    self.body = body
    self.makesEntries = makesEntries
  }

  func value(in frame: Frame) -> CELValue {
    let rounds: LoopRounds
    switch head.rounds(in: frame) {
    case .fault(let fault): return fault
    case .rounds(let found): rounds = found
    }
    var faults = Faults.Gathered()
    var entries: [(key: CELValue, value: CELValue)] = []
    for round in 0..<rounds.count {
      guard rounds.begin(round, in: frame) else { return .error(.costLimit) }
      guard condition.map({ head.accepts($0, &faults, in: frame) }) ?? true else { continue }
      let value = body.value(in: frame)
      if faults.add(value) { continue }
      if !makesEntries {
        entries.append((rounds.key(round), value))
      } else if case .map(let map) = value {
        frame.charge(map.count)
        entries.append(contentsOf: zip(map.keys, map.values).map { (key: $0, value: $1) })
      } else {
        faults.add(.error(.noSuchOverload(head.name, value).located(at: head.offset)))
      }
    }
    faults.add(rounds.openCauses)
    if let fault = faults.fault { return fault }
    return CELMap(entries).map { .map($0) } ?? .error(.badKey.located(at: head.offset))
  }
}
