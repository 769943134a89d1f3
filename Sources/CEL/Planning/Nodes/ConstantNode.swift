/// A value known when the expression was compiled.
final class ConstantNode: PlanNode {
  let constant: CELValue

  init(_ constant: CELValue) { self.constant = constant }

  func value(in frame: Frame) -> CELValue { constant }
}
