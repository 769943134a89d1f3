import Authoring
import Findings
import Testing

@Suite("Examples of rules")
struct ExampleTests {
  private let rows = "actividad: [{ nombre: Base, responsable: Salud, orden: 1 }]"

  @Test("a row lies over the base's first row of its table; a table replaces the base's rows")
  func overlay() throws {
    let bench = Bench("check: [{ present: responsable }]").over(rows)
    #expect(try bench.judge() == "pass")
    #expect(try bench.judge("actividad: [{ nombre: A }, { nombre: B }]") == "pass pass")
    #expect(
      try bench.judge("actividad: [{ nombre: A, responsable: { blank: empty } }, {}]")
        == "fail pass")
    #expect(try bench.judge("actividad: []") == "+ not_checked")
  }

  @Test("facts of plan and entity lie over the base's")
  func facts() throws {
    let bench = Bench(
      "subject: plan\ncheck: [{ cel: \"plan.vigencia == 2026 && plan.tipo == 'plan_indicativo'\" }]"
    )
    #expect(try bench.judge() == "fail")
    #expect(try bench.judge("plan: { tipo: plan_indicativo }") == "pass")
    #expect(
      try bench.judge("plan: { tipo: plan_indicativo, vigencia: { unread: not_given } }")
        == "needs_review", "of a fact that people are asked for it is a question")
    #expect(
      try bench.judge("plan: { tipo: plan_indicativo, vigencia: { unread: damaged } }")
        == "not_checked")
  }

  @Test("a fact that only the document can state is absent where it does not; another is not given")
  func documentFacts() throws {
    let bench = Bench("subject: plan\ncheck: [{ present: plan.lema }]")
    #expect(try bench.judge() == "fail")
    #expect(try Bench("subject: plan\ncheck: [{ present: plan.nombre }]").judge() == "not_checked")
  }

  /// What the tester says of the example of `regla`.
  private func results(_ expected: String, _ given: String) throws -> [RuleTester.Result] {
    let bench = Bench("check: [{ range: { field: orden, max: 3 } }]")
    var (pack, example) = try bench.load(given)
    let index = try #require(pack.rules.firstIndex { $0.id == "regla" })
    example.expected =
      if let verdict = Verdict(id: expected) {
        .all(verdict)
      } else {
        .byKey(
          Dictionary(
            uniqueKeysWithValues: expected.split(separator: ",").map { pair in
              let parts = pair.split(separator: ":").map(String.init)
              return (parts[0], Verdict(id: parts[1]) ?? .error)
            }))
      }
    pack.rules[index].examples = [example]
    return RuleTester(pack).results(of: pack.rules[index])
  }

  @Test(
    "what is expected is for every subject, or by key, or by position where there is no key",
    arguments: [
      ("pass", false), ("fail", false), ("A:pass,B:fail", true), ("A:pass", true), ("a:pass", true),
      ("A:fail", false), ("C:pass", false), ("3:pass", true), ("3:fail", false),
    ])
  func expectations(expected: String, isRight: Bool) throws {
    let given =
      "actividad: [{ nombre: A, orden: 1 }, { nombre: B, orden: 9 }, { nombre: { blank: empty }, orden: 2 }]"
    let result = try #require(try results(expected, given).first)
    #expect(result.isRight == isRight, "\(result.actual)")
  }

  @Test("for every subject means the cell of a table without rows too")
  func extraCells() throws {
    #expect(try results("not_checked", "actividad: []").first?.isRight == true)
    #expect(try results("pass", "actividad: []").first?.isRight == false)
  }

  @Test("a base that breaks a rule, or leaves it open, is told; one that does not apply is fine")
  func bases() throws {
    func faults(_ base: String) throws -> [RuleTester.Result] {
      let bench = Bench("check: [{ range: { field: orden, max: 3 } }]").over(base)
      let pack = try bench.load("").0
      return RuleTester(pack).faults(of: pack.bases[0])
    }
    #expect(try faults("actividad: [{ nombre: A, orden: 1 }]").isEmpty)
    #expect(try faults("actividad: [{ nombre: A, orden: { blank: empty } }]").isEmpty)
    #expect(try faults("actividad: [{ nombre: A, orden: 9 }]").map(\.rule) == ["regla"])
    #expect(try faults("actividad: []").map(\.rule) == ["regla"])
  }
}
