/// `cotejo.raw(a.b)`: the text as written, of a malformed fact too.
final class RawTextNode: PlanNode {
  private let operand: any PlanNode
  private let index: Int
  private let offset: Int

  init(_ operand: any PlanNode, _ index: Int, at offset: Int) {
    self.operand = operand
    self.index = index
    self.offset = offset
  }

  func value(in frame: Frame) -> CELValue {
    frame.charge(1)
    let value = operand.value(in: frame)
    guard case .object(let object) = value else {
      return value.isFault
        ? value : .error(.noSuchOverload("cotejo.raw", value).located(at: offset))
    }
    if let text = object.rawText(field: index) { return .string(text) }
    let fact = object.value(field: index)
    if fact.isFault { return fact }
    let error = CELEvaluationError.invalid(
      es: "Este dato no tiene texto escrito.", en: "This fact has no written text.")
    return .error(error.located(at: offset))
  }
}
