import Evaluation
import Findings
import Testing

@Suite("Limits of judging, each with a plan that breaks it")
struct EvaluationLimitsTests {
  private let rows = """
    actividad: [{ nombre: A, responsable: { blank: empty } }, { nombre: B, responsable: X },
      { nombre: C, responsable: { blank: empty } }, { nombre: D, responsable: { blank: empty } }]
    """

  @Test("gridCells: a rule with more rows than its share is not checked, in one cell that says so")
  func gridCells() throws {
    var bench = Bench("check: [{ present: responsable }]")
    bench.limits.gridCells = 4
    #expect(try bench.judge(rows) == "fail pass fail fail")
    bench.limits.gridCells = 3
    let outcome = try bench.outcome(rows)
    #expect(outcome.totals.grid == 1 && outcome.totals[.notChecked] == 1)
    #expect(outcome.findings[0].causes[0].reason == "over_limit")
    // Two rules have half of it each.
    bench = bench.adding("otra", "check: [{ present: nombre }]")
    bench.limits.gridCells = 7
    #expect(try bench.outcome(rows).totals[.notChecked] == 1)
    bench.limits.gridCells = 8
    #expect(try bench.judge(rows) == "fail pass fail fail")
  }

  @Test(
    "costLimit: a rule whose expression breaks it is our own fault in every cell, and green in none",
    arguments: [
      "check: [{ cel: 'actividades.all(a, actividades.all(b, actividades.all(c, true)))' }]",
      "check: [{ count: { of: actividad, where: 'actividades.all(a, a.nombre.matches(\"^(.*.*)*$\"))', at_least: 1 } }]",
    ])
  func costLimit(rule: String) throws {
    var bench = Bench(rule)
    let before = try bench.outcome(rows)
    #expect(before.totals[.error] == 0 && before.totals.grid > 0)
    bench.costLimit = 3
    let after = try bench.outcome(rows)
    #expect(after.totals[.error] == after.totals.grid && after.totals[.pass] == 0)
  }

  @Test("rowsOfCost: going through a long plan once is no fault, once for each of its rows is")
  func rowsOfCost() throws {
    var once = Bench("subject: plan\ncheck: [{ cel: 'actividades.all(a, has(a.nombre))' }]")
    once.costLimit = 10
    once.limits.rowsOfCost = 1
    #expect(try once.judge(rows) == "pass")
    once.limits.rowsOfCost = 10_000
    #expect(try once.outcome(rows).totals[.error] == 1)
    var each = Bench(
      "check: [{ cel: 'actividades.all(a, actividades.all(b, actividad.nombre != \"X\"))' }]")
    each.costLimit = 10
    each.limits.rowsOfCost = 1
    #expect(try each.outcome(rows).totals[.error] == 4)
  }

  @Test("costLimit: a condition that breaks it is our own fault, and nothing is green")
  func costOfCondition() throws {
    var bench = Bench(
      """
      when: 'actividades.all(a, actividades.all(b, actividades.all(c, true)))'
      when_not: { es: No aplica, en: No }
      check: [{ present: nombre }]
      """)
    #expect(try bench.judge(rows) == "pass pass pass pass")
    bench.costLimit = 3
    let after = try bench.outcome(rows)
    #expect(after.totals[.pass] == 0 && after.totals[.error] > 0)
    #expect(after.totals[.error] == after.totals.grid, "\(after.totals)")
  }

  @Test("patterns: one that makes other engines go back without end is answered in its time")
  func patterns() throws {
    let long = String(repeating: "a", count: 50_000)
    let bench = Bench("check: [{ matches: { field: nombre, pattern: '^(a+)+$' } }]")
    #expect(
      try bench.judge("actividad: [{ nombre: \(long)b }, { nombre: \(long) }]") == "fail pass")
  }

  @Test("findings: beyond it cells are counted in the last one")
  func findings() throws {
    var bench = Bench("check: [{ present: responsable }]")
    bench.limits.findings = 2
    let outcome = try bench.outcome(rows)
    #expect(outcome.findings.map(\.count) == [1, 2])
    #expect(outcome.totals[.fail] == 3)
  }

  @Test("places: beyond it a finding counts and names no more of them")
  func places() throws {
    var bench = Bench("check: [{ cel: actividad.orden < plan.vigencia }]")
      .over("plan: { tipo: plan_de_accion }")
    let rows =
      "actividad: [{ nombre: A, orden: 1 }, { nombre: B, orden: 2 }, { nombre: C, orden: 3 }]"
    let all = try bench.outcome(rows).findings[0].locations.count
    bench.limits.places = 1
    let finding = try bench.outcome(rows).findings[0]
    #expect(finding.count == 3)
    #expect(finding.locations.count == min(1, all))
  }
}
