import Plans
import Rules
import Testing
import Values

@Suite("The file of a dossier")
struct DossierFileTests {
  @Test("gives documents with roles, facts, answers and the files it names")
  func whole() throws {
    let dossier = try read(
      """
      documents:
        - { role: plan, path: plan.xlsx }
        - { role: acta, path: actas/1.docx }
      profile: perfil.yaml
      registry: registro.csv
      previous: ../2025/expediente.yaml
      entity: { nivel: municipal }
      plan: { vigencia: 2026 }
      answers:
        plan-con-listas: { pan: { answer: si, date: 2026-01-30, carry: true } }

      """)
    #expect(dossier.documents.map(\.role) == [.plan, .acta])
    #expect(dossier.documents.map(\.path) == ["plan.xlsx", "actas/1.docx"])
    #expect(dossier.facts.map(\.name) == ["entidad.nivel", "plan.vigencia"])
    #expect(dossier.profile == "perfil.yaml")
    #expect(dossier.registry == "registro.csv")
    #expect(dossier.previous == "../2025/expediente.yaml")
    let answer = try #require(dossier.answers["plan-con-listas@pan"])
    #expect(answer.answer == "si")
    #expect(answer.date?.description == "2026-01-30")
    #expect(answer.carries)
  }

  @Test("shows each fault at its line and column", arguments: DossierFileTests.faults)
  func fault(text: String, shown: String) {
    #expect(rendered(text) == shown)
  }

  @Test("of answers takes short and long ones alike, and passes over empty ones")
  func answers() throws {
    let text =
      "plan-con-listas: { pan: si, pic: }\nentidad.nivel: { answer: nacional, name: Ana }\n"
    let answers = try AnswersFile.answers(
      path: "respuestas.yaml", bytes: Array(text.utf8), pack: pack())
    #expect(answers.keys.sorted() == ["entidad.nivel", "plan-con-listas@pan"])
    #expect(answers["entidad.nivel"]?.name == "Ana")
  }

  @Test("of a profile holds facts of the entity, its units and nothing else")
  func profile() throws {
    let text = """
      entity: { nivel: nacional, nombre: X }
      units: [Despacho, { name: Jurídica, aliases: [OJ] }]

      """
    let profile = try ProfileFile.profile(
      path: "perfil.yaml", bytes: Array(text.utf8), pack: pack())
    #expect(profile.facts.map(\.value) == ["nacional", "X"])
    #expect(
      profile.units.units == [.init(name: "Despacho"), .init(name: "Jurídica", aliases: ["OJ"])])
    #expect(throws: RulePackError.self) {
      try ProfileFile.profile(
        path: "perfil.yaml", bytes: Array("plan: { vigencia: 2026 }\n".utf8), pack: pack())
    }
  }

  private static let faults: [(text: String, shown: String)] = [
    (
      "documents:\n  - { role: paln, path: p.xlsx }\n",
      #"""
      e.yaml:2:13: "role" no puede ser "paln"
          - { role: paln, path: p.xlsx }
                    ^^^^
        ¿quiso decir "plan"?
      """#
    ),
    (
      "documents: []\n",
      #"""
      e.yaml:1:12: el expediente no tiene documentos: nada se verificaría
        documents: []
                   ^^
      """#
    ),
    (
      "documents:\n  - { role: plan, path: p.xlsx }\n  - { role: plan, path: p.xlsx }\n",
      #"""
      e.yaml:3:25: «p.xlsx» está dos veces con el mismo papel
          - { role: plan, path: p.xlsx }
                                ^^^^^^
      """#
    ),
    (
      "documents: [{ role: plan, path: p }]\ncustody: [{ path: q, radicado: 2026-1 }]\n",
      #"""
      e.yaml:2:19: «q» no es un documento de este expediente
        custody: [{ path: q, radicado: 2026-1 }]
                          ^
      """#
    ),
    (
      "documents: [{ role: plan, path: p }]\nentity: { nivel: comunal }\n",
      #"""
      e.yaml:2:18: «comunal» no sirve como «nivel»
        entity: { nivel: comunal }
                         ^^^^^^^
        hay: nacional, municipal
      """#
    ),
    (
      "documents: [{ role: plan, path: p }]\nanswers:\n  plan-con-listas: { pan: quizas }\n",
      #"""
      e.yaml:3:27: «quizas» no es una respuesta a esa pregunta
          plan-con-listas: { pan: quizas }
                                  ^^^^^^
        hay: si, no, no aplica
      """#
    ),
    (
      "documents: [{ role: plan, path: p }]\nanswers:\n"
        + "  plan-con-listas: { pan: { answer: si, sha256: abc } }\n",
      #"""
      e.yaml:3:49: hay una huella y falta "evidence": el archivo de que es
          plan-con-listas: { pan: { answer: si, sha256: abc } }
                                                        ^^^

      e.yaml:3:49: no es una huella SHA-256: son 64 cifras hexadecimales
          plan-con-listas: { pan: { answer: si, sha256: abc } }
                                                        ^^^
      """#
    ),
    (
      "documents: [{ role: plan, path: p }]\nentidad: { nivel: municipal }\n",
      #"""
      e.yaml:2:1: la clave "entidad" no se conoce aquí
        entidad: { nivel: municipal }
        ^^^^^^^
        las claves de aquí son: documents, profile, registry, previous, entity, plan, answers, as_of, gate, fail_on, pack, baseline, dispositions, mapping, convert, custody
      """#
    ),
  ]

  private func pack() throws -> RulePack { try #require(TinyPack().load().value) }

  private func read(_ text: String) throws -> Dossier {
    try DossierFile.dossier(path: "e.yaml", bytes: Array(text.utf8), pack: pack())
  }

  private func rendered(_ text: String) -> String {
    do {
      _ = try read(text)
      return ""
    } catch let error as RulePackError {
      return error.render(in: .es)
    } catch { return "\(error)" }
  }
}

@Suite("Faults of equals_across")
struct DossierEqualsAcrossFaultTests {
  @Test("shows each at its place", arguments: DossierEqualsAcrossFaultTests.faults)
  func fault(_ fault: Fault) throws { try fault.check() }

  private static let faults = [
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "present: responsable",
      "equals_across: { field: nombre, by: nombre, table: proyeto }",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:15:56: no existe la tabla "proyeto"
          - equals_across: { field: nombre, by: nombre, table: proyeto }
                                                               ^^^^^^^
        ¿quiso decir "proyecto"?
      """#),
    Fault(
      "ley-1/articulo-1/actividad-sin-responsable.yaml",
      "present: responsable",
      "equals_across: { field: inicio, by: nombre, table: proyecto, column: nombre }",
      #"""
      ley-1/articulo-1/actividad-sin-responsable.yaml:15:29: «inicio» y «proyecto.nombre» no son de la misma clase: nunca serían iguales
          - equals_across: { field: inicio, by: nombre, table: proyecto, column: nombre }
                                    ^^^^^^
      """#),
  ]
}
