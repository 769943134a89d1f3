import Glibc

/// A constant text whose bytes lie ready for comparing.
final class ConstantText: @unchecked Sendable {
  let text: String
  // Safe to share: written once, here, before anyone else sees it.
  private let bytes: UnsafeMutablePointer<UInt8>
  private let count: Int

  init(_ text: String) {
    self.text = text
    count = text.utf8.count
    bytes = .allocate(capacity: max(count, 1))
    for (index, byte) in text.utf8.enumerated() { bytes[index] = byte }
  }

  deinit { bytes.deallocate() }

  /// Whether a text is this one.
  func isEqual(to other: String) -> Bool {
    guard other.utf8.count == count else { return false }
    return count == 0 || Text.withBytes(of: other) { same($0, from: 0) }
  }

  /// Whether a text begins with this one.
  func isPrefix(of whole: String) -> Bool {
    guard whole.utf8.count >= count else { return false }
    return count == 0 || Text.withBytes(of: whole) { same($0, from: 0) }
  }

  /// Whether a text ends with this one.
  func isSuffix(of whole: String) -> Bool {
    guard whole.utf8.count >= count else { return false }
    return count == 0 || Text.withBytes(of: whole) { same($0, from: $0.count - count) }
  }

  /// Whether a text holds this one.
  func isPart(of whole: String) -> Bool {
    guard whole.utf8.count >= count else { return false }
    return count == 0
      || Text.withBytes(of: whole) { whole in
        guard let start = whole.baseAddress else { return false }
        return ByteSearch.contains(start, whole.count, bytes, count)
      }
  }

  @inline(__always)
  private func same(_ whole: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    guard let address = whole.baseAddress else { return false }
    return memcmp(address + start, bytes, count) == 0
  }
}
