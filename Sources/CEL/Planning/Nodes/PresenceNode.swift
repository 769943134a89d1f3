/// `has(a.b)`.
final class PresenceNode: PlanNode {
  private let operand: any PlanNode
  private let name: String
  private let indexes: [String: Int]
  private let offset: Int

  init(_ operand: any PlanNode, _ name: String, indexes: [String: Int], at offset: Int) {
    self.operand = operand
    self.name = name
    self.indexes = indexes
    self.offset = offset
  }

  func value(in frame: Frame) -> CELValue {
    frame.charge(1)
    switch operand.value(in: frame) {
    case .optional(nil): return .bool(false)
    case .optional(let wrapped?): return presence(in: wrapped)
    case let value: return presence(in: value)
    }
  }

  private func presence(in value: CELValue) -> CELValue {
    switch value {
    case .map(let map): return .bool(map.value(named: name) != nil)
    case .object(let object):
      guard let index = indexes[object.typeName] else { break }
      return CELValue(object.presence(field: index))
    case .unknown, .error: return value
    default: break
    }
    return .error(.noSuchField(name, of: value.typeName).located(at: offset))
  }
}
