import Rules
import Testing

@Suite("What changed between two packs")
struct PackChangesTests {
  @Test("a pack and itself, laid out in another way, differ in nothing")
  func nothing() throws {
    let path = "ley-1/articulo-1/plan-sin-responsables.yaml"
    let other = try TinyPack().replacing(
      "severity: error", with: "# nota\nseverity:   'error'\ndue: null", in: path)
    #expect(try changes(TinyPack(), TinyPack()).isEmpty)
    #expect(try changes(TinyPack(), other).isEmpty)
  }

  @Test("each key that differs is a part of its rule, requirement, list or table")
  func parts() throws {
    var other = try TinyPack()
      .replacing(
        "severity: error", with: "severity: warning",
        in: "ley-1/articulo-1/plan-sin-responsables.yaml"
      )
      .replacing("from: 2011-07-12", with: "from: 2012-01-01", in: "ley-1/norm.yaml")
      .replacing("es: Ley 1, en: Law 1", with: "es: Ley uno, en: Law 1", in: "ley-1/norm.yaml")
      .replacing("- name: varias", with: "- name: otra", in: TinyPack.long)
    other.files["ley-1/articulo-2/pesos.yaml"] = nil
    let found = try changes(TinyPack(), other)
    #expect(found.norms.map(\.parts).map { $0.map(\.key) } == [["title"]])
    #expect(found.requirements.map(\.id) == ["ley-1-responsables"])
    #expect(found.requirements.first?.parts.first?.old == "{from: 2011-07-12}")
    #expect(found.requirements.first?.parts.first?.new == "{from: 2012-01-01}")
    let rules = found.rules.map { "\($0.id) \($0.kind) \($0.parts.map(\.key))" }
    #expect(
      rules == [
        "actividad-sin-responsable changed [\"examples\"]",
        "plan-sin-responsables changed [\"severity\"]", "pesos removed []",
      ])
    #expect(found.rules.first?.parts.first?.names?.added == ["otra"])
    #expect(found.rules.first?.parts.first?.names?.removed == ["varias"])
    #expect(found.datedTables.isEmpty && found.vocabulary.isEmpty && found.head.isEmpty)
    let back = try changes(other, TinyPack())
    #expect(back.rules.filter { $0.kind == .added }.map(\.id) == ["pesos"])
  }

  @Test("no key of any file can change unseen")
  func everyFile() throws {
    for path in TinyPack().files.keys.sorted() {
      var other = TinyPack()
      other.files[path]? += "nueva: 1\n"
      #expect(try !changes(TinyPack(), other).isEmpty, "\(path)")
    }
  }

  private func changes(_ old: TinyPack, _ new: TinyPack) throws -> PackChanges {
    try PackChanges(from: files(old), to: files(new))
  }

  private func files(_ pack: TinyPack) -> [(path: String, bytes: [UInt8])] {
    pack.files.map { ($0.key, Array($0.value.utf8)) }
  }
}

extension TinyPack {
  fileprivate static let long = "ley-1/articulo-1/actividad-sin-responsable.yaml"
}
