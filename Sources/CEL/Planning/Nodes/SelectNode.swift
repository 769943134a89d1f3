/// A field looked up by name: of a map, of an object whose type was not known, of an optional.
final class SelectNode: PlanNode {
  private let operand: any PlanNode
  private let name: String
  private let indexes: [String: Int]
  private let isOptional: Bool
  private let offset: Int

  init(
    _ operand: any PlanNode, _ name: String, indexes: [String: Int], isOptional: Bool,
    at offset: Int
  ) {
    self.operand = operand
    self.name = name
    self.indexes = indexes
    self.isOptional = isOptional
    self.offset = offset
  }

  func value(in frame: Frame) -> CELValue {
    frame.charge(1)
    switch operand.value(in: frame) {
    case .optional(nil): return .optional(nil)
    case .optional(let wrapped?): return optional(wrapped)
    case let value where value.isFault: return value
    case let value: return isOptional ? optional(value) : plain(value)
    }
  }

  private func plain(_ value: CELValue) -> CELValue {
    switch value {
    case .map(let map):
      map.value(named: name) ?? .error(.noSuchKey(name).located(at: offset))
    case .object(let object):
      indexes[object.typeName].map { object.value(field: $0) }
        ?? .error(.noSuchField(name, of: object.typeName).located(at: offset))
    default: .error(.noSuchField(name, of: value.typeName).located(at: offset))
    }
  }

  /// A missing key is none; what has no fields at all is still an error.
  private func optional(_ value: CELValue) -> CELValue {
    switch value {
    case .map(let map): return .optional(map.value(named: name))
    default:
      let selected = plain(value)
      return selected.isFault ? selected : .optional(selected)
    }
  }
}
