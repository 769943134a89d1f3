import Findings
import Testing

@testable import Audit
@testable import Store

@Suite("Which cells a sample takes")
struct SampleSelectionTests {
  /// Cells of a rule in an entity's dossier.
  private func cells(
    _ entity: String, _ rule: String, isMust: Bool = false, _ counts: [Verdict: Int]
  ) -> RunCells {
    var totals = VerdictTotals()
    for (verdict, count) in counts { totals[verdict] = count }
    return RunCells(
      entity: entity, year: "2026", result: 1, plan: 0, rule: rule, norm: "n-\(rule)",
      isMust: isMust, totals: totals)
  }

  private func grid(_ cells: [RunCells]) -> RunGrid {
    RunGrid(run: 1, settings: "", pack: "p", cells: cells)
  }

  private func draw(_ cells: [RunCells], _ size: Int, seed: String = "s") -> [String] {
    let population = SamplePopulation(grid(cells), for: .init(.random, size: size, seed: seed))
    return named(
      SampleSelection(population, seed: seed, size: size).random(), population)
  }

  private func named(
    _ drawn: [SampleSelection.Drawn], _ population: SamplePopulation
  ) -> [String] {
    drawn.map {
      let group = population.groups[$0.group]
      return "\(group.cells.entity) \(group.cells.rule) \(group.verdict.id) \($0.position)"
    }
  }

  @Test("are those that the tool answered, what complies too, and no cell twice")
  func population() {
    let all = [
      cells(
        "a", "r",
        [
          .pass: 3, .fail: 2, .notApplicable: 1, .notDue: 1, .notChecked: 9, .needsReview: 9,
          .error: 9,
        ])
    ]
    let drawn = draw(all, 100)
    #expect(drawn.count == 7)
    #expect(Set(drawn).count == 7)
    #expect(drawn.filter { $0.contains(" pass ") }.count == 3)
  }

  @Test("are the first of a larger sample, and keep their order when another dossier comes")
  func order() {
    let two = [
      cells("a", "r", [.pass: 400, .fail: 30]), cells("b", "r", [.pass: 200, .notApplicable: 70]),
    ]
    let small = draw(two, 30)
    #expect(Array(draw(two, 60).prefix(30)) == small)
    let more = draw(two + [cells("c", "r", [.pass: 500])], 700 + 500)
    #expect(more.filter { !$0.hasPrefix("c ") } == draw(two, 700))
    #expect(draw(Array(two.reversed()), 30) == small)
    #expect(draw(two, 30, seed: "t") != small)
  }

  @Test("are known by heart: another machine and another year draw the same")
  func known() {
    // A change here changes every sample that somebody has drawn.
    #expect(
      draw([cells("chia", "plan-sin-metas", [.pass: 1_000])], 4, seed: "acta-12")
        == [233, 796, 261, 399].map { "chia plan-sin-metas pass \($0)" })
  }

  @Test("have all the same chance")
  func chance() {
    let all = [cells("a", "r", [.pass: 60, .fail: 10]), cells("b", "q", [.pass: 30])]
    var times: [String: Int] = [:]
    for seed in 0..<400 {
      for cell in draw(all, 10, seed: "semilla \(seed)") { times[cell, default: 0] += 1 }
    }
    // 40 times each on average; the odds of a cell beyond these bounds are below one in a million.
    #expect(times.count == 100)
    #expect(times.values.allSatisfy { (12...76).contains($0) }, "\(times.values.sorted())")
    let ofFails = times.filter { $0.key.contains(" fail ") }.values.reduce(0, +)
    #expect((300...500).contains(ofFails))
  }

  @Test("by risk: one of each rule and verdict first, from the weightiest down")
  func risk() {
    let all = [
      cells("a", "deber", isMust: true, [.pass: 50, .fail: 2]),
      cells("a", "metodo", [.pass: 500, .fail: 40, .notApplicable: 5]),
      cells("b", "deber", isMust: true, [.pass: 50]), cells("b", "metodo", [.pass: 500]),
    ]
    let population = SamplePopulation(grid(all), for: .init(.risk, size: 60, seed: "s"))
    func draw(_ size: Int) -> [String] {
      named(
        SampleSelection(population, seed: "s", size: size).byRisk(
          weight: { ($0.verdict == .fail ? 3 : 2) * ($0.cells.isMust ? 3 : 1) },
          urgency: { $0.cells.entity == "a" ? 2 : 1 }), population)
    }
    let drawn = draw(60)
    let strata = drawn.map { $0.split(separator: " ")[1...2].joined(separator: " ") }
    #expect(Array(strata.prefix(3)) == ["deber fail", "deber pass", "metodo fail"])
    #expect(Set(strata.prefix(5)).count == 5)
    #expect(Set(drawn).count == 60)
    #expect(draw(20) == Array(drawn.prefix(20)))
    // D’Hondt: what weighs 6 has about three times as many as what weighs 2.
    let counts = Dictionary(strata.map { ($0, 1) }, uniquingKeysWith: +)
    #expect(counts["deber fail"] == 2)
    #expect((counts["deber pass"] ?? 0) > 2 * (counts["metodo pass"] ?? 0))
    // More than half come of the dossier that is taken twice as soon.
    #expect(drawn.filter { $0.hasPrefix("a ") }.count > 36)
  }

  @Test("are limited by what is asked for, and known by another code then")
  func limited() {
    let all = [cells("a", "r", [.pass: 3, .fail: 2]), cells("b", "q", [.pass: 4])]
    var request = SampleRequest(.random, size: 5, seed: "s")
    let whole = SamplePopulation(grid(all), for: request)
    request.entity = "b"
    let part = SamplePopulation(grid(all), for: request)
    #expect((whole.count, part.count) == (9, 4))
    #expect(whole.code(of: request) != part.code(of: request))
    #expect(request.filter == "entity b")
    request.entity = nil
    request.only = [.fail]
    #expect(SamplePopulation(grid(all), for: request).count == 2)
    request.only = []
    request.norms = ["n-q"]
    #expect(SamplePopulation(grid(all), for: request).count == 4)
    // The number of the run is no part of it.
    var later = grid(all)
    later.run = 9
    #expect(SamplePopulation(later, for: .init(.random, size: 5, seed: "s")).sha256 == whole.sha256)
  }
}
