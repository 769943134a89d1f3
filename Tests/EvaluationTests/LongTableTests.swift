import Findings
import Testing

/// Long tables are judged a column at a time, short ones row by row: nobody may see which.
@Suite("Long tables")
struct LongTableTests {
  /// Every state that a fact can have, in the fields that the checks below ask about.
  private static let rows = [
    "nombre: A, orden: 1, responsable: Ana, codigo: 10, inicio: 2026-01-05, fin: 2026-02-01",
    "nombre: B, orden: 9, responsable: [Ana, Todos], codigo: 11, inicio: 2026-03-05, fin: 2026-02",
    "nombre: C",
    "nombre: Por definir, orden: { unread: damaged }, responsable: { unread: damaged }",
    "nombre: E, orden: { malformed: doce }, codigo: { malformed: x }, inicio: { malformed: ayer }",
    "nombre: F, orden: { blank: not_applicable }, responsable: { blank: pending }, fin: 2026-05-01",
    "nombre: G, orden: 4, codigo: 77, inicio: 2026-06-01, fin: { unread: damaged }",
  ]
  private static let guess = "nombre: H, orden: { guessed: 7 }, responsable: { guessed: Eva }"

  private static func table(times: Int, guessing: Bool) -> String {
    let once = (rows + (guessing ? [guess] : [])).map { "{ \($0) }" }.joined(separator: ", ")
    return "actividad: [\(repeatElement(once, count: times).joined(separator: ", "))]"
  }

  @Test(
    "rows get the verdicts that they get in a short table",
    arguments: [
      "present: responsable", "well_formed: orden", "{ range: { field: orden, max: 5 } }",
      "{ not_after: { field: inicio, limit: fin } }", "cel: actividad.orden > 4",
      "cel: has(actividad.responsable) || has(actividad.codigo) || has(plan.nombre)",
      "cel: actividad.orden < plan.vigencia",
      "cel: '!actividad.responsable.exists(r, r == ''Todos'')'",
      "cel: '!cotejo.fold(actividad.nombre).contains(''definir'')'",
      "cel: size(actividad.nombre.split(' ')) <= 1 && actividad.nombre.matches('^[A-F]$')",
      "cel: actividades.exists(a, a.orden == actividad.orden && a.orden > 4)",
      "cel: actividad.inicio < as_of",
    ])
  func rows(check: String) throws {
    for guessing in [false, true] {
      let form = check.hasPrefix("{") ? check : "{ \(check) }"
      let bench = Bench("check:\n  - \(form.hasPrefix("{ cel") ? check : form)")
      let short = try bench.judge(Self.table(times: 1, guessing: guessing))
      let long = try bench.judge(Self.table(times: 16, guessing: guessing))
      #expect(long == Array(repeating: short, count: 16).joined(separator: " "), "\(check)")
    }
  }

  @Test(
    "what is asked of all rows has the answer that it has of a few, with the same causes",
    arguments: [
      "actividades.exists(a, a.orden > 8)", "actividades.exists(a, a.orden > 100)",
      "actividades.all(a, a.orden > 0)", "actividades.all(a, has(a.nombre))",
      "actividades.exists(a, cotejo.fold(a.nombre).matches('definir|pendiente'))",
      "actividades.exists(a, has(a.responsable) && a.responsable.exists(r, r == 'Nadie'))",
      "actividades.all(a, a.orden < plan.vigencia)",
      "actividades.exists(a, actividades.all(b, b.nombre == a.nombre))",
    ])
  func quantifiers(condition: String) throws {
    for guessing in [false, true] {
      let bench = Bench("subject: plan\ncheck:\n  - cel: \(condition)")
      let short = try bench.outcome(Self.table(times: 1, guessing: guessing))
      let long = try bench.outcome(Self.table(times: 16, guessing: guessing))
      #expect(short.verdicts == long.verdicts, "\(condition)")
      let causes = [short, long].map { outcome in
        Set(outcome.findings.flatMap(\.causes).map { "\($0.fact) \($0.state) \($0.reason)" })
      }
      #expect(causes[0] == causes[1], "\(condition)")
    }
  }

  @Test(
    "a `where` picks the same rows",
    arguments: [
      ("actividad.orden > 4", "at_least: 16", "pass"),
      ("actividad.orden > 4", "at_least: 17", "not_checked"),
      ("actividad.orden > 4", "at_least: 97", "fail"),
      ("has(actividad.responsable)", "at_most: 47", "not_checked"),
      ("has(actividad.nombre) && cotejo.fold(actividad.nombre) == 'c'", "at_most: 16", "pass"),
    ])
  func members(condition: String, limit: String, verdict: String) throws {
    let bench = Bench(
      "subject: plan\ncheck:\n  - count:\n      of: actividad\n      where: \(condition)\n"
        + "      \(limit)")
    #expect(try bench.judge(Self.table(times: 16, guessing: false)) == verdict)
  }
}
