import Values

/// What the comparisons with a constant share: the way for values of another type than its own.
struct ConstantComparison: Sendable {
  let operand: any PlanNode
  let comparison: Comparison
  let constant: CELValue
  let general: @Sendable (CELValue, CELValue, Frame) -> CELValue
  let offset: Int

  /// The node for a constant of its type.
  func node() -> any PlanNode {
    switch constant {
    case .int(let number): IntComparisonNode(self, number)
    case .string(let text): TextComparisonNode(self, text)
    case .date(let date): DateComparisonNode(self, date)
    case .decimal(let number): DecimalComparisonNode(self, number)
    default:
      ComparisonNode(
        operand, comparison, ConstantNode(constant), general: general, at: offset)
    }
  }

  /// The answer for any value.
  @inline(never)
  func answer(_ found: CELValue, in frame: Frame) -> Answer {
    frame.charge(call: found)
    if found.isFault {
      frame.fault = found
      return .fault
    }
    return frame.answer(general(found, constant, frame).charged(to: frame, at: offset))
  }
}

/// A comparison with a constant whole number.
final class IntComparisonNode: DecidingNode {
  private let operand: any PlanNode
  private let comparison: Comparison
  private let constant: Int64
  private let parts: ConstantComparison

  init(_ parts: ConstantComparison, _ constant: Int64) {
    (operand, comparison) = (parts.operand, parts.comparison)
    self.constant = constant
    self.parts = parts
  }

  func answer(in frame: Frame) -> Answer {
    let found = operand.value(in: frame)
    guard case .int(let number) = found else { return parts.answer(found, in: frame) }
    frame.charge(1)
    return Answer(comparison.holds(number, constant))
  }
}

/// A comparison with a constant date.
final class DateComparisonNode: DecidingNode {
  private let operand: any PlanNode
  private let comparison: Comparison
  private let constant: DateSpan
  private let parts: ConstantComparison

  init(_ parts: ConstantComparison, _ constant: DateSpan) {
    (operand, comparison) = (parts.operand, parts.comparison)
    self.constant = constant
    self.parts = parts
  }

  func answer(in frame: Frame) -> Answer {
    let found = operand.value(in: frame)
    guard case .date(let date) = found else { return parts.answer(found, in: frame) }
    frame.charge(1)
    return frame.answer(comparison.holds(date, constant))
  }
}

/// A comparison with a constant decimal.
final class DecimalComparisonNode: DecidingNode {
  private let operand: any PlanNode
  private let comparison: Comparison
  private let constant: Decimal
  private let parts: ConstantComparison

  init(_ parts: ConstantComparison, _ constant: Decimal) {
    (operand, comparison) = (parts.operand, parts.comparison)
    self.constant = constant
    self.parts = parts
  }

  func answer(in frame: Frame) -> Answer {
    let found = operand.value(in: frame)
    guard case .decimal(let number) = found else { return parts.answer(found, in: frame) }
    frame.charge(1)
    return Answer(comparison.holds(number, constant))
  }
}

/// A comparison with a constant text.
final class TextComparisonNode: DecidingNode {
  private let operand: any PlanNode
  private let comparison: Comparison
  private let constant: ConstantText
  private let parts: ConstantComparison

  init(_ parts: ConstantComparison, _ constant: String) {
    (operand, comparison) = (parts.operand, parts.comparison)
    self.constant = ConstantText(constant)
    self.parts = parts
  }

  func answer(in frame: Frame) -> Answer {
    let found = operand.value(in: frame)
    guard case .string(let text) = found else { return parts.answer(found, in: frame) }
    frame.charge(text: text.utf8.count)
    switch comparison {
    case .equal: return Answer(constant.isEqual(to: text))
    case .different: return Answer(!constant.isEqual(to: text))
    default: return Answer(comparison.holds(Text.compare(text, constant.text), 0))
    }
  }
}
