/// `text.matches("constant")`, its pattern compiled once.
final class MatchesNode: PlanNode {
  private let operand: any PlanNode
  private let pattern: RegularExpression
  private let offset: Int

  init(_ operand: any PlanNode, _ pattern: RegularExpression, at offset: Int) {
    self.operand = operand
    self.pattern = pattern
    self.offset = offset
  }

  func value(in frame: Frame) -> CELValue {
    let value = operand.value(in: frame)
    guard case .string(let text) = value else {
      return value.isFault ? value : .error(.noSuchOverload("matches", value).located(at: offset))
    }
    frame.charge(text: text.utf8.count)
    return .bool(pattern.matches(text))
  }
}
