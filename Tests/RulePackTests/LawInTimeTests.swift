import Authoring
import Evaluation
import Findings
import Rules
import Testing
import Values

/// One plan, judged by the law of four years: a plan that names its policies and the PAAC, no PTEP.
@Suite("The law of each year")
struct LawInTimeTests {
  /// The plan of 2021 of the pack, with the sixteen policies that MIPG had at first, judged on a day.
  private func outcome(_ rule: String, on day: String) throws -> RuleOutcome {
    let (pack, rule) = try Catalogue.rule(rule)
    let base = try #require(pack.bases.first { $0.id == "plan-accion-2021" })
    let policies = [
      "Talento Humano", "Integridad", "Planeación Institucional", "Gestión Presupuestal",
      "Fortalecimiento Organizacional", "Gobierno Digital", "Seguridad Digital",
      "Defensa Jurídica", "Servicio al Ciudadano", "Racionalización de Trámites",
      "Participación Ciudadana", "Seguimiento y Evaluación", "Transparencia",
      "Gestión Documental", "Gestión del Conocimiento", "Control Interno",
    ]
    var plan = base.given
    let first = try #require(plan.tables["actividad"]?.first)
    for (number, policy) in policies.enumerated() {
      var row = first
      row["nombre"] = .text("Actividad \(number)")
      row["politica_mipg"] = .text(policy)
      plan.tables["actividad"]?.append(row)
    }
    // Its rows are whole already: nothing lies under them.
    let tables = ExampleTables(plan, over: ExamplePlan(), vocabulary: pack.vocabulary).tables()
    let date = try #require(CalendarDate(iso: day))
    return PackEvaluator.outcome(
      of: rule,
      in: EvaluationContext(
        pack: pack, tables: tables, asOf: date, answers: base.answers, keepsSubjects: true))
  }

  private func verdicts(_ rule: String, on day: String) throws -> [String: Verdict] {
    Dictionary(
      try outcome(rule, on: day).subjects.map { ($0.key, $0.verdict) },
      uniquingKeysWith: { first, _ in first })
  }

  @Test("in January of 2017 neither the twelve plans nor MIPG are asked for")
  func year2017() throws {
    for rule in [
      "plan-institucional-sin-integrar", "politica-mipg-sin-actividades",
      "plan-sin-acciones-de-participacion", "entidad-sin-ptep", "ptep-adoptado-tarde",
    ] {
      let outcome = try outcome(rule, on: "2017-01-31")
      #expect(outcome.totals[.notApplicable] == outcome.totals.grid, "\(rule)")
    }
    for rule in ["plan-sin-responsables", "plan-sin-indicadores", "plan-sin-metas"] {
      #expect(try outcome(rule, on: "2017-01-31").totals[.pass] == 1, "\(rule)")
    }
  }

  @Test("in 2019 the plan names the PAAC among twelve plans, and MIPG has seventeen policies")
  func year2019() throws {
    let plans = try verdicts("plan-institucional-sin-integrar", on: "2019-01-31")
    #expect(plans.count == 12)
    #expect(plans["paac"] == .pass)
    #expect(plans["ptep"] == nil)
    let policies = try verdicts("politica-mipg-sin-actividades", on: "2019-01-31")
    #expect(policies.count == 17)
    #expect(policies["mejora_normativa"] == .fail)
    #expect(policies.values.filter { $0 == .pass }.count == 16)
    #expect(try outcome("ptep-adoptado-tarde", on: "2019-01-31").totals[.notApplicable] == 1)
  }

  @Test("in 2022 it is still the PAAC, with nineteen policies, and the PTEP is not due")
  func year2022() throws {
    let plans = try verdicts("plan-institucional-sin-integrar", on: "2022-01-31")
    #expect(plans.count == 12)
    #expect(plans["paac"] == .pass)
    #expect(plans["ptep"] == nil)
    let policies = try verdicts("politica-mipg-sin-actividades", on: "2022-01-31")
    #expect(policies.count == 19)
    #expect(
      Set(policies.filter { $0.value == .fail }.keys) == [
        "mejora_normativa", "informacion_estadistica", "compras",
      ])
    #expect(try outcome("ptep-adoptado-tarde", on: "2022-01-31").totals[.notDue] == 1)
  }

  @Test("in 2026 it is the PTEP among twelve plans, and one who still adopts it is asked why")
  func year2026() throws {
    let plans = try verdicts("plan-institucional-sin-integrar", on: "2026-01-31")
    #expect(plans.count == 12)
    #expect(plans["paac"] == nil)
    // The decree's list still says PAAC: that name will do for the same item.
    #expect(plans["ptep"] == .pass)
    #expect(try verdicts("politica-mipg-sin-actividades", on: "2026-01-31").count == 19)
    #expect(try outcome("ptep-adoptado-tarde", on: "2026-01-31").totals[.notDue] == 1)
    #expect(try outcome("ptep-adoptado-tarde", on: "2026-09-30").totals[.notDue] == 0)
  }

  @Test(
    "a half-yearly evaluation took the place of the four-monthly report in November 2019",
    arguments: [("2019-11-21", Verdict.notApplicable), ("2021-08-31", .pass)])
  func internalControl(day: String, verdict: Verdict) throws {
    let outcome = try outcome("control-interno-sin-evaluacion-semestral", on: day)
    #expect(outcome.totals[verdict] == 1)
  }

  @Test(
    "the rules on quoted norms follow the calendar",
    arguments: [
      ("2017-01-31", 0), ("2019-01-31", 1), ("2022-01-31", 6), ("2026-01-31", 11),
    ])
  func quotedNorms(day: String, count: Int) throws {
    let pack = try Catalogue.outcome.get()
    let date = try #require(CalendarDate(iso: day))
    let table = try #require(pack.datedTable("normas_superadas"))
    #expect(table.rows.filter { $0.inForce.contains(date) }.count == count)
  }
}
