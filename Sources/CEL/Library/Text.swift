/// Texts as arrays of bytes or of code points: searching in linear time.
enum Text {
  /// Where a part begins in a whole, at `start` or later, or `nil`; after Knuth, Morris and Pratt.
  static func position<Element: Equatable>(
    of part: [Element], in whole: [Element], from start: Int
  ) -> Int? {
    guard start >= 0, start <= whole.count else { return nil }
    if part.isEmpty { return start }
    guard whole.count - start >= part.count else { return nil }
    let fallbacks = self.fallbacks(of: part)
    var matched = 0
    for index in start..<whole.count {
      while matched > 0, part[matched] != whole[index] { matched = fallbacks[matched - 1] }
      if part[matched] == whole[index] { matched += 1 }
      if matched == part.count { return index + 1 - part.count }
    }
    return nil
  }

  /// Where a part begins last in a whole, at `end` or earlier, or `nil`.
  static func lastPosition<Element: Equatable>(
    of part: [Element], in whole: [Element], upTo end: Int
  ) -> Int? {
    let last = min(end, whole.count - part.count)
    guard last >= 0 else { return nil }
    let window = Array(whole[..<(last + part.count)].reversed())
    return position(of: part.reversed(), in: window, from: 0)
      .map { window.count - $0 - part.count }
  }

  /// For each beginning of the part the length of its longest proper border.
  fileprivate static func fallbacks<Element: Equatable>(of part: [Element]) -> [Int] {
    var table = Array(repeating: 0, count: part.count)
    var length = 0
    for index in part.indices.dropFirst() {
      while length > 0, part[length] != part[index] { length = table[length - 1] }
      if part[length] == part[index] { length += 1 }
      table[index] = length
    }
    return table
  }

  /// A text of these code points.
  static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

extension Text {
  /// The greatest text a function may build, in bytes.
  static let maximumSize = 10_000_000

  /// The pieces between the marks, at most `limit` of them; an empty mark parts code points.
  ///
  /// For replacing, an empty mark also stands before the first code point and after the last one.
  static func pieces(
    of text: String, split mark: String, limit: Int, isReplacing: Bool = false
  ) -> [String] {
    if mark.isEmpty { return scalars(of: text, limit: limit, isReplacing: isReplacing) }
    let (whole, sought) = (Array(text.utf8), Array(mark.utf8))
    var pieces: [String] = []
    var start = 0
    let table = fallbacks(of: sought)
    var (index, matched) = (0, 0)
    while index < whole.count, pieces.count + 1 < limit {
      while matched > 0, sought[matched] != whole[index] { matched = table[matched - 1] }
      if sought[matched] == whole[index] { matched += 1 }
      index += 1
      if matched == sought.count {
        pieces.append(String(decoding: whole[start..<(index - matched)], as: UTF8.self))
        (start, matched) = (index, 0)
      }
    }
    return pieces + [String(decoding: whole[start...], as: UTF8.self)]
  }

  private static func scalars(of text: String, limit: Int, isReplacing: Bool) -> [String] {
    var pieces = isReplacing ? [""] : []
    var rest = text.unicodeScalars[...]
    while let scalar = rest.first, pieces.count + 1 < limit {
      pieces.append(String(Character(scalar)))
      rest.removeFirst()
    }
    if !rest.isEmpty {
      // The last piece is what the limit left together.
      pieces.append(String(rest))
    } else if isReplacing, pieces.count < limit {
      pieces.append("")
    }
    return pieces
  }
}
