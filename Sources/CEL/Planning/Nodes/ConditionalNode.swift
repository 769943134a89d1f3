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
    let value = condition.value(in: frame)
    if case .bool(let answer) = value { return (answer ? yes : no).value(in: frame) }
    return value.isFault ? value : .error(.noSuchOverload("?:", value))
  }
}
