import Evaluation
import Findings
import Testing

@Suite("Gathering cells into findings")
struct GatheringTests {
  @Test("an absent column is one finding with a count and `*`, whatever the number of rows")
  func absentColumn() throws {
    let bench = Bench(
      """
      check: [{ present: responsable }]
      message: { es: "«{actividad.nombre}» no tiene.", en: "“{actividad.nombre}” has none." }
      message_all: { es: "{count} no tienen.", en: "{count} have none." }
      """)
    let one = try bench.outcome("actividad: [{ nombre: A }]")
    let three = try bench.outcome("actividad: [{ nombre: Z }, { nombre: A }, { nombre: B }]")
    #expect(one.findings.map(\.count) == [1])
    #expect(three.findings.map(\.count) == [3])
    #expect(three.findings[0].message.es == "3 no tienen.")
    #expect(three.findings[0].message.en == "3 have none.")
    #expect(one.findings[0].message.es == "«A» no tiene.")
    #expect(three.findings[0].subject.key == "*")
    #expect(one.findings[0].fingerprint == three.findings[0].fingerprint)
    #expect(three.findings[0].locations.map(\.locator.row) == [0], "the header row")
  }

  @Test("distinct cells are distinct findings, each with its own fingerprint and place")
  func distinct() throws {
    let outcome = try Bench("check: [{ present: responsable }]").outcome(
      """
      actividad: [{ nombre: A, responsable: { blank: empty } }, { nombre: B, responsable: X },
        { nombre: C, responsable: { blank: empty } }, { nombre: D, responsable: Por definir }]
      """)
    #expect(outcome.findings.map(\.count) == [1, 1, 1])
    #expect(Set(outcome.findings.map(\.fingerprint)).count == 3)
    #expect(outcome.findings.map { $0.locations[0].locator.row } == [1, 3, 4])
    #expect(outcome.findings[2].locations[0].text == "Por definir")
    #expect(outcome.findings[2].causes[0].reason == "pending")
  }

  @Test("a fact of the plan that nobody gave is one finding and one question for all rows")
  func missingFact() throws {
    let outcome = try Bench("check: [{ cel: actividad.orden < plan.vigencia }]")
      .over("plan: { tipo: plan_de_accion }")
      .outcome("actividad: [{ nombre: A, orden: 1 }, { nombre: B, orden: 2 }]")
    #expect(outcome.verdicts == "needs_review needs_review")
    #expect(outcome.findings.map(\.count) == [2])
    #expect(outcome.questions.map(\.id) == ["plan.vigencia"])
    #expect(outcome.questions.map(\.cells) == [2])
  }

  @Test("rows that lack a fact of their own besides wait for that of the plan, and are one finding")
  func lackBesides() throws {
    let outcome = try Bench("check: [{ cel: actividad.orden < plan.vigencia }]")
      .over("plan: { tipo: plan_de_accion }")
      .outcome(
        "actividad: [{ nombre: A, orden: { blank: empty } }, { nombre: B, orden: { blank: pending } }]"
      )
    #expect(outcome.verdicts == "not_checked not_checked")
    #expect(outcome.findings.map(\.count) == [2])
    #expect(outcome.findings.first?.causes.map(\.fact) == ["plan.vigencia", "actividad.orden"])
  }

  @Test("the books balance for every kind of verdict at once")
  func books() throws {
    let outcome = try Bench(
      "check: [{ range: { field: orden, max: 3 } }, { well_formed: inicio }]"
    ).over("actividad: [{ nombre: Base }]").outcome(
      """
      actividad: [{ nombre: A, orden: 1 }, { nombre: B, orden: 9 }, { nombre: C },
        { nombre: D, orden: { unread: damaged } }, { nombre: E, orden: { guessed: 1 } },
        { nombre: F, inicio: { malformed: x } }, { nombre: G, orden: { unread: damaged } }]
      """)
    #expect(
      outcome.verdicts
        == "pass fail not_applicable not_checked needs_review fail not_checked")
    #expect(outcome.totals.grid == 7)
  }
}

@Suite("Fingerprints")
struct FingerprintTests {
  private let bench = Bench("check: [{ present: responsable }]")

  private func fingerprints(_ given: String) throws -> [String] {
    try bench.outcome(given).findings.map(\.fingerprint)
  }

  private func row(_ name: String, _ rest: String = "") -> String {
    "{ nombre: \"\(name)\", responsable: { blank: empty }\(rest) }"
  }

  @Test("stay when a row is inserted above")
  func insertion() throws {
    let before = try fingerprints("actividad: [\(row("Pavimentar vías")), \(row("Podar árboles"))]")
    let after = try fingerprints(
      "actividad: [\(row("Nueva")), \(row("Pavimentar vías")), \(row("Podar árboles"))]")
    #expect(Array(after.dropFirst()) == before)
  }

