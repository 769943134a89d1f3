/// `x in [constants]`, by a hash set.
final class MembershipNode: PlanNode {
  private let operand: any PlanNode
  private let members: Set<MapKey>

  /// The node, or `nil` where a member is not of a type that sets hold.
  init?(_ operand: any PlanNode, in list: CELList) {
    var members: Set<MapKey> = []
    for member in list.array {
      guard let key = MapKey(lookup: member) else { return nil }
      members.insert(key)
    }
    self.operand = operand
    self.members = members
  }

  func value(in frame: Frame) -> CELValue {
    frame.charge(1)
    let value = operand.value(in: frame)
    if value.isFault { return value }
    if case .decimal(let number) = value {
      return .bool(number.wholeNumber.map { members.contains(.int(Int64($0))) } ?? false)
    }
    return .bool(MapKey(lookup: value).map(members.contains) ?? false)
  }
}
