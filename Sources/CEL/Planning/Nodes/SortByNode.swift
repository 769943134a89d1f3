/// `sortBy(x, key)`: the elements in the order of their keys; equal keys keep their order.
final class SortByNode: PlanNode {
  private let head: LoopHead
  private let key: any PlanNode

  init(_ head: LoopHead, _ key: any PlanNode) {
    self.head = head
    self.key = key
  }

  func value(in frame: Frame) -> CELValue {
    let rounds: LoopRounds
    switch head.rounds(in: frame) {
    case .fault(let fault): return fault
    case .rounds(let found): rounds = found
    }
    var faults = Faults.Gathered()
    var keys: [CELValue] = []
    for round in 0..<rounds.count {
      guard rounds.begin(round, in: frame) else { return .error(.costLimit) }
      let value = key.value(in: frame)
      if !faults.add(value) { keys.append(value) }
    }
    if let fault = faults.fault { return fault }
    switch Ordering.sortedPositions(of: keys, frame) {
    case .positions(let positions):
      return .list(CELList(positions.map(rounds.single), openCauses: rounds.openCauses))
    case .fault(let fault): return fault
    }
  }
}
