/// The beginnings that a text may have, told apart by their first letters.
struct TextStarts: Sendable {
  /// How many of the letters are looked at.
  private static let length = 8

  /// Up to eight bytes, and which of them are given.
  fileprivate struct Start: Sendable {
    let bytes: UInt64
    let mask: UInt64
  }

  private let starts: ContiguousArray<Start>
  /// Where those with each first byte stand in `starts`, and where one more would.
  private let byFirst: ContiguousArray<Int>

  /// `nil` where one of them is empty, with which every text begins, or holds a zero.
  init?(_ texts: [[UInt8]]) {
    guard texts.allSatisfy({ !$0.isEmpty && !$0.contains(0) }) else { return nil }
    var starts = ContiguousArray<Start>()
    var byFirst: ContiguousArray<Int> = [0]
    for first in UInt8.min...UInt8.max {
      for text in texts where text[0] == first {
        let mask: UInt64 =
          text.count < TextStarts.length ? (1 << UInt64(8 * text.count)) - 1 : .max
        let bytes = text.withUnsafeBufferPointer { TextStarts.head(of: $0) }
        starts.append(Start(bytes: bytes, mask: mask))
      }
      byFirst.append(starts.count)
    }
    (self.starts, self.byFirst) = (starts, byFirst)
  }

  /// Gives them to be compared with many texts.
  @inline(__always)
  func read(_ body: (Reader) -> Void) {
    starts.withUnsafeBufferPointer { starts in
      byFirst.withUnsafeBufferPointer { byFirst in body(Reader(starts: starts, byFirst: byFirst)) }
    }
  }

  /// The beginnings while they are read.
  struct Reader {
    fileprivate let starts: UnsafeBufferPointer<Start>
    fileprivate let byFirst: UnsafeBufferPointer<Int>

    /// Whether a text with these first bytes may begin with one of them.
    @inline(__always)
    func mayBegin(_ head: UInt64) -> Bool {
      let first = Int(head & 0xFF)
      for index in byFirst[first]..<byFirst[first + 1] {
        if head & starts[index].mask == starts[index].bytes { return true }
      }
      return false
    }
  }

  /// The first bytes of a text, the very first one lowest; zeros stand for those that it lacks.
  static func head(of text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var bytes: UInt64 = 0
    for (index, byte) in text.prefix(length).enumerated() {
      bytes |= UInt64(byte) << UInt64(8 * index)
    }
    return bytes
  }
}
