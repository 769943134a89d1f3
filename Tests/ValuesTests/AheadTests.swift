import Synchronization
import Testing
import Values

private final class Counter: Sendable {
  private let count = Mutex(0)

  func next() -> Int {
    count.withLock { count in
      count += 1
      return count
    }
  }
}

@Suite("A value made ahead")
struct AheadTests {
  private struct Refused: Error {}

  @Test("is made once, whoever asks")
  func once() async {
    let counter = Counter()
    let ahead = Ahead { counter.next() }
    await withTaskGroup(of: Int.self) { group in
      for _ in 0..<8 { group.addTask { ahead.get() } }
      for await value in group { #expect(value == 1) }
    }
    #expect(counter.next() == 2)
  }

  @Test("gives its error to all who ask")
  func error() {
    let ahead = Ahead { () throws(Refused) -> Int in throw Refused() }
    #expect(throws: Refused.self) { try ahead.get() }
    #expect(throws: Refused.self) { try ahead.get() }
  }
}
