import Testing

@testable import CEL

@Suite("The cost told from the expression alone")
struct CostEstimateTests {
  @Test("holds what evaluations cost, on random expressions and tables")
  func holds() throws {
    let sizes = CELCostEstimate.Sizes(text: 0...20, list: 0...40)
    for number in 0..<1_500 {
      var random = SeededRandom(seed: 404 &+ UInt64(number))
      let table = RandomTable(&random)
      var writer = RandomExpression(random: random)
      let source = writer.bool(3)
      guard let program = try? RandomTable.environment.compile(source) else { continue }
      let estimate = program.estimatedCost(sizes: sizes)
      for row in table.rows.indices {
        let cost = program.evaluate(table.activation(row)).cost
        guard cost < estimate.min || cost > estimate.max else { continue }
        Issue.record("\(source)\ncosts \(cost), not \(estimate.min) to \(estimate.max)")
        return
      }
    }
  }

  @Test(
    "grows with what is written",
    arguments: [
      ("1 + 1 == 2", 0, 0), ("peso > 1.0", 2, 4), ("actividad.orden > 1 && true", 3, 5),
      ("lists.range(1000).all(x, x >= 0)", 1, 5_001),
    ])
  func figures(source: String, least: Int, most: Int) throws {
    let estimate = try Sample.environment.compile(source).estimatedCost
    #expect(estimate.min == least && estimate.max == most, "\(estimate)")
  }

  @Test("tells nested loops from single ones")
  func nested() throws {
    let single = try Sample.environment.compile("actividades.all(a, a.orden > 0)").estimatedCost
    let nested = try Sample.environment.compile(
      "actividades.all(a, actividades.all(b, a.orden >= b.orden))"
    ).estimatedCost
    #expect(single.max < CELProgram.defaultCostLimit)
    #expect(nested.max > CELProgram.defaultCostLimit)
  }
}
