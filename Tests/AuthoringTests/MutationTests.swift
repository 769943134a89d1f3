import Authoring
import Rules
import TestSupport
import Testing

/// On the real pack: a rule without its telling example lets wrong copies pass.
@Suite("Wrong copies of rules")
struct MutationTests {
  private static let pack = Result { try RulePackLoader.load(directory: Checkout.rules) }

  private func rule(_ id: String) throws -> (RulePack, Rule) {
    let pack = try MutationTests.pack.get()
    return (pack, try #require(pack.rule(id)))
  }

  @Test("the examples of a rule notice all of its wrong copies and of its dates")
  func noticed() throws {
    let (pack, rule) = try rule("actividad-sin-responsable")
    let results = MutationTester(pack).results(of: [rule], jobs: 2)
    #expect(results.flatMap(\.survivors).isEmpty)
    #expect(results.map(\.killed).reduce(0, +) > 20)
    #expect(results.contains { $0.place == rule.requirement && $0.killed >= 2 })
  }

  @Test("without the example of a clause its copy passes, and is named by the clause")
  func survivors() throws {
    var (pack, rule) = try rule("plan-sin-responsables")
    rule.examples.removeAll { $0.name.contains("cargo") }
    let result = try #require(MutationTester(pack).results(of: [rule]).first)
    #expect(result.survivors.contains { $0.hasSuffix("sin «has(a.cargo)»") })
    pack.rules = []
  }

  @Test("without the examples on the first day and the eve a shifted date passes")
  func dates() throws {
    var (pack, rule) = try rule("plan-sin-responsables")
    rule.examples.removeAll { $0.asOf != nil }
    pack.rules = [rule]
    let results = MutationTester(pack).results(of: [rule])
    let dates = try #require(results.first { $0.place == rule.requirement })
    #expect(dates.survivors == ["from 2011-07-12 + 1 día", "from 2011-07-12 - 1 día"])
  }

  @Test("a reason covers the copy it names, and is told when there is no such copy")
  func reasons() throws {
    var (pack, rule) = try rule("bpin-piip-con-otra-forma")
    let result = try #require(MutationTester(pack).results(of: [rule]).first)
    #expect(result.equivalents.map(\.change) == ["sin «when»"])
    rule.equivalents.append(
      Rule.Equivalent(change: "sin nada", reason: rule.sentence))
    let other = try #require(MutationTester(pack).results(of: [rule]).first)
    #expect(other.unused == ["sin nada"])
    pack.rules = []
  }
}
