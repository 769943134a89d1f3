/// One step of a program: a node of the tree that is evaluated.
protocol PlanNode: AnyObject, Sendable {
  /// The value of this node; faults are values.
  func value(in frame: Frame) -> CELValue

  /// The same as an answer, for nodes that decide; a value that is none is the frame's fault.
  func answer(in frame: Frame) -> Answer
}

extension PlanNode {
  func answer(in frame: Frame) -> Answer { frame.answer(value(in: frame)) }
}

/// A node that decides: its value follows from its answer.
protocol DecidingNode: PlanNode {}

extension DecidingNode {
  func value(in frame: Frame) -> CELValue { frame.value(answer(in: frame)) }
}
