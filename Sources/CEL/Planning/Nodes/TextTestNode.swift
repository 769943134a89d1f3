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
  /// The part, where it is constant.
  private let constant: ConstantText?
  private let test: Test
  private let offset: Int

  init(_ operand: any PlanNode, _ test: Test, _ part: any PlanNode, at offset: Int) {
    self.operand = operand
    self.part = part
    self.test = test
    self.offset = offset
    if case .string(let text)? = (part as? ConstantNode)?.constant {
      constant = ConstantText(text)
    } else {
      constant = nil
    }
  }

  func answer(in frame: Frame) -> Answer {
    let whole = operand.value(in: frame)
    guard let constant, case .string(let text) = whole else {
      return answer(whole, in: frame)
    }
    frame.charge(text: text.utf8.count)
    switch test {
    case .contains: return Answer(constant.isPart(of: text))
    case .startsWith: return Answer(constant.isPrefix(of: text))
    case .endsWith: return Answer(constant.isSuffix(of: text))
    }
  }

  @inline(never)
  private func answer(_ whole: CELValue, in frame: Frame) -> Answer {
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
