/// `contains`, `startsWith` and `endsWith`.
final class TextTestNode: DecidingNode {
  /// Which of the three.
  enum Test: String, Sendable {
    case contains
    case startsWith
    case endsWith

    /// Whether the test holds.
    func holds(_ whole: String, _ part: String) -> Bool {
      switch self {
      case .contains: Text.contains(part, in: whole)
      case .startsWith: Text.hasPrefix(whole, part)
      case .endsWith: Text.hasSuffix(whole, part)
      }
    }
  }

  private let operand: any PlanNode
  private let part: any PlanNode
  private let test: Test
  private let offset: Int

  init(_ operand: any PlanNode, _ test: Test, _ part: any PlanNode, at offset: Int) {
    self.operand = operand
    self.part = part
    self.test = test
    self.offset = offset
  }

  func answer(in frame: Frame) -> Answer { answer(operand.value(in: frame), in: frame) }

  @inline(never)
  func answer(_ whole: CELValue, in frame: Frame) -> Answer {
    let sought = part.value(in: frame)
    frame.charge(call: whole)
    if case .string(let text) = whole, case .string(let part) = sought {
      return Answer(test.holds(text, part))
    }
    frame.fault =
      Faults.first(whole, sought)
      ?? .error(.noSuchOverload(test.rawValue, whole, sought).located(at: offset))
    return .fault
  }
}

/// The same with a constant part.
final class ConstantTextTestNode: DecidingNode {
  private let operand: any PlanNode
  private let part: ConstantText
  private let test: TextTestNode.Test
  /// The way for what is no text.
  private let general: TextTestNode

  init(_ operand: any PlanNode, _ test: TextTestNode.Test, _ part: String, general: TextTestNode) {
    self.operand = operand
    self.part = ConstantText(part)
    self.test = test
    self.general = general
  }

  func answer(in frame: Frame) -> Answer {
    let whole = operand.value(in: frame)
    guard case .string(let text) = whole else { return general.answer(whole, in: frame) }
    frame.charge(text: text.utf8.count)
    switch test {
    case .contains: return Answer(part.isPart(of: text))
    case .startsWith: return Answer(part.isPrefix(of: text))
    case .endsWith: return Answer(part.isSuffix(of: text))
    }
  }
}
