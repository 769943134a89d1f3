/// A text that is compared, ordered and hashed by its UTF-8 bytes, which is by code points.
///
/// `String` itself holds composed and decomposed letters for equal; CEL does not.
struct ByteText: Hashable, Comparable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (left: ByteText, right: ByteText) -> Bool {
    Text.equal(left.text, right.text)
  }

  static func < (left: ByteText, right: ByteText) -> Bool { left.compared(to: right) < 0 }

  func hash(into hasher: inout Hasher) {
    Text.withBytes(of: text) { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }

  /// Below zero, zero or above, as this text stands before, with or after the other.
  func compared(to other: ByteText) -> Int {
    Text.compare(text, other.text)
  }
}
