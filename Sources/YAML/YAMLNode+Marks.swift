// Where in the file a byte of a scalar's text stands.

extension YAMLNode {
  /// The spot of the file that gave the byte at `offset` of this scalar's text.
  ///
  /// Exact in every style: quotation marks, escapes, the indentation of a block and joined lines are
  /// taken into account. The end of the text gives the spot after its last character. Anything but a
  /// scalar gives its start.
  package func mark(atUTF8Offset offset: Int) -> YAMLMark {
    guard case .scalar(let text, let style) = content else { return start }
    var alignment = ScalarAlignment(
      text: Array(text.utf8), bytes: file.bytes, range: start.offset..<end.offset, style: style)
    return file.mark(atUTF8Offset: alignment.sourceOffset(of: min(max(offset, 0), text.utf8.count)))
  }
}

/// A walk over a scalar as it is written and over its text, side by side.
///
/// Between two anchors text and source are the same bytes. An anchor is set at every line, and
/// around every escape.
private struct ScalarAlignment {
  let text: [UInt8]
  let bytes: [UInt8]
  let range: Range<Int>
  let style: YAMLScalarStyle
  private var textOffset = 0
  private var anchors: [(text: Int, source: Int)] = []

  init(text: [UInt8], bytes: [UInt8], range: Range<Int>, style: YAMLScalarStyle) {
    self.text = text
    self.bytes = bytes
    self.range = range
    self.style = style
  }

  mutating func sourceOffset(of offset: Int) -> Int {
    switch style {
    case .plain: alignLines(range, trimming: true)
    case .singleQuoted, .doubleQuoted: alignQuoted()
    case .literal, .folded: alignBlock()
    }
    let anchor = anchors.last { $0.text <= offset } ?? (0, range.lowerBound)
    return min(anchor.source + offset - anchor.text, range.upperBound)
  }

  // MARK: Styles

  private mutating func alignLines(_ part: Range<Int>, trimming: Bool) {
    var start = part.lowerBound
    while start < part.upperBound {
      let end = bytes[start..<part.upperBound].firstIndex(where: \.isLineBreak) ?? part.upperBound
      alignRun(trimming ? trimmed(start..<end) : start..<end)
      start = end + 1
    }
  }

  /// Quoted text: runs between escapes, lines folded.
  private mutating func alignQuoted() {
    let quote: UInt8 = style == .singleQuoted ? UInt8(ascii: "'") : UInt8(ascii: "\"")
    let last = max(range.lowerBound + 1, range.upperBound - 1)
    var start = min(range.lowerBound + 1, last)
    var position = start
    while position < last {
      guard let length = escapeLength(at: position, before: last, quote: quote) else {
        position += 1
        continue
      }
      alignQuotedRun(start..<position)
      if isEscapedBreak(at: position) {
        // The line goes on where the next one has its first character.
        position += 2
        while position < last, bytes[position].isBlank || bytes[position].isLineBreak {
          position += 1
        }
      } else {
        alignEscape(at: position, length: length)
        position += length
      }
      start = position
    }
    alignQuotedRun(start..<last)
    anchors.append((text.count, last))
  }

  private mutating func alignQuotedRun(_ run: Range<Int>) {
    // Blanks next to a line break are dropped by YAML, those next to a quotation mark are kept.
    guard bytes[run].contains(where: \.isLineBreak) else { return alignRun(run) }
    alignLines(run, trimming: true)
  }

  /// A block: every line without its indentation, which the first written line tells.
  private mutating func alignBlock() {
    guard let header = bytes[range].firstIndex(where: \.isLineBreak) else { return }
    var lines: [Range<Int>] = []
    var start = header + 1
    if bytes[header] == .carriageReturn, start < range.upperBound, bytes[start] == .lineFeed {
      start += 1
    }
    while start < range.upperBound {
      let end = bytes[start..<range.upperBound].firstIndex(where: \.isLineBreak) ?? range.upperBound
      lines.append(start..<end)
      let isPair =
        end + 1 < range.upperBound && bytes[end] == .carriageReturn && bytes[end + 1] == .lineFeed
      start = end + (isPair ? 2 : 1)
    }
    if style == .literal { alignLiteral(lines) } else { alignFolded(lines, header: header) }
  }

  /// Line for line: what a line of the file has more than its line of the text is indentation.
  private mutating func alignLiteral(_ lines: [Range<Int>]) {
    let textLines = text.split(separator: .lineFeed, omittingEmptySubsequences: false)
    for (line, textLine) in zip(lines, textLines) {
      anchors.append((textLine.startIndex, max(line.lowerBound, line.upperBound - textLine.count)))
    }
  }

  private mutating func alignFolded(_ lines: [Range<Int>], header: Int) {
    let asked = bytes[range.lowerBound..<header].first { (49...57).contains($0) }
    let written = lines.lazy.map { [bytes] in $0.prefix { bytes[$0] == .space }.count }
    let first = zip(lines, written).first { $0.0.count > $0.1 }?.1 ?? 0
    for line in lines {
      // With an indicator (`>2`) the indentation depends on the parent: the run finds itself.
      let indentation =
        asked == nil ? min(first, line.count) : line.prefix { bytes[$0] == .space }.count
      alignRun(line.dropFirst(indentation))
    }
  }

  // MARK: Pieces

  /// A piece that stands in the text as it is written, perhaps after a folded line break.
  private mutating func alignRun(_ run: Range<Int>) {
    guard !run.isEmpty else { return }
    var candidate = textOffset
    while candidate + run.count <= text.count {
      if text[candidate...].starts(with: bytes[run]) {
        anchors.append((candidate, run.lowerBound))
        textOffset = candidate + run.count
        return
      }
      guard text[candidate].isBlank || text[candidate].isLineBreak else { return }
      candidate += 1
    }
  }

  /// An escape gives one code point of the text.
  private mutating func alignEscape(at position: Int, length: Int) {
    anchors.append((textOffset, position))
    textOffset += 1
    while textOffset < text.count, text[textOffset].isContinuation { textOffset += 1 }
    anchors.append((min(textOffset, text.count), position + length))
  }

  private func escapeLength(at position: Int, before last: Int, quote: UInt8) -> Int? {
    if style == .singleQuoted { return bytes[position] == quote ? min(2, last - position) : nil }
    guard bytes[position] == UInt8(ascii: "\\"), position + 1 < last else { return nil }
    let length =
      switch bytes[position + 1] {
      case UInt8(ascii: "x"): 4
      case UInt8(ascii: "u"): 6
      case UInt8(ascii: "U"): 10
      default: 2
      }
    return min(length, last - position)
  }

  private func isEscapedBreak(at position: Int) -> Bool {
    style == .doubleQuoted && position + 1 < bytes.count && bytes[position + 1].isLineBreak
  }

  private func trimmed(_ line: Range<Int>) -> Range<Int> {
    var line = line
    while let first = line.first, bytes[first].isBlank { line = line.dropFirst() }
    while let last = line.last, bytes[last].isBlank { line = line.dropLast() }
    return line
  }
}
