/// `&&` and `||`: an operand that decides absorbs unknowns and errors.
final class LogicNode: DecidingNode {
  private let left: any PlanNode
  private let right: any PlanNode
  /// The answer that settles the matter: no for `&&`, yes for `||`.
  private let deciding: Answer

  private init(_ left: any PlanNode, _ right: any PlanNode, _ deciding: Answer) {
    self.left = left
    self.right = right
    self.deciding = deciding
  }

  /// The node of a chain of operands, halved until two are left, so that a long chain is not deep.
  static func chain(_ operands: ArraySlice<any PlanNode>, deciding: Bool) -> any PlanNode {
    guard operands.count > 1, let first = operands.first else {
      return operands.first ?? ConstantNode(.bool(!deciding))
    }
    if operands.count == 2 {
      return LogicNode(first, operands[operands.endIndex - 1], Answer(deciding))
    }
    let middle = (operands.startIndex + operands.endIndex) / 2
    return LogicNode(
      chain(operands[..<middle], deciding: deciding),
      chain(operands[middle...], deciding: deciding),
      Answer(deciding))
  }

  func answer(in frame: Frame) -> Answer {
    let first = left.answer(in: frame)
    if first == deciding { return first }
    if first == .fault { return answerPastFault(in: frame) }
    let second = right.answer(in: frame)
    if second == .fault, !frame.fault.isFault { frame.fault = faulty(frame.fault) }
    return second
  }

  /// The answer where the left operand was a fault: the right one may still decide.
  @inline(never)
  private func answerPastFault(in frame: Frame) -> Answer {
    let fault = faulty(frame.fault)
    let second = right.answer(in: frame)
    if second == deciding { return second }
    frame.fault =
      second == .fault ? Faults.first(fault, faulty(frame.fault)) ?? fault : fault
    return .fault
  }

  /// The value if it is a fault, else the error that it is no truth value.
  private func faulty(_ value: CELValue) -> CELValue {
    value.isFault ? value : .error(.noSuchOverload(deciding == .yes ? "||" : "&&", value))
  }
}
