import Glibc

/// A constant text whose bytes lie ready for comparing.
final class ConstantText: @unchecked Sendable {
  let text: String
  // Safe to share: written once, here, before anyone else sees it.
  private let bytes: UnsafeMutablePointer<UInt8>
  private let count: Int
  /// Where its rarest byte stands.
  private let anchor: Int
  /// How often a search stops at that byte in vain before it goes through whole texts.
  private static let mostStops = 8

  init(_ text: String) {
    self.text = text
    count = text.utf8.count
    anchor =
      text.utf8.enumerated().max { ConstantText.rarity($0.1) < ConstantText.rarity($1.1) }?.0 ?? 0
    bytes = .allocate(capacity: max(count, 1))
    for (index, byte) in text.utf8.enumerated() { bytes[index] = byte }
  }

  deinit { bytes.deallocate() }

  /// Whether it is the empty text.
  var isEmpty: Bool { count == 0 }

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

  // MARK: - Texts as bytes

  /// Whether these bytes are this text.
  func isEqual(to other: UnsafeBufferPointer<UInt8>) -> Bool {
    other.count == count && (count == 0 || same(other, from: 0))
  }

  /// Whether these bytes begin with this text.
  func isPrefix(of whole: UnsafeBufferPointer<UInt8>) -> Bool {
    whole.count >= count && (count == 0 || same(whole, from: 0))
  }

  /// Whether these bytes end with this text.
  func isSuffix(of whole: UnsafeBufferPointer<UInt8>) -> Bool {
    whole.count >= count && (count == 0 || same(whole, from: whole.count - count))
  }

  /// Whether these bytes hold this text.
  func isPart(of whole: UnsafeBufferPointer<UInt8>) -> Bool {
    count == 0 || first(in: whole, from: 0) != nil
  }

  /// Where this text, which is not empty, is first found in these bytes from a place on.
  func first(in whole: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let address = whole.baseAddress, whole.count - start >= count else { return nil }
    // One byte is found many times faster than several, and a rare one seldom in vain.
    let end = whole.count - count + 1
    var from = start
    for _ in 0..<ConstantText.mostStops {
      guard from < end,
        let stop = memchr(address + from + anchor, Int32(bytes[anchor]), end - from)
      else { return nil }
      from = UnsafeRawPointer(stop) - UnsafeRawPointer(address + anchor)
      if same(whole, from: from) { return from }
      from += 1
    }
    guard from < end else { return nil }
    return ByteSearch.first(address + from, whole.count - from, bytes, count).map { from + $0 }
  }

  /// The higher, the rarer a byte is in Spanish texts without accents.
  private static func rarity(_ byte: UInt8) -> Int {
    commonest.firstIndex(of: byte) ?? commonest.count
  }

  private static let commonest = Array(" eaosrnidlctumpbgvyqhfzjxkw".utf8)

  /// Below zero, zero or above, as a text stands before, with or after this one.
  func order(of other: UnsafeBufferPointer<UInt8>) -> Int {
    let shared = min(count, other.count)
    if shared > 0, let address = other.baseAddress {
      let order = memcmp(address, bytes, shared)
      if order != 0 { return Int(order) }
    }
    return other.count - count
  }

  @inline(__always)
  private func same(_ whole: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    guard let address = whole.baseAddress else { return false }
    return memcmp(address + start, bytes, count) == 0
  }
}
