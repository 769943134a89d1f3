/// The piece of a line that a diagnostic shows, and the carets under it.
///
/// A tab is shown as one space so that the carets stand right, a control character as U+FFFD so that
/// a hostile file cannot speak to the terminal, and a long line is cut on both sides.
struct SourceExcerpt: Hashable, Sendable {
  private static let before = 60
  private static let after = 100

  let line: String
  let carets: String

  var lines: [String] { [line, carets] }

  init(of file: YAMLFile, at mark: YAMLMark, length: Int) {
    let range = file.lineRange(atUTF8Offset: mark.offset)
    let spot = min(max(mark.offset, range.lowerBound), range.upperBound)
    let head = Self.text(file.bytes[range.lowerBound..<spot], keepingLast: Self.before)
    let tail = Self.text(file.bytes[spot..<range.upperBound], keepingFirst: Self.after)
    let marked = String(tail.unicodeScalars.prefix(length))
    line = head + tail
    carets =
      String(repeating: " ", count: head.count)
      + String(repeating: "^", count: max(1, marked.count))
  }

  private static func text(_ bytes: ArraySlice<UInt8>, keepingLast limit: Int) -> String {
    var start = bytes.endIndex
    var kept = 0
    while start > bytes.startIndex, kept < limit {
      start -= 1
      while start > bytes.startIndex, bytes[start].isContinuation { start -= 1 }
      kept += 1
    }
    return (start > bytes.startIndex ? "…" : "") + visible(bytes[start...])
  }

  private static func text(_ bytes: ArraySlice<UInt8>, keepingFirst limit: Int) -> String {
    var end = bytes.startIndex
    var kept = 0
    while end < bytes.endIndex, kept < limit {
      end += 1
      while end < bytes.endIndex, bytes[end].isContinuation { end += 1 }
      kept += 1
    }
    return visible(bytes[..<end]) + (end < bytes.endIndex ? "…" : "")
  }

  private static func visible(_ bytes: ArraySlice<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x09: text.append(" ")
      case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: text.append("\u{FFFD}")
      default: text.append(scalar)
      }
    }
    return String(text)
  }
}

extension String {
  /// The text short enough to stand in a message, without line breaks and control characters.
  var excerpted: String {
    var scalars = String.UnicodeScalarView()
    for scalar in unicodeScalars.prefix(60) {
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      scalars.append(isControl ? " " : scalar)
    }
    return String(scalars) + (unicodeScalars.count > 60 ? "…" : "")
  }
}
