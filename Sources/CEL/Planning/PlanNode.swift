/// One step of a program: a node of the tree that is evaluated.
protocol PlanNode: AnyObject, Sendable {
  /// The value of this node; faults are values.
  func value(in frame: Frame) -> CELValue
}
