/// `!`.
final class NotNode: DecidingNode {
  private let operand: any PlanNode
  private let offset: Int

  init(_ operand: any PlanNode, at offset: Int) {
    self.operand = operand
    self.offset = offset
  }

  func answer(in frame: Frame) -> Answer {
    frame.charge(1)
    switch operand.answer(in: frame) {
    case .yes: return .no
    case .no: return .yes
    case .fault:
      if !frame.fault.isFault {
        frame.fault = .error(.noSuchOverload("!", frame.fault).located(at: offset))
      }
      return .fault
    }
  }
}
