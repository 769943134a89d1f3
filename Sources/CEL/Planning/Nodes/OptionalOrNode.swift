/// `o.or(other)` and `o.orValue(value)`; the right side is evaluated only when it is needed.
final class OptionalOrNode: PlanNode {
  private let left: any PlanNode
  private let right: any PlanNode
  private let unwraps: Bool

  init(_ left: any PlanNode, _ right: any PlanNode, unwraps: Bool) {
    self.left = left
    self.right = right
    self.unwraps = unwraps
  }

  func value(in frame: Frame) -> CELValue {
    frame.charge(1)
    switch left.value(in: frame) {
    case .optional(let wrapped?): return unwraps ? wrapped : .optional(wrapped)
    case .optional(nil):
      let value = right.value(in: frame)
      if unwraps || value.isFault { return value }
      if case .optional = value { return value }
      return .error(.noSuchOverload("or", value))
    case let value:
      return value.isFault ? value : .error(.noSuchOverload(unwraps ? "orValue" : "or", value))
    }
  }
}
