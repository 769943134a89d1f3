import Findings
import Rules
import Testing

@Suite("An entity's overlay adds and raises, and never drops, silences or lowers")
struct PackOverlayTests {
  @Test("headings, severities, limits, norms and rules of its own lie over the base")
  func adds() throws {
    let base = try TinyPack().load().get()
    let pack = try load([
      "headings.yaml": "actividad: { responsable: [Quien responde] }",
      "stricter.yaml": "rules: { pesos: { severity: warning, tolerance: 0.25 } }",
      "ceiba-acto/norm.yaml": Self.norm, "ceiba-acto/articulo-1/ceiba-nombre.yaml": Self.rule,
    ])
    #expect(Set(pack.rules.map(\.id)) == Set(base.rules.map(\.id)).union(["ceiba-nombre"]))
    #expect(pack.rule("pesos")?.severity == .warning)
    #expect((pack.rule("pesos")?.check.first as? SumForm)?.tolerance.description == "0.25")
    let field = try #require(
      pack.vocabulary.table("actividad")?.fields.first { $0.id == "responsable" })
    let was = try #require(
      base.vocabulary.table("actividad")?.fields.first { $0.id == "responsable" })
    #expect(field.headings == was.headings + ["Quien responde"])
    #expect(pack.vocabulary.tables.map(\.id) == base.vocabulary.tables.map(\.id))
    // The base keeps its name and its hash; the overlay is named beside it.
    #expect(pack.identity.sha256 == base.identity.sha256)
    #expect(pack.identity.overlays.map(\.id) == ["ceiba"])
    #expect(pack.identity.overlays[0].sha256.utf8.count == 64)
    #expect(pack.identity.names.hasSuffix(" + ceiba 2"))
  }

  @Test(
    "what would replace, lower or silence is refused with its file",
    arguments: [
      ("stricter.yaml", "rules: { plan-sin-responsables: { severity: warning } }", "exigir más"),
      ("stricter.yaml", "rules: { pesos: { severity: note } }", "exigir más"),
      ("stricter.yaml", "rules: { pesos: { severity: error } }", "severity error"),
      ("stricter.yaml", "rules: { pesos: { tolerance: 1 } }", "exigir más"),
      ("stricter.yaml", "rules: { pesos: { tolerance: 0.5 } }", "exigir más"),
      ("stricter.yaml", "rules: { pesos: { at_least: 3 } }", "at_least"),
      ("stricter.yaml", "rules: { pesos: { when: 'false' } }", "no puede cambiar \"when\""),
      ("stricter.yaml", "rules: { no-hay: { severity: error } }", "no-hay"),
      (
        "stricter.yaml", "rules: { plan-sin-responsables: { at_least: 2 } }",
        "actividad-sin-responsable"
      ),
      ("headings.yaml", "actividad: { no_hay: [Otra] }", "no_hay"),
      ("ley-1/norm.yaml", norm, "debe empezar por"),
      ("ley-1/articulo-1/pesos.yaml", rule, "debe empezar por"),
      ("ceiba-acto/articulo-1/otra.yaml", rule, "debe empezar por"),
      ("tables/marcadores.yaml", "table: marcadores", "debe empezar por"),
      ("vocabulary/actividad.yaml", "table: actividad", "no tiene lugar"),
      ("bases/ceiba-base.yaml", "id: ceiba-base", "no tiene lugar"),
      ("pack.yaml", "id: ceiba", "no tiene lugar"),
      (
        "ceiba-acto/norm.yaml", norm.replacing("id: ceiba-nombres", with: "id: ley-1-listas"),
        "debe empezar por"
      ),
    ])
  func refuses(path: String, text: String, part: String) throws {
    do throws(RulePackError) {
      _ = try load([path: text])
      Issue.record("se admitió \(path): \(text)")
    } catch {
      #expect(error.render(in: .es).contains(part), "\(error.render(in: .es))")
    }
  }

  @Test("a name that the base has is refused although it has the prefix")
  func taken() throws {
    var base = TinyPack()
    base.files["ley-1/articulo-1/ceiba-nombre.yaml"] = Self.rule.replacing(
      "ceiba-nombres", with: "ley-1-responsables")
    _ = try base.load().get()
    #expect(throws: RulePackError.self) {
      try load(
        ["ceiba-acto/norm.yaml": Self.norm, "ceiba-acto/articulo-1/ceiba-nombre.yaml": Self.rule],
        over: base)
    }
  }

  @Test("a heading of another field of the table is refused")
  func headingTaken() throws {
    let table = try #require(try TinyPack().load().get().vocabulary.table("actividad"))
    let other = try #require(table.fields.first { $0.id != "responsable" && !$0.headings.isEmpty })
    do throws(RulePackError) {
      _ = try load(["headings.yaml": "actividad: { responsable: ['\(other.headings[0])'] }"])
      Issue.record("se admitió un encabezado de otro campo")
    } catch {
      #expect(error.render(in: .es).contains("ya dice otra cosa"))
    }
  }

  @Test("a format of its own is taken, unless it gives a field the column of another")
  func formats() throws {
    let table = try #require(try TinyPack().load().get().vocabulary.table("actividad"))
    let other = try #require(table.fields.first { $0.id != "responsable" && !$0.headings.isEmpty })
    let format = { (heading: String) in
      """
      format: ceiba-plan
      title: { es: Plan de Ceiba, en: Plan of Ceiba }
      role: plan
      recognise: { headings: [Alcaldía de Ceiba] }
      columns:
        - { headings: ['\(heading)'], fields: { actividad: responsable } }

      """
    }
    let path = "formats/ceiba-plan.yaml"
    #expect(try load([path: format("Otra")]).vocabulary.formats.contains { $0.id == "ceiba-plan" })
    #expect(throws: RulePackError.self) { try load([path: format(other.headings[0])]) }
    let whose = format("Otra").replacing(
      "role: plan", with: "role: plan\nentity: { nivel: nacional }")
    #expect(throws: RulePackError.self) { try load([path: whose]) }
  }

  @Test("without its overlay.yaml, or over another pack, nothing is loaded")
  func header() throws {
    #expect(throws: RulePackError.self) { try load([:], header: nil) }
    #expect(throws: RulePackError.self) {
      try load([:], header: "id: ceiba\nversion: 2\nbase: { id: otro }\n")
    }
  }

  private func load(
    _ own: [String: String], over base: TinyPack = TinyPack(),
    header: String? = "id: ceiba\nversion: 2\nbase: { id: prueba }\n"
  ) throws(RulePackError) -> RulePack {
    var files = own.map { (path: $0.key, bytes: Array($0.value.utf8)) }
    if let header { files.append(("overlay.yaml", Array(header.utf8))) }
    return try PackOverlay.load(
      base: base.files.map { ($0.key, Array($0.value.utf8)) }, root: "base", own: files,
      overlay: "capa")
  }

  private static let norm = """
    id: ceiba-acto
    title: { es: Acto, en: Act }
    requirements:
      - id: ceiba-nombres
        article: "1"
        in_force: { from: 2025 }
        obligation: must
        confidence: high
        who: { es: todas, en: all }
        text: { es: Las actividades tienen nombre., en: Activities have a name. }
        coverage: automated

    """

  private static let rule = """
    id: ceiba-nombre
    requirement: ceiba-nombres
    basis: derived
    severity: warning
    subject: actividad
    check:
      - present: nombre
    sentence: { es: Tiene nombre., en: It has a name. }
    message: { es: Sin nombre., en: No name. }
    remedy: { es: Escríbalo., en: Write it. }
    examples:
      - { name: sí, expect: pass }

    """
}
