/// Finds the byte of a code point by walking from the one that was asked before.
///
/// Marks come nearly in order, so a whole file costs about one walk over its bytes.
struct CodePointCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var codePoint = 0
  private var offset = 0

  /// A cursor at the start of `bytes`, which must stay valid while it is used.
  init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// Where the code point begins; beyond the last one, the end.
  mutating func byte(ofCodePoint target: Int) -> Int {
    while codePoint < target, offset < bytes.count {
      offset += 1
      while offset < bytes.count, bytes[offset].isContinuation { offset += 1 }
      codePoint += 1
    }
    while codePoint > target, offset > 0 {
      offset -= 1
      while offset > 0, bytes[offset].isContinuation { offset -= 1 }
      codePoint -= 1
    }
    return offset
  }
}
