import Findings
import Testing

@Suite("Verdicts that change")
struct VerdictChangesTests {
  private typealias Cells = [(key: String, verdict: Verdict)]

  private func told(_ changes: VerdictChanges) -> [String] {
    changes.all.map { "\($0.change.from?.id ?? "-")→\($0.change.to?.id ?? "-") \($0.count)" }
  }

  @Test("are counted from one verdict to another, those that bring a fail first")
  func counts() {
    let before: Cells = [
      ("A", .pass), ("B", .fail), ("C", .notChecked), ("D", .pass), ("E", .pass),
    ]
    let after: Cells = [("A", .fail), ("B", .pass), ("C", .pass), ("D", .fail), ("E", .pass)]
    let changes = VerdictChanges(from: before, to: after)
    #expect(told(changes) == ["pass→fail 2", "fail→pass 1", "not_checked→pass 1"])
    #expect(changes.unchanged == 1 && changes.count == 4)
  }

  @Test("cells that only one side has are told as such")
  func lacking() {
    let changes = VerdictChanges(from: [("A", .pass)], to: [("B", .fail)])
    #expect(told(changes) == ["-→fail 1", "pass→- 1"])
  }

  @Test("of several cells with one key the first goes with the first")
  func twins() {
    let before: Cells = [("A", .pass), ("A", .fail)]
    let after: Cells = [("A", .pass), ("A", .fail), ("A", .fail)]
    #expect(told(VerdictChanges(from: before, to: after)) == ["-→fail 1"])
    #expect(VerdictChanges(from: before, to: before).count == 0)
  }

  @Test("add up over plans")
  func sum() {
    var sum = VerdictChanges(from: [("A", .pass)], to: [("A", .fail)])
    sum += VerdictChanges(from: [("A", .pass), ("B", .pass)], to: [("A", .fail), ("B", .pass)])
    #expect(told(sum) == ["pass→fail 2"])
    #expect(sum.unchanged == 1)
  }
}
