import Values

/// A comparison; values of one simple type are compared at once, all others by the library.
final class ComparisonNode: DecidingNode {
  private let left: any PlanNode
  private let right: any PlanNode
  private let comparison: Comparison
  private let general: @Sendable (CELValue, CELValue, Frame) -> CELValue
  private let offset: Int

  init(
    _ left: any PlanNode, _ comparison: Comparison, _ right: any PlanNode,
    general: @escaping @Sendable (CELValue, CELValue, Frame) -> CELValue, at offset: Int
  ) {
    self.left = left
    self.right = right
    self.comparison = comparison
    self.general = general
    self.offset = offset
  }

  func answer(in frame: Frame) -> Answer {
    let first = left.value(in: frame)
    let second = right.value(in: frame)
    if case .int(let one) = first, case .int(let other) = second {
      frame.charge(1)
      return Answer(comparison.holds(one, other))
    }
    return compare(first, second, frame)
  }

  @inline(never)
  private func compare(_ first: CELValue, _ second: CELValue, _ frame: Frame) -> Answer {
    frame.charge(call: first)
    switch (first, second) {
    case (.double(let one), .double(let other)): return Answer(comparison.holds(one, other))
    case (.string(let one), .string(let other)): return Answer(comparison.holds(one, other))
    case (.decimal(let one), .decimal(let other)): return Answer(comparison.holds(one, other))
    case (.date(let one), .date(let other)): return frame.answer(comparison.holds(one, other))
    default: break
    }
    if let fault = Faults.first(first, second) {
      frame.fault = fault
      return .fault
    }
    return frame.answer(general(first, second, frame).charged(to: frame, at: offset))
  }
}
