/// A loop's variable.
final class LocalNode: PlanNode {
  private let index: Int

  init(_ index: Int) { self.index = index }

  func value(in frame: Frame) -> CELValue {
    frame.charge(1)
    return frame.locals[index]
  }
}
