/// A variable of the environment.
final class VariableNode: PlanNode {
  let slot: Int

  init(_ slot: Int) { self.slot = slot }

  func value(in frame: Frame) -> CELValue {
    frame.charge(1)
    return frame.value(slot: slot)
  }
}
