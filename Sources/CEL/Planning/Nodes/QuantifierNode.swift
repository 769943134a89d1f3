/// `all` and `exists`: a deciding element absorbs unknowns and errors, also in an open list.
final class QuantifierNode: PlanNode {
  private let head: LoopHead
  private let predicate: any PlanNode
  /// The answer that settles the matter: false for `all`, true for `exists`.
  private let deciding: Bool

  init(_ head: LoopHead, _ predicate: any PlanNode, deciding: Bool) {
    self.head = head
    self.predicate = predicate
    self.deciding = deciding
  }

  func value(in frame: Frame) -> CELValue {
    let rounds: LoopRounds
    switch head.rounds(in: frame) {
    case .fault(let fault): return fault
    case .rounds(let found): rounds = found
    }
    var faults = Faults.Gathered()
    for round in 0..<rounds.count {
      guard rounds.begin(round, in: frame) else { return .error(.costLimit) }
      let value = predicate.value(in: frame)
      if case .bool(let answer) = value {
        if answer == deciding { return value }
      } else if !faults.add(value) {
        faults.add(.error(.noSuchOverload(head.name, value).located(at: head.offset)))
      }
    }
    faults.add(rounds.openCauses)
    return faults.fault ?? .bool(!deciding)
  }
}
