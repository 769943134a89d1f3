/// A call with one argument.
final class UnaryCallNode: PlanNode {
  private let operand: any PlanNode
  private let body: @Sendable (CELValue, Frame) -> CELValue
  private let offset: Int

  init(
    _ operand: any PlanNode, _ body: @escaping @Sendable (CELValue, Frame) -> CELValue,
    at offset: Int
  ) {
    self.operand = operand
    self.body = body
    self.offset = offset
  }

  func value(in frame: Frame) -> CELValue {
    let value = operand.value(in: frame)
    frame.charge(call: value)
    if frame.isExhausted { return .error(.costLimit) }
    return value.isFault ? value : body(value, frame).charged(to: frame, at: offset)
  }
}
