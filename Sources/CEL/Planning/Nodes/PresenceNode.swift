/// `has(a.b)`.
final class PresenceNode: DecidingNode {
  private let operand: any PlanNode
  private let name: String
  /// The field's index where the type of the object was known, which spares asking for it.
  private let index: Int?
  private let indexes: [String: Int]
  private let offset: Int

  init(_ operand: any PlanNode, _ name: String, index: Int?, indexes: [String: Int], at offset: Int)
  {
    self.operand = operand
    self.name = name
    self.index = index
    self.indexes = indexes
    self.offset = offset
  }

  func answer(in frame: Frame) -> Answer {
    frame.charge(1)
    let operand = operand.value(in: frame)
    if let index, case .object(let object) = operand {
      switch object.presence(field: index) {
      case .true: return .yes
      case .false: return .no
      case .unknown(let unknown):
        frame.fault = .unknown(unknown)
        return .fault
      }
    }
    return frame.answer(presence(of: operand))
  }

  private func presence(of operand: CELValue) -> CELValue {
    switch operand {
    case .optional(nil): return .bool(false)
    case .optional(let wrapped?): return presence(in: wrapped)
    case let value: return presence(in: value)
    }
  }

  private func presence(in value: CELValue) -> CELValue {
    switch value {
    case .map(let map): return .bool(map.value(named: name) != nil)
    case .object(let object):
      guard let index = index ?? indexes[object.typeName] else { break }
      return CELValue(object.presence(field: index))
    case .unknown, .error: return value
    default: break
    }
    return .error(.noSuchField(name, of: value.typeName).located(at: offset))
  }
}
