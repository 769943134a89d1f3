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
    return value.isFault ? value : body(value, frame).charged(to: frame, at: offset)
  }
}

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
    return body(first, second, frame).charged(to: frame, at: offset)
  }
}

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

extension Frame {
  /// Counts a call by the size of what it goes through.
  fileprivate func charge(call value: CELValue) {
    switch value {
    case .string(let text): charge(text: text.utf8.count)
    case .bytes(let octets): charge(text: octets.count)
    default: charge(1)
    }
  }
}

extension CELValue {
  /// Counts the cost of a built value, and gives an error its place.
  fileprivate func charged(to frame: Frame, at offset: Int) -> CELValue {
    switch self {
    case .string(let text): frame.charge(text: text.utf8.count)
    case .bytes(let octets): frame.charge(text: octets.count)
    case .error(let error): return .error(error.located(at: offset))
    default: break
    }
    return self
  }
}
