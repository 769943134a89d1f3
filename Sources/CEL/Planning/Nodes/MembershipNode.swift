/// `x in [constants]`, by a hash set.
final class MembershipNode: DecidingNode {
  private let operand: any PlanNode
  private let members: ConstantSet

  /// The node, or `nil` where a member is not of a type that sets hold.
  init?(_ operand: any PlanNode, in list: CELList) {
    guard let members = ConstantSet(list) else { return nil }
    self.operand = operand
    self.members = members
  }

  func answer(in frame: Frame) -> Answer {
    frame.charge(1)
    let value = operand.value(in: frame)
    if value.isFault {
      frame.fault = value
      return .fault
    }
    return Answer(members.contains(value))
  }
}
