/// `cel.bind(x, value, body)`: the value is made once, and a fault of it tells only where it is used.
final class BindNode: PlanNode {
  private let local: Int
  private let bound: any PlanNode
  private let body: any PlanNode

  init(_ local: Int, _ bound: any PlanNode, _ body: any PlanNode) {
    self.local = local
    self.bound = bound
    self.body = body
  }

  func value(in frame: Frame) -> CELValue {
    frame.charge(1)
    frame.locals[local] = bound.value(in: frame)
    return body.value(in: frame)
  }
}
