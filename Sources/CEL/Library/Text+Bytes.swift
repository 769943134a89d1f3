import Glibc

/// Texts by their bytes, without copying them.
extension Text {
  /// Gives the bytes of a text.
  @inline(__always) static func withBytes<Result>(
    of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    if let result = text.utf8.withContiguousStorageIfAvailable(body) { return result }
    return withCopiedBytes(of: text, body)
  }

  @inline(never)
  private static func withCopiedBytes<Result>(
    of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    var copy = text
    return copy.withUTF8(body)
  }

  /// Whether both have the same bytes.
  static func equal(_ left: String, _ right: String) -> Bool {
    // The same representation is the same text: short ones, which lie in the value itself, and
    // copies of one text.
    if unsafeBitCast(left, to: RawText.self) == unsafeBitCast(right, to: RawText.self) {
      return true
    }
    return haveSameBytes(left, right)
  }

  /// The two words of a `String`.
  private struct RawText: Equatable {
    let first: UInt64
    let second: UInt64
  }

  /// Whether a text is represented as the one at a position is, which makes it the same.
  @inline(__always)
  static func isSameRepresentation(_ texts: [String], _ index: Int, _ text: String) -> Bool {
    texts.withUnsafeBufferPointer { texts in
      guard texts.indices.contains(index), let start = texts.baseAddress else { return false }
      let raw = UnsafeRawPointer(start + index).loadUnaligned(as: RawText.self)
      return raw == unsafeBitCast(text, to: RawText.self)
    }
  }

  private static func haveSameBytes(_ left: String, _ right: String) -> Bool {
    left.utf8.count == right.utf8.count
      && withBytes(of: left) { one in
        withBytes(of: right) { other in one.count == 0 || same(one, other, one.count) }
      }
  }

  /// Below zero, zero or above, as the left text stands before, with or after the right one.
  static func compare(_ left: String, _ right: String) -> Int {
    withBytes(of: left) { one in
      withBytes(of: right) { other in
        let count = min(one.count, other.count)
        if count > 0, let first = one.baseAddress, let second = other.baseAddress {
          let order = memcmp(first, second, count)
          if order != 0 { return Int(order) }
        }
        return one.count - other.count
      }
    }
  }

  /// Whether a whole holds a part; in linear time, as the C library's search is.
  static func contains(_ part: String, in whole: String) -> Bool {
    withBytes(of: whole) { whole in
      withBytes(of: part) { part in
        guard part.count > 0 else { return true }
        guard whole.count >= part.count, let start = whole.baseAddress,
          let sought = part.baseAddress
        else { return false }
        return ByteSearch.contains(start, whole.count, sought, part.count)
      }
    }
  }

  /// Whether a whole begins with a part.
  static func hasPrefix(_ whole: String, _ part: String) -> Bool {
    withBytes(of: whole) { whole in
      withBytes(of: part) { part in
        part.count == 0 || whole.count >= part.count && same(whole, part, part.count)
      }
    }
  }

  /// Whether a whole ends with a part.
  static func hasSuffix(_ whole: String, _ part: String) -> Bool {
    withBytes(of: whole) { whole in
      withBytes(of: part) { part in
        guard part.count > 0 else { return true }
        guard whole.count >= part.count else { return false }
        let end = UnsafeBufferPointer(rebasing: whole[(whole.count - part.count)...])
        return same(end, part, part.count)
      }
    }
  }

  /// A text of as many bytes, each of them changed.
  static func mapBytes(of text: String, _ change: (UInt8) -> UInt8) -> String {
    withBytes(of: text) { bytes in
      String(unsafeUninitializedCapacity: bytes.count) { made in
        for index in bytes.indices { made[index] = change(bytes[index]) }
        return bytes.count
      }
    }
  }

  @inline(__always) private static func same(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>, _ count: Int
  ) -> Bool {
    guard let one = left.baseAddress, let other = right.baseAddress else { return true }
    return memcmp(one, other, count) == 0
  }
}
