/// `&&` and `||` over any number of operands: one that decides absorbs unknowns and errors.
final class LogicNode: PlanNode {
  private let operands: [any PlanNode]
  /// The answer that settles the matter: false for `&&`, true for `||`.
  private let deciding: Bool

  init(_ operands: [any PlanNode], deciding: Bool) {
    self.operands = operands
    self.deciding = deciding
  }

  func value(in frame: Frame) -> CELValue {
    var faults = Faults.Gathered()
    for operand in operands {
      let value = operand.value(in: frame)
      if case .bool(let answer) = value {
        if answer == deciding { return value }
      } else if !faults.add(value) {
        faults.add(.error(.noSuchOverload(deciding ? "||" : "&&", value)))
      }
    }
    return faults.fault ?? .bool(!deciding)
  }
}
