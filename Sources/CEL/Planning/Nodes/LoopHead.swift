/// What all loops have in common: the range, and the locals that change from round to round.
struct LoopHead: Sendable {
  let range: any PlanNode
  let firstLocal: Int
  let variableCount: Int
  let offset: Int
  let name: String

  /// The rounds of a loop, or the fault that stands in place of its range.
  enum Rounds {
    case fault(CELValue)
    case rounds(LoopRounds)
  }

  /// Evaluates the range.
  func rounds(in frame: Frame) -> Rounds {
    frame.charge(1)
    let value = range.value(in: frame)
    switch value {
    case .list(let list): return .rounds(LoopRounds(head: self, list: list, map: nil))
    case .map(let map): return .rounds(LoopRounds(head: self, list: nil, map: map))
    default:
      return .fault(
        value.isFault ? value : .error(.noSuchOverload(name, value).located(at: offset)))
    }
  }
}