  @Test("stay when the numbering shifts and when letters are written otherwise")
  func numbering() throws {
    let names = [
      "Pavimentar vías", "1. Pavimentar vías", "1.2. PAVIMENTAR VIAS", "3) Pavimentar  vías",
      "a. Pavimentar vías", "b) Pavimentar vías", "2.1 - pavimentar vías",
    ]
    let found = try names.map { try fingerprints("actividad: [\(row($0))]") }
    #expect(Set(found).count == 1)
    #expect(
      try fingerprints("actividad: [\(row("Pavimentar calles"))]") != found[0])
  }

  @Test("of a row without a key are not its number")
  func keyless() throws {
    let keyless = "{ nombre: { blank: empty }, responsable: { blank: empty } }"
    let before = try fingerprints("actividad: [\(keyless)]")
    let after = try fingerprints("actividad: [\(row("Nueva")), \(keyless)]")
    #expect(after.last == before.last)
  }

  @Test("tell rules and parents apart")
  func parents() throws {
    let found = try fingerprints(
      """
      proyecto: [{ codigo: P1 }, { codigo: P2 }],
      actividad: [\(row("Talleres", ", proyecto: P1")), \(row("Talleres", ", proyecto: P2"))]
      """)
    #expect(Set(found).count == 2)
    let other = try Bench("check: [{ present: responsable }]")
      .adding("otra", "check: [{ present: responsable }]")
      .outcomes("actividad: [\(row("Talleres"))]")
    #expect(Set(other.flatMap { $0.findings.map(\.fingerprint) }).count == 2)
  }

  @Test("of groups by a parent without a key stay when a row is inserted above")
  func groups() throws {
    let bench = Bench(
      "subject: 'group(actividad, by: [proyecto])'\ncheck: [{ count: { at_least: 5 } }]")
    func found(_ projects: String, _ name: String) throws -> String? {
      try bench.outcome("proyecto: [\(projects)], actividad: [{ nombre: A, proyecto: \(name) }]")
        .findings.first?.fingerprint
    }
    #expect(try found("{ codigo: P1 }", "P1") == found("{ codigo: P0 }, { codigo: P1 }", "P1"))
  }

  @Test("of a gathered finding do not depend on the rows, their parents or their order")
  func gathered() throws {
    func found(_ rows: String) throws -> [String] {
      try bench.outcome("proyecto: [{ codigo: P1 }, { codigo: P2 }], actividad: [\(rows)]")
        .findings.map(\.fingerprint)
    }
    let one = try found("{ nombre: A, proyecto: P1 }, { nombre: B, proyecto: P2 }")
    #expect(one.count == 1)
    #expect(try found("{ nombre: B, proyecto: P2 }, { nombre: A, proyecto: P1 }") == one)
    #expect(try found("{ nombre: C, proyecto: P2 }") == one)
  }
}

@Suite("Messages")
struct MessageTests {
  private func message(
    _ text: String, check: String = "present: responsable", subject: String = "actividad",
    _ given: String
  ) throws -> Finding {
    let rule =
      "subject: \(subject)\ncheck: [{ \(check) }]\n"
      + "message: { es: \"\(text)\", en: \"EN \(text)\" }"
    return try #require(try Bench(rule).outcome(given).findings.first)
  }

  private func row(_ cells: String) -> String {
    "proyecto: [{ codigo: P1, nombre: Vías }], plan: { nombre: Plan }, "
      + "actividad: [{ nombre: A1, responsable: { blank: empty }, proyecto: P1\(cells) }]"
  }

  @Test(
    "a path shows the fact by its type, in the language",
    arguments: [
      ("actividad.nombre", "", "A1", "A1"), ("plan.nombre", "", "Plan", "Plan"),
      ("actividad.proyecto.nombre", "", "Vías", "Vías"),
      ("actividad.inicio", ", inicio: 2026-03-05", "5 de marzo de 2026", "5 March 2026"),
      ("actividad.inicio", ", inicio: marzo de 2026", "marzo de 2026", "March 2026"),
      ("actividad.costo", ", costo: 1250000", "$ 1.250.000", "$1,250,000"),
      ("actividad.peso", ", peso: 25 %", "25 %", "25%"),
      ("actividad.orden", ", orden: 1200", "1200", "1200"),
      ("actividad.hecha", ", hecha: sí", "sí", "yes"),
      ("actividad.hecha", ", hecha: no", "no", "no"),
      ("actividad.inicio", ", inicio: { malformed: 31/1272024 }", "31/1272024", "31/1272024"),
      ("actividad.inicio", ", inicio: Por definir", "Por definir", "Por definir"),
      ("actividad.inicio", ", inicio: { blank: empty }", "(vacía)", "(empty)"),
      ("actividad.inicio", "", "(vacía)", "(empty)"),
      ("actividad.responsable", "", "(vacía)", "(empty)"),
      ("entidad.nombre", "", "(vacía)", "(empty)"),
    ])
  func facts(path: String, cells: String, es: String, en: String) throws {
    let finding = try message("<{\(path)}> {{llave}}", row(cells))
    #expect(finding.message.es == "<\(es)> {llave}")
    #expect(finding.message.en == "EN <\(en)> {llave}")
  }

