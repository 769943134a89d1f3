/// `exists_one`: nothing is absorbed, but two that match settle it for any list.
final class ExistsOneNode: PlanNode {
  private let head: LoopHead
  private let predicate: any PlanNode

  init(_ head: LoopHead, _ predicate: any PlanNode) {
    self.head = head
    self.predicate = predicate
  }

  func value(in frame: Frame) -> CELValue {
    let rounds: LoopRounds
    switch head.rounds(in: frame) {
    case .fault(let fault): return fault
    case .rounds(let found): rounds = found
    }
    var faults = Faults.Gathered()
    var matches = 0
    for round in 0..<rounds.count {
      guard rounds.begin(round, in: frame) else { return .error(.costLimit) }
      let value = predicate.value(in: frame)
      if case .bool(let answer) = value {
        if answer { matches += 1 }
      } else if !faults.add(value) {
        faults.add(.error(.noSuchOverload(head.name, value).located(at: head.offset)))
      }
    }
    // Two that match are too many, whatever the unread rows hold.
    if matches > 1, faults.error == nil { return .bool(false) }
    faults.add(rounds.openCauses)
    return faults.fault ?? .bool(matches == 1)
  }
}
