/// A field of the object that most of the expression is about, and `has()` of one.
final class SubjectFieldNode: PlanNode {
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
    guard let subject = frame.subject(slot: slot) else { return general.value(in: frame) }
    frame.charge(2)
    return subject.value(field: field)
  }
}

/// `has(a.b)` of the object that most of the expression is about.
final class SubjectPresenceNode: DecidingNode {
  private let slot: Int
  private let field: Int
  private let general: PresenceNode

  init(_ slot: Int, _ field: Int, general: PresenceNode) {
    self.slot = slot
    self.field = field
    self.general = general
  }

  func answer(in frame: Frame) -> Answer {
    guard let subject = frame.subject(slot: slot) else { return general.answer(in: frame) }
    frame.charge(2)
    switch subject.presence(field: field) {
    case .true: return .yes
    case .false: return .no
    case .unknown(let unknown):
      frame.fault = .unknown(unknown)
      return .fault
    }
  }
}
