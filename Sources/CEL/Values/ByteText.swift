/// A text that is compared, ordered and hashed by its UTF-8 bytes, which is by code points.
///
/// `String` itself holds composed and decomposed letters for equal; CEL does not.
struct ByteText: Hashable, Comparable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (left: ByteText, right: ByteText) -> Bool {
    guard left.text.utf8.count == right.text.utf8.count else { return false }
    return left.compared(to: right) == 0
  }

  static func < (left: ByteText, right: ByteText) -> Bool { left.compared(to: right) < 0 }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }

  /// Below zero, zero or above, as this text stands before, with or after the other.
  func compared(to other: ByteText) -> Int {
    var (left, right) = (text, other.text)
    return left.withUTF8 { first in
      right.withUTF8 { second in
        for index in 0..<min(first.count, second.count) where first[index] != second[index] {
          return first[index] < second[index] ? -1 : 1
        }
        return first.count - second.count
      }
    }
  }
}
