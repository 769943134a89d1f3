/// A field of an object that is a variable: both read in one step.
final class SlotFieldNode: PlanNode {
  private let slot: Int
  private let field: Int
  /// The same in two steps, for what is not an object.
  private let general: FieldNode

  init(_ slot: Int, _ field: Int, general: FieldNode) {
    self.slot = slot
    self.field = field
    self.general = general
  }

  func value(in frame: Frame) -> CELValue {
    guard let value = frame.value(slot: slot, field: field) else {
      return general.value(in: frame)
    }
    frame.charge(2)
    return value
  }
}
