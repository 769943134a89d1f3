/// `condition ? yes : no`; only the branch taken is evaluated.
final class ConditionalNode: PlanNode {
  private let condition: any PlanNode
  private let yes: any PlanNode
  private let no: any PlanNode

  init(_ condition: any PlanNode, _ yes: any PlanNode, _ no: any PlanNode) {
    self.condition = condition
    self.yes = yes
    self.no = no
  }

  func value(in frame: Frame) -> CELValue {
    switch condition.answer(in: frame) {
    case .yes: yes.value(in: frame)
    case .no: no.value(in: frame)
    case .fault: fault(in: frame)
    }
  }

  func answer(in frame: Frame) -> Answer {
    switch condition.answer(in: frame) {
    case .yes: return yes.answer(in: frame)
    case .no: return no.answer(in: frame)
    case .fault:
      frame.fault = fault(in: frame)
      return .fault
    }
  }

  private func fault(in frame: Frame) -> CELValue {
    let value = frame.fault
    return value.isFault ? value : .error(.noSuchOverload("?:", value))
  }
}
