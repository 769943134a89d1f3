import Testing
import Values

@Suite("Pooling texts")
struct StringPoolTests {
  @Test("keeps each text once, the empty one first")
  func once() {
    var pool = StringPool()
    let first = pool.intern("meta")
    #expect(pool.intern("meta") == first)
    #expect(pool.intern("") == 0)
    #expect(pool[first] == "meta")
    #expect(pool.count == 2)
  }

  @Test("tells composed and decomposed letters apart")
  func bytes() {
    var pool = StringPool()
    #expect(pool.intern("\u{e9}") != pool.intern("e\u{301}"))
  }
}
