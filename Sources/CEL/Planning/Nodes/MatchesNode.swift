/// `text.matches("constant")`, its pattern compiled once.
final class MatchesNode: DecidingNode {
  private let operand: any PlanNode
  let pattern: RegularExpression
  private let offset: Int

  init(_ operand: any PlanNode, _ pattern: RegularExpression, at offset: Int) {
    self.operand = operand
    self.pattern = pattern
    self.offset = offset
  }

  func answer(in frame: Frame) -> Answer {
    let value = operand.value(in: frame)
    guard case .string(let text) = value else {
      frame.fault =
        value.isFault ? value : .error(.noSuchOverload("matches", value).located(at: offset))
      return .fault
    }
    frame.charge(text: text.utf8.count)
    return Answer(pattern.matches(text))
  }
}
