/// A field of an object, its index known since the expression was compiled.
final class FieldNode: PlanNode {
  private let operand: any PlanNode
  private let index: Int
  private let name: String
  private let offset: Int

  init(_ operand: any PlanNode, _ index: Int, named name: String, at offset: Int) {
    self.operand = operand
    self.index = index
    self.name = name
    self.offset = offset
  }

  func value(in frame: Frame) -> CELValue {
    frame.charge(1)
    switch operand.value(in: frame) {
    case .object(let object): return object.value(field: index)
    case .optional(nil): return .optional(nil)
    case .optional(.object(let object)?):
      let value = object.value(field: index)
      return value.isFault ? value : .optional(value)
    case let value where value.isFault: return value
    case let value:
      return .error(.noSuchField(name, of: value.typeName).located(at: offset))
    }
  }
}
