import Testing
import Values

@Suite("Pools of texts")
struct StringPoolTests {
  @Test("keep each text once, by its bytes")
  func once() {
    var pool = StringPool()
    #expect(pool.intern("") == 0)
    let composed = pool.intern("ma\u{F1}ana")
    #expect(pool.intern("man\u{303}ana") != composed)
    #expect(pool.intern("ma\u{F1}ana") == composed)
    #expect(pool[composed] == "mañana")
    #expect(pool.count == 3)
  }

  @Test("find all of many texts again")
  func many() {
    var pool = StringPool()
    let first = (0..<5_000).map { pool.intern("texto número \($0)") }
    #expect(Set(first).count == 5_000)
    #expect((0..<5_000).map { pool.intern("texto número \($0)") } == first)
    #expect(pool.count == 5_001)
  }

  @Test("give broken UTF-8 the name of what it becomes")
  func broken() {
    var pool = StringPool()
    let mended = pool.intern("a\u{FFFD}")
    #expect([0x61, 0xFF].withUnsafeBufferPointer { pool.intern($0) } == mended)
    #expect([0x61, 0xFF].withUnsafeBufferPointer { pool.intern($0) } == mended)
    #expect(pool.count == 2)
    // Three bytes that become one character of three bytes.
    let cut = [0xF0, 0x9F, 0x98].withUnsafeBufferPointer { pool.intern($0) }
    #expect([0xF0, 0x9F, 0x98].withUnsafeBufferPointer { pool.intern($0) } == cut)
  }

  @Test("let texts stand twice that were added without a look")
  func appended() {
    var pool = StringPool()
    let first = pool.append("a")
    #expect(pool.intern("a") != first)
    #expect(pool.count == 3)
  }
}
