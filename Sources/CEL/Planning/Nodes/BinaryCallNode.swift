/// A call with two arguments, which most operators are.
final class BinaryCallNode: PlanNode {
  private let left: any PlanNode
  private let right: any PlanNode
  private let body: @Sendable (CELValue, CELValue, Frame) -> CELValue
  private let offset: Int

  init(
    _ left: any PlanNode, _ right: any PlanNode,
    _ body: @escaping @Sendable (CELValue, CELValue, Frame) -> CELValue, at offset: Int
  ) {
    self.left = left
    self.right = right
    self.body = body
    self.offset = offset
  }

  func value(in frame: Frame) -> CELValue {
    let first = left.value(in: frame)
    let second = right.value(in: frame)
    frame.charge(call: first)
    if let fault = Faults.first(first, second) { return fault }
    // Past the limit nothing large is built any more.
    if frame.isExhausted { return .error(.costLimit) }
    return body(first, second, frame).charged(to: frame, at: offset)
  }
}
