import Testing

@testable import CEL

@Suite("Looking for a constant text")
struct ConstantTextTests {
  @Test("finds it where it first stands, however often its rarest letter stands alone")
  func first() {
    var random = SeededRandom(seed: 7)
    var found = 0
    for _ in 0..<2_000 {
      let whole = (0..<random.below(200)).map { _ in UInt8(ascii: "a") + UInt8(random.below(3)) }
      let part = (0...random.below(4)).map { _ in UInt8(ascii: "a") + UInt8(random.below(3)) }
      let constant = ConstantText(String(decoding: part, as: UTF8.self))
      for start in [0, random.below(whole.count + 1)] {
        let place = whole.withUnsafeBufferPointer { constant.first(in: $0, from: start) }
        #expect(place == Self.place(of: part, in: whole, from: start))
        if place != nil { found += 1 }
      }
    }
    #expect(found > 1_000)
  }

  /// The definition.
  private static func place(of part: [UInt8], in whole: [UInt8], from start: Int) -> Int? {
    guard whole.count - start >= part.count else { return nil }
    return (start...whole.count - part.count).first {
      Array(whole[$0..<$0 + part.count]) == part
    }
  }
}
