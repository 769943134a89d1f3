/// The beginnings that a text may have, told apart by their first letters.
struct TextStarts: Sendable {
  /// How many of the letters are looked at.
  private static let length = 4

  /// Up to four bytes, and which of them are given.
  private struct Start: Sendable {
    let bytes: UInt32
    let mask: UInt32
  }

  private let starts: ContiguousArray<Start>
  /// Where those with each first byte stand in `starts`, and where one more would.
  private let byFirst: ContiguousArray<Int>

  /// `nil` where one of them is empty: every text begins with that.
  init?(_ texts: [[UInt8]]) {
    guard texts.allSatisfy({ !$0.isEmpty }) else { return nil }
    var starts = ContiguousArray<Start>()
    var byFirst: ContiguousArray<Int> = [0]
    for first in UInt8.min...UInt8.max {
      for text in texts where text[0] == first {
        let (bytes, mask) = text.withUnsafeBufferPointer { TextStarts.head(of: $0) }
        starts.append(Start(bytes: bytes, mask: mask))
      }
      byFirst.append(starts.count)
    }
    (self.starts, self.byFirst) = (starts, byFirst)
  }

  /// Whether a text may begin with one of them.
  @inline(__always)
  func mayBegin(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    let (from, to) = (byFirst[Int(first)], byFirst[Int(first) + 1])
    guard from < to else { return false }
    let (bytes, mask) = TextStarts.head(of: text)
    for index in from..<to {
      let start = starts[index]
      if start.mask & mask == start.mask, bytes & start.mask == start.bytes { return true }
    }
    return false
  }

  @inline(__always)
  private static func head(of text: UnsafeBufferPointer<UInt8>) -> (bytes: UInt32, mask: UInt32) {
    if text.count >= length, let address = text.baseAddress {
      return (UnsafeRawPointer(address).loadUnaligned(as: UInt32.self).littleEndian, .max)
    }
    var bytes: UInt32 = 0
    var mask: UInt32 = 0
    for (index, byte) in text.enumerated() {
      bytes |= UInt32(byte) << UInt32(8 * index)
      mask |= 0xFF << UInt32(8 * index)
    }
    return (bytes, mask)
  }
}
