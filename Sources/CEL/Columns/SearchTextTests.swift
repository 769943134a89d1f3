/// `contains` with a constant.
final class PartTextTest: ByteTextTest, @unchecked Sendable {
  private let part: ConstantText
  override var slowness: Int { 2 }

  init(_ part: String, _ dressing: TextDressing) {
    self.part = ConstantText(part)
    super.init(dressing)
  }

  override func holds(_ text: UnsafeBufferPointer<UInt8>) -> Bool { part.isPart(of: text) }

  override func answer(
    _ chosen: UnsafeBufferPointer<UInt32>, of texts: ColumnTexts,
    into answers: UnsafeMutablePointer<UInt8>
  ) {
    let isDone = answer(chosen, of: texts, holding: [part], into: answers) { _ in true }
    if !isDone { super.answer(chosen, of: texts, into: answers) }
  }
}

/// `matches` with a constant pattern.
final class PatternTextTest: ByteTextTest, @unchecked Sendable {
  private let pattern: RegularExpression
  /// Without one of these in it no text matches; empty where nobody can say.
  private let parts: [ConstantText]
  /// Without one of these at its beginning no text matches; `nil` where nobody can say.
  private let starts: TextStarts?
  override var slowness: Int { starts != nil ? 1 : parts.isEmpty ? 9 : 4 }

  init(_ pattern: RegularExpression, _ dressing: TextDressing) {
    self.pattern = pattern
    parts = pattern.needs.parts?.map(ConstantText.init) ?? []
    starts = pattern.needs.starts
    super.init(dressing)
  }

  override func holds(_ text: UnsafeBufferPointer<UInt8>) -> Bool { pattern.matches(text) }

  override func answer(
    _ chosen: UnsafeBufferPointer<UInt32>, of texts: ColumnTexts,
    into answers: UnsafeMutablePointer<UInt8>
  ) {
    // A pattern with a known beginning looks at less than a search would.
    if let starts {
      starts.read { starts in
        texts.arena(dressing).read { reader in
          for text in chosen {
            let isFound =
              starts.mayBegin(reader.heads[Int(text)]) && pattern.matches(reader[Int(text)])
            answers[Int(text)] = (isFound ? CELRowAnswer.yes : .no).rawValue
          }
        }
      }
      return
    }
    let isDone = answer(chosen, of: texts, holding: parts, into: answers, pattern.matches)
    if !isDone { super.answer(chosen, of: texts, into: answers) }
  }
}

extension ByteTextTest {
  /// Stands where a text is asked about and not answered yet.
  private static var asked: UInt8 { 0xFE }

  /// Looks in all texts at once for those that hold one of some parts, and asks of these alone whether
  /// they pass; false where too few of the texts are asked about, or the parts are not known.
  fileprivate func answer(
    _ chosen: UnsafeBufferPointer<UInt32>, of texts: ColumnTexts, holding parts: [ConstantText],
    into answers: UnsafeMutablePointer<UInt8>,
    _ passes: (UnsafeBufferPointer<UInt8>) -> Bool
  ) -> Bool {
    guard let first = chosen.min(), let last = chosen.max(), chosen.count * 2 > last - first,
      !parts.isEmpty, !parts.contains(where: \.isEmpty)
    else { return false }
    for text in chosen { answers[Int(text)] = ByteTextTest.asked }
    let arena = texts.arena(dressing)
    arena.read { reader in
      for part in parts {
        arena.each(of: Int(first)...Int(last), holding: part) { text in
          if answers[text] == ByteTextTest.asked {
            answers[text] =
              passes(reader[text]) ? CELRowAnswer.yes.rawValue : CELRowAnswer.no.rawValue
          }
        }
      }
    }
    for text in chosen where answers[Int(text)] == ByteTextTest.asked {
      answers[Int(text)] = CELRowAnswer.no.rawValue
    }
    return true
  }
}
