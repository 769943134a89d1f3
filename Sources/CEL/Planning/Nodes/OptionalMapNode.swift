/// `o.optMap(x, e)` and `o.optFlatMap(x, e)`.
final class OptionalMapNode: PlanNode {
  private let local: Int
  private let operand: any PlanNode
  private let body: any PlanNode
  private let isFlat: Bool

  init(_ local: Int, _ operand: any PlanNode, _ body: any PlanNode, isFlat: Bool) {
    self.local = local
    self.operand = operand
    self.body = body
    self.isFlat = isFlat
  }

  func value(in frame: Frame) -> CELValue {
    frame.charge(1)
    switch operand.value(in: frame) {
    case .optional(nil): return .optional(nil)
    case .optional(let wrapped?):
      frame.locals[local] = wrapped
      let value = body.value(in: frame)
      if isFlat, case .optional = value { return value }
      if value.isFault { return value }
      return isFlat ? .error(.noSuchOverload("optFlatMap", value)) : .optional(value)
    case let value:
      return value.isFault
        ? value : .error(.noSuchOverload(isFlat ? "optFlatMap" : "optMap", value))
    }
  }
}
