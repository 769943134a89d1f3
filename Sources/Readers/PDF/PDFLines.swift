import Documents

/// A run of words without a wide gap: a cell's line, or a line of text.
struct PDFSegment {
  /// The words, from left to right.
  var words: [PDFWord]
  /// The box around them.
  var box: PageBox

  /// The words with a space between them.
  var text: String { words.map(\.text).joined(separator: " ") }
}

/// The words of a page that stand at one height.
struct PDFLine {
  /// The segments, from left to right.
  var segments: [PDFSegment]
  /// The box around all of them.
  var box: PageBox

  /// The height of its letters.
  var height: Float { max(1, segments.map { $0.box.bottom - $0.box.top }.max() ?? 1) }

  /// All its words.
  var text: String { segments.map(\.text).joined(separator: " ") }
}

extension PDFPage {
  /// The lines from top to bottom.
  var lines: [PDFLine] {
    var lines: [(words: [PDFWord], top: Float, bottom: Float)] = []
    for word in words.sorted(by: PDFPage.isAbove) {
      let middle = (word.box.top + word.box.bottom) / 2
      if let last = lines.last, middle >= last.top, middle <= last.bottom {
        lines[lines.count - 1].words.append(word)
        // The first word sets the height; a tall letter must not draw the next line in.
      } else {
        lines.append(([word], word.box.top, word.box.bottom))
      }
    }
    let rows = lines.map { line in line.words.sorted { $0.box.left < $1.box.left } }
    let space = PDFPage.space(rows)
    return rows.map { PDFPage.line($0, space) }
  }

  /// The usual white between two words of a sentence, as a share of the letters' height; 0 where there
  /// are too few to tell.
  ///
  /// It depends on the font: in one for typewriters a space is as wide as a letter.
  private static func space(_ rows: [[PDFWord]]) -> Float {
    var gaps: [Float] = []
    for words in rows {
      for (one, next) in zip(words, words.dropFirst()) {
        let gap = next.box.left - one.box.right
        if gap > 0, gap < one.height { gaps.append(gap / max(1, one.height)) }
      }
    }
    return gaps.count < 5 ? 0 : gaps.sorted()[gaps.count / 2]
  }

  private static func isAbove(_ one: PDFWord, _ other: PDFWord) -> Bool {
    (one.box.top + one.box.bottom, one.box.left) < (
      other.box.top + other.box.bottom, other.box.left
    )
  }

  private static func line(_ words: [PDFWord], _ space: Float) -> PDFLine {
    var segments: [PDFSegment] = []
    for word in words {
      // A space is a quarter to a third of the letters' height; what is clearly wider parts columns.
      let least = max(4, word.height * 0.5, space * word.height * 1.5)
      if let last = segments.last, word.box.left - last.box.right < least {
        segments[segments.count - 1].words.append(word)
        segments[segments.count - 1].box = last.box.union(word.box)
      } else {
        segments.append(PDFSegment(words: [word], box: word.box))
      }
    }
    let box = segments.dropFirst().reduce(segments[0].box) { $0.union($1.box) }
    return PDFLine(segments: segments, box: box)
  }
}
