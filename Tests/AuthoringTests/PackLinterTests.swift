import Authoring
import Rules
import TestSupport
import Testing
import Values

@Suite("Looking over a pack")
struct PackLinterTests {
  private static let pack = Result { try RulePackLoader.load(directory: Checkout.rules) }

  /// The faults of an edited pack, of which only these rules keep their examples: the rest is slow.
  private func remarks(
    keeping rules: Set<String> = [], _ edit: (inout RulePack) throws -> Void
  ) throws -> [LintRemark] {
    var pack = try PackLinterTests.pack.get()
    try edit(&pack)
    for index in pack.rules.indices where !rules.contains(pack.rules[index].id) {
      pack.rules[index].examples = []
    }
    return PackLinter(pack).remarks(jobs: 2).filter { $0.weight == .fault }
  }

  private func index(_ id: String, _ pack: RulePack) throws -> Int {
    try #require(pack.rules.firstIndex { $0.id == id })
  }

  @Test("a condition that no example tells apart is dead")
  func deadCondition() throws {
    let faults = try remarks(keeping: ["actividad-sin-fecha-fin"]) { pack in
      let rule = try index("actividad-sin-fecha-fin", pack)
      pack.rules[rule].examples.removeAll { $0.expected == .all(.notApplicable) }
      pack.rules[rule].examples.removeAll { if case .byKey = $0.expected { true } else { false } }
    }
    #expect(faults.contains { $0.text.es.contains("«when» no cambia ningún ejemplo") })
    #expect(faults.contains { $0.text.es.contains("falta un ejemplo con expect: not_applicable") })
  }

  @Test("no error where the text was not read, no duty by methodology")
  func severity() throws {
    let faults = try remarks { pack in
      let rule = try index("plan-sin-responsables", pack)
      let requirement = try #require(
        pack.requirements.firstIndex { $0.id == pack.rules[rule].requirement })
      pack.requirements[requirement].confidence = "medium"
      let other = try index("actividad-sin-responsable", pack)
      pack.rules[other].basis = .methodology
    }
    #expect(faults.contains { $0.text.es.contains("severity error con una confianza medium") })
    #expect(faults.contains { $0.text.es.contains("se apoya en la metodología") })
  }

  @Test("versions of one thing neither overlap nor leave days out", arguments: [-1, 1])
  func successions(shift: Int32) throws {
    let faults = try remarks { pack in
      let table = try #require(
        pack.datedTables.firstIndex { $0.id == "planes_decreto_612" })
      let row = try #require(
        pack.datedTables[table].rows.firstIndex { $0.cells[0] == ["ptep"] })
      let from = try #require(pack.datedTables[table].rows[row].inForce.from)
      pack.datedTables[table].rows[row].inForce.from = CalendarDate(
        dayNumber: from.dayNumber + shift)
    }
    let words = shift < 0 ? "se traslapan" : "dejan días sin ninguna"
    #expect(faults.contains { $0.text.es == "las filas «paac» y «ptep» \(words)" })
  }

  @Test("a text in one language, and a requirement that nobody accounts for")
  func texts() throws {
    let faults = try remarks { pack in
      let rule = try index("plan-sin-metas", pack)
      pack.rules[rule].sentence = LocalizedText(es: "Solo en español.")
      pack.rules.removeAll { $0.id == "entidad-sin-nivel" }
      let left = try #require(pack.requirements.firstIndex { $0.left != nil })
      pack.requirements[left].left = nil
      pack.requirements[left].coverage = .automated
    }
    #expect(faults.contains { $0.text.es.hasPrefix("sentence:") })
    #expect(faults.contains { $0.text.es.contains("ninguna regla lo revisa") })
    #expect(faults.contains { $0.text.es.contains("no dice qué queda a una persona") })
  }
}