  @Test("a row without a name is called by its cell")
  func nameless() throws {
    let finding = try message(
      "«{actividad.nombre}»", "actividad: [{ nombre: { blank: empty }, orden: 1 }]")
    #expect(finding.message.es.contains("2"), "\(finding.message.es)")
    #expect(!finding.message.es.contains("vacía"))
  }

  @Test("a list is shown value by value")
  func list() throws {
    let finding = try message(
      "{actividad.responsable}", check: "one_of: { field: responsable, values: [X] }",
      "actividad: [{ nombre: A, responsable: [Salud, Obras] }]")
    #expect(finding.message.es == "Salud; Obras")
  }

  @Test(
    "{value}, {expected}, {total}, {others} and {cells} come from the form that decided",
    arguments: [
      ("range: { field: orden, min: 1, max: 3 }", "{value}: {expected}", "9: ≥ 1, ≤ 3"),
      ("one_of: { field: grupo, values: [X, Y] }", "{value}: {expected}", "Z: X, Y"),
      (
        "not_after: { field: fin, limit: inicio }", "{value} > {expected}",
        "2 de enero de 2026 > 1 de enero de 2026"
      ),
      ("unique: codigo", "{value} {others}", "C1 C3"),
      ("cel: actividad.orden < 5", "{value}", "9"),
      ("matches: { field: codigo, pattern: '^D' }", "{value} {expected}", "C1 ^D"),
      (
        "refers_to: { field: codigo, table: proyecto, column: codigo }", "{value} {expected}",
        "C1 proyecto.codigo"
      ),
    ])
  func formValues(form: String, text: String, shown: String) throws {
    let finding = try message(
      text, check: form,
      """
      actividad: [{ nombre: A, codigo: C1, grupo: Z, orden: 9, inicio: 2026-01-01, fin: 2026-01-02 },
        { nombre: B, codigo: C1 }]
      """)
    #expect(finding.message.es == shown)
  }

  @Test("totals and counts")
  func totals() throws {
    let rows = "actividad: [{ nombre: A, peso: 40 % }, { nombre: B, peso: 50 % }]"
    let sum = try message(
      "{total} de {expected} en {cells}", check: "sum: { of: actividad, field: peso, equals: 100 }",
      subject: "plan", rows)
    #expect(sum.message.es == "90 % de 100 % en G2, G3")
    let count = try message(
      "{total} de {expected}", check: "count: { of: actividad, at_least: 3 }", subject: "plan", rows
    )
    #expect(count.message.es == "2 de 3")
  }

  @Test("what is no fail is told by its causes, in both languages, with the sentence of the rule")
  func otherVerdicts() throws {
    let outcome = try Bench("check: [{ range: { field: orden, max: 3 } }]").outcome(
      """
      actividad: [{ nombre: A, orden: { unread: no_text_layer } }, { nombre: B, orden: { malformed: x } },
        { nombre: C, orden: { guessed: 9 } }]
      """)
    for finding in outcome.findings {
      #expect(finding.message.es.hasSuffix("Debe estar bien."))
      #expect(finding.message.en?.hasSuffix("It must be right.") == true)
      #expect(!finding.remedy.es.isEmpty && finding.remedy.en?.isEmpty == false)
    }
    #expect(outcome.findings[0].message.es.hasPrefix("No se pudo verificar"))
    #expect(outcome.findings[2].message.es.hasPrefix("Por decidir"))
  }
}

@Suite("Many rules at once")
struct PackEvaluatorTests {
  @Test("the outcome does not depend on the number of threads, nor on what else is judged")
  func jobs() throws {
    var bench = Bench("yields_to: otra\ncheck: [{ range: { field: orden, max: 3 } }]")
    for index in 1...9 {
      bench = bench.adding("r\(index)", "check: [{ range: { field: orden, max: \(index) } }]")
    }
    bench = bench.adding("otra", "check: [{ range: { field: orden, max: 5 } }]")
    let rows = (1...12).map { "{ nombre: A\($0), orden: \($0) }" }.joined(separator: ", ")
    let one = try bench.outcomes("actividad: [\(rows)]")
    let many = try bench.outcomes("actividad: [\(rows)]", jobs: 7)
    #expect(one.map(\.verdicts) == many.map(\.verdicts))
    #expect(
      one.map { $0.findings.map(\.fingerprint) } == many.map { $0.findings.map(\.fingerprint) })
    let alone = try bench.judge("actividad: [\(rows)]")
    #expect(one.first { $0.rule == "regla" }?.verdicts == alone)
  }
}
