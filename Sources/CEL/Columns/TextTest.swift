/// A part of an expression that only asks about one text, without the machinery around it.
///
/// It is put to many of a column's texts at once. Its cost, in the units of the scalar plan, is at
/// most `weight` times that of going through the text.
protocol TextTest: AnyObject, Sendable {
  var weight: Int { get }

  /// How long it takes beside other tests, roughly.
  var slowness: Int { get }

  /// Writes for each of these texts, which are distinct, yes or no at its place in `answers`.
  func answer(
    _ chosen: UnsafeBufferPointer<UInt32>, of texts: ColumnTexts,
    into answers: UnsafeMutablePointer<UInt8>)
}

/// Answers as bytes.
private let (yes, no) = (CELRowAnswer.yes.rawValue, CELRowAnswer.no.rawValue)

/// A test that looks at the bytes of one text after another.
class ByteTextTest: TextTest, @unchecked Sendable {
  // Safe to share: nothing is written after it is made, here and in those that inherit.
  let dressing: TextDressing
  var weight: Int { dressing == .plain ? 3 : 6 }
  /// Unless a test has to go through the text, it only looks at some of it.
  var slowness: Int { 1 }

  init(_ dressing: TextDressing) { self.dressing = dressing }

  /// Whether a text that is present passes.
  func holds(_ text: UnsafeBufferPointer<UInt8>) -> Bool { false }

  func answer(
    _ chosen: UnsafeBufferPointer<UInt32>, of texts: ColumnTexts,
    into answers: UnsafeMutablePointer<UInt8>
  ) {
    texts.arena(dressing).read { reader in
      for text in chosen { answers[Int(text)] = holds(reader[Int(text)]) ? yes : no }
    }
  }
}

/// `has(a.b)` and constants: the same for all texts.
final class SettledTextTest: TextTest {
  private let holds: Bool
  var weight: Int { 2 }
  var slowness: Int { 0 }

  init(_ holds: Bool) { self.holds = holds }

  func answer(
    _ chosen: UnsafeBufferPointer<UInt32>, of texts: ColumnTexts,
    into answers: UnsafeMutablePointer<UInt8>
  ) {
    for text in chosen { answers[Int(text)] = holds ? yes : no }
  }
}

/// A comparison with a constant.
final class ComparedTextTest: ByteTextTest, @unchecked Sendable {
  private let comparison: Comparison
  private let constant: ConstantText

  init(_ comparison: Comparison, _ constant: String, _ dressing: TextDressing) {
    self.comparison = comparison
    self.constant = ConstantText(constant)
    super.init(dressing)
  }

  override func holds(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch comparison {
    case .equal: constant.isEqual(to: text)
    case .different: !constant.isEqual(to: text)
    default: comparison.holds(constant.order(of: text), 0)
    }
  }
}

/// `startsWith` or `endsWith` with a constant.
final class EndTextTest: ByteTextTest, @unchecked Sendable {
  private let part: ConstantText
  private let isStart: Bool

  init(_ part: String, isStart: Bool, _ dressing: TextDressing) {
    self.part = ConstantText(part)
    self.isStart = isStart
    super.init(dressing)
  }

  override func holds(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    isStart ? part.isPrefix(of: text) : part.isSuffix(of: text)
  }
}

/// `in` a constant list.
final class MemberTextTest: ByteTextTest, @unchecked Sendable {
  private let members: ConstantSet

  init(_ members: ConstantSet, _ dressing: TextDressing) {
    self.members = members
    super.init(dressing)
  }

  override func holds(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    members.contains(text: String(decoding: text, as: UTF8.self))
  }
}

/// `size(text.split(mark))` compared with a constant, where the mark is one byte of ASCII.
final class PieceCountTextTest: ByteTextTest, @unchecked Sendable {
  private let mark: UInt8
  private let comparison: Comparison
  private let count: Int64
  override var slowness: Int { 3 }

  init?(_ mark: String, _ comparison: Comparison, _ count: Int64, _ dressing: TextDressing) {
    guard mark.utf8.count == 1, let byte = mark.utf8.first else { return nil }
    (self.mark, self.comparison, self.count) = (byte, comparison, count)
    super.init(dressing)
  }

  override func holds(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var pieces = 1
    for byte in text { pieces &+= byte == mark ? 1 : 0 }
    return comparison.holds(pieces, Int(count))
  }
}

/// `&&` and `||` of tests.
final class LogicTextTest: TextTest {
  private let left: any TextTest
  private let right: any TextTest
  private let deciding: UInt8
  var weight: Int { left.weight + right.weight }
  var slowness: Int { left.slowness + right.slowness }

  init(_ left: any TextTest, _ right: any TextTest, deciding: Bool) {
    self.left = left
    self.right = right
    self.deciding = deciding ? yes : no
  }

  func answer(
    _ chosen: UnsafeBufferPointer<UInt32>, of texts: ColumnTexts,
    into answers: UnsafeMutablePointer<UInt8>
  ) {
    left.answer(chosen, of: texts, into: answers)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: chosen.count) { open in
      var count = 0
      for text in chosen where answers[Int(text)] != deciding {
        open[count] = text
        count += 1
      }
      if count > 0 {
        right.answer(UnsafeBufferPointer(rebasing: open[..<count]), of: texts, into: answers)
      }
    }
  }
}

/// `!` of a test.
final class NotTextTest: TextTest {
  private let test: any TextTest
  var weight: Int { test.weight + 1 }
  var slowness: Int { test.slowness }

  init(_ test: any TextTest) { self.test = test }

  func answer(
    _ chosen: UnsafeBufferPointer<UInt32>, of texts: ColumnTexts,
    into answers: UnsafeMutablePointer<UInt8>
  ) {
    test.answer(chosen, of: texts, into: answers)
    for text in chosen { answers[Int(text)] = answers[Int(text)] == yes ? no : yes }
  }
}
