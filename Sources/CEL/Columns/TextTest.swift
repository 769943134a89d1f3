/// A part of an expression that only asks about one text, without the machinery around it.
///
/// Its cost, in the units of the scalar plan, is at most `weight` times that of going through the text.
protocol TextTest: AnyObject, Sendable {
  var weight: Int { get }

  /// Whether a text that is present passes.
  func holds(_ text: String) -> Bool
}

/// `has(a.b)` and constants: the same for all texts.
final class SettledTextTest: TextTest {
  private let answer: Bool
  var weight: Int { 2 }

  init(_ answer: Bool) { self.answer = answer }

  func holds(_ text: String) -> Bool { answer }
}

/// A comparison with a constant.
final class ComparedTextTest: TextTest {
  private let comparison: Comparison
  private let constant: ConstantText
  var weight: Int { 3 }

  init(_ comparison: Comparison, _ constant: String) {
    self.comparison = comparison
    self.constant = ConstantText(constant)
  }

  func holds(_ text: String) -> Bool {
    switch comparison {
    case .equal: constant.isEqual(to: text)
    case .different: !constant.isEqual(to: text)
    default: comparison.holds(Text.compare(text, constant.text), 0)
    }
  }
}

/// `contains`, `startsWith` or `endsWith` with a constant.
final class PartTextTest: TextTest {
  private let test: TextTestNode.Test
  private let part: ConstantText
  var weight: Int { 3 }

  init(_ test: TextTestNode.Test, _ part: String) {
    self.test = test
    self.part = ConstantText(part)
  }

  func holds(_ text: String) -> Bool {
    switch test {
    case .contains: part.isPart(of: text)
    case .startsWith: part.isPrefix(of: text)
    case .endsWith: part.isSuffix(of: text)
    }
  }
}

/// `matches` with a constant pattern.
final class PatternTextTest: TextTest {
  private let pattern: RegularExpression
  var weight: Int { 3 }

  init(_ pattern: RegularExpression) { self.pattern = pattern }

  func holds(_ text: String) -> Bool { pattern.matches(text) }
}

/// `in` a constant list.
final class MemberTextTest: TextTest {
  private let members: ConstantSet
  var weight: Int { 3 }

  init(_ members: ConstantSet) { self.members = members }

  func holds(_ text: String) -> Bool { members.contains(text: text) }
}

/// `&&`, `||` and `!` of tests.
final class LogicTextTest: TextTest {
  private let left: any TextTest
  private let right: any TextTest
  private let deciding: Bool
  var weight: Int { left.weight + right.weight }

  init(_ left: any TextTest, _ right: any TextTest, deciding: Bool) {
    self.left = left
    self.right = right
    self.deciding = deciding
  }

  func holds(_ text: String) -> Bool {
    left.holds(text) == deciding ? deciding : right.holds(text)
  }
}

/// `!` of a test.
final class NotTextTest: TextTest {
  private let test: any TextTest
  var weight: Int { test.weight + 1 }

  init(_ test: any TextTest) { self.test = test }

  func holds(_ text: String) -> Bool { !test.holds(text) }
}

/// A test of the text in other letters: `lowerAscii` and `upperAscii`.
final class LetterTextTest: TextTest {
  private let test: any TextTest
  private let isLower: Bool
  var weight: Int { test.weight + 3 }

  init(_ test: any TextTest, isLower: Bool) {
    self.test = test
    self.isLower = isLower
  }

  func holds(_ text: String) -> Bool {
    test.holds(
      isLower
        ? Text.mapBytes(of: text) { $0 >= 65 && $0 <= 90 ? $0 + 32 : $0 }
        : Text.mapBytes(of: text) { $0 >= 97 && $0 <= 122 ? $0 - 32 : $0 })
  }
}
