import Testing

@testable import CEL

@Suite("A constant list to look texts up in")
struct ConstantSetTests {
  @Test("holds its members and nothing else, whatever their length")
  func members() {
    var random = SeededRandom(seed: 3)
    var texts: Set<String> = [""]
    while texts.count < 3_000 {
      let length = random.below(40)
      texts.insert(
        String((0..<length).map { _ in random.pick(["a", "b", "ñ", "7", "-"]) }.joined()))
    }
    let all = Array(texts)
    let members = TextSet(Array(all.prefix(1_500)) + Array(all.prefix(20)))
    for (index, text) in all.enumerated() {
      #expect(members.contains(text) == (index < 1_500), "\(text)")
      // The same text on the heap, though it is short.
      var long = text
      long.reserveCapacity(100)
      #expect(members.contains(long) == (index < 1_500), "\(text)")
    }
  }

  @Test("compares by code points")
  func codePoints() {
    let members = TextSet(["é", "a\0"])
    #expect(members.contains("é") && members.contains("a\0"))
    #expect(!members.contains("e\u{301}") && !members.contains("a"))
  }
}
