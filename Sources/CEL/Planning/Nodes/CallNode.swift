/// A call with any number of arguments.
final class CallNode: PlanNode {
  private let operands: [any PlanNode]
  private let body: @Sendable ([CELValue], Frame) -> CELValue
  private let offset: Int

  init(
    _ operands: [any PlanNode], _ body: @escaping @Sendable ([CELValue], Frame) -> CELValue,
    at offset: Int
  ) {
    self.operands = operands
    self.body = body
    self.offset = offset
  }

  func value(in frame: Frame) -> CELValue {
    let values = operands.map { $0.value(in: frame) }
    for value in values { frame.charge(call: value) }
    frame.charge(1)
    if let fault = Faults.first(values) { return fault }
    // Past the limit nothing large is built any more.
    if frame.isExhausted { return .error(.costLimit) }
    return body(values, frame).charged(to: frame, at: offset)
  }
}
