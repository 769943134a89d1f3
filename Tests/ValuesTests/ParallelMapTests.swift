import Testing
import Values

@Suite("Work on several threads")
struct ParallelMapTests {
  @Test("gives the same on any number of threads", arguments: [1, 2, 7])
  func map(jobs: Int) {
    #expect(parallelMap(count: 1000, jobs: jobs) { $0 * $0 } == (0..<1000).map { $0 * $0 })
    #expect(parallelMap(count: 0, jobs: jobs) { $0 }.isEmpty)
  }

  @Test("changes each element once", arguments: [1, 2, 7])
  func forEach(jobs: Int) {
    var lists = (0..<1000).map { [$0] }
    parallelForEach(&lists, jobs: jobs) { index, list in list.append(index + 1) }
    #expect(lists == (0..<1000).map { [$0, $0 + 1] })
    var none: [Int] = []
    parallelForEach(&none, jobs: jobs) { _, element in element += 1 }
    #expect(none.isEmpty)
  }
}
