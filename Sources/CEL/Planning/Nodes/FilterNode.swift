/// `filter`: of what cannot be decided the result is an open list.
final class FilterNode: PlanNode {
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
    var open = rounds.openCauses
    var error: CELEvaluationError?
    var kept: [CELValue] = []
    for round in 0..<rounds.count {
      guard rounds.begin(round, in: frame) else { return .error(.costLimit) }
      switch predicate.value(in: frame) {
      case .bool(true): kept.append(rounds.single(round))
      case .bool(false): break
      case .unknown(let unknown): open = unknown.merged(after: open)
      case .error(let found): error = error ?? found
      case let value:
        error = error ?? .noSuchOverload(head.name, value).located(at: head.offset)
      }
    }
    if let error { return open.map { .unknown($0) } ?? .error(error) }
    return .list(CELList(kept, openCauses: open))
  }
}

extension CELUnknown {
  /// These causes after those of another unknown.
  fileprivate func merged(after other: CELUnknown?) -> CELUnknown {
    other.map { $0.merging(self) } ?? self
  }
}
