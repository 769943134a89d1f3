import Findings
import Testing

/// The order of `design.md` section 2: force, `applies`, `when`, check, `due`, guesses.
@Suite("The order in which a rule is judged")
struct OrderTests {
  private let rows = "actividad: [{ nombre: A, orden: 1 }, { nombre: B, orden: 9 }]"
  private let range = "check: [{ range: { field: orden, max: 3 } }]"

  // MARK: - Force and applies

  @Test(
    "not in force on the day: one cell for the whole rule",
    arguments: [
      ("2011-07-11", "+ not_applicable"), ("2011-07-12", "pass fail"),
      ("2024-12-31", "pass fail"), ("2025-01-01", "+ not_applicable"),
    ])
  func force(day: String, verdicts: String) throws {
    let bench = Bench(range).requiring("in_force: { from: 2011-07-12, until: 2024 }")
    let outcome = try bench.outcome(rows, asOf: day)
    #expect(outcome.verdicts == verdicts)
    if verdicts.hasPrefix("+") { #expect(outcome.reasons[0].cause.state == .notInForce) }
  }

  @Test("a rule has a force of its own, within its requirement's")
  func ownForce() throws {
    let bench = Bench("in_force: { from: 2020, until: 2021-06 }\n\(range)")
    #expect(try bench.judge(rows, asOf: "2019-12-31") == "+ not_applicable")
    #expect(try bench.judge(rows, asOf: "2021-06-30") == "pass fail")
    #expect(try bench.judge(rows, asOf: "2021-07-01") == "+ not_applicable")
  }

  @Test("force is looked at before anything else")
  func forceFirst() throws {
    let bench = Bench(range).requiring(
      "in_force: { from: null, until: 2020 }\napplies: entidad.nivel == 'municipal'")
    #expect(try bench.judge(rows) == "+ not_applicable")
  }

  @Test(
    "`applies` of the requirement: false, unknown, true, guessed",
    arguments: [
      ("entidad: { nivel: nacional }", "+ not_applicable"), ("", "+ not_checked"),
      ("entidad: { nivel: municipal }", "pass fail"),
      ("entidad: { nivel: { guessed: municipal } }", "+ needs_review"),
      ("entidad: { nivel: { guessed: nacional } }", "+ needs_review"),
      ("entidad: { nivel: { blank: empty } }", "+ not_checked"),
    ])
  func applies(entity: String, verdicts: String) throws {
    let bench = Bench(range).requiring("applies: entidad.nivel == 'municipal'")
    let given = entity.isEmpty ? rows : "\(entity), \(rows)"
    let outcome = try bench.outcome(given)
    #expect(outcome.verdicts == verdicts)
    if verdicts == "+ not_applicable" {
      #expect(outcome.reasons[0].cause.text?.es == "todas las entidades")
    }
    if verdicts == "+ not_checked", entity.isEmpty {
      #expect(outcome.questions.map(\.id) == ["entidad.nivel"])
      #expect(outcome.questions.first?.answers == ["nacional", "municipal"])
    }
  }

  // MARK: - When

  private func when(_ condition: String) -> Bench {
    Bench("when: \(condition)\nwhen_not: { es: No pesa., en: No weight. }\n\(range)")
  }

  @Test("`when` is asked of each row; false is not applicable with the reason of the rule")
  func whenRows() throws {
    let outcome = try when("actividad.nombre == 'B'").outcome(rows)
    #expect(outcome.verdicts == "not_applicable fail")
    #expect(outcome.reasons[0].cause.text?.es == "No pesa.")
    #expect(outcome.reasons[0].cause.state == .doesNotApply)
  }

  @Test("`when` is first tried on the plan and the entity alone: false is one cell")
  func whenPlan() throws {
    let bench = when("plan.tipo == 'plan_indicativo' && actividad.orden > 0")
    #expect(try bench.judge(rows) == "+ not_applicable")
    #expect(try bench.judge() == "+ not_applicable", "also without rows")
    let open = bench.over("plan: { tipo: plan_indicativo }")
    #expect(try open.judge(rows) == "pass fail")
    #expect(try open.judge() == "+ not_checked")
    #expect(try bench.judge("actividad: { unread: damaged }") == "+ not_applicable")
  }

  @Test("`when` that nobody knows is not checked, row by row, whatever the check says")
  func whenUnknown() throws {
    let bench = when("actividad.hecha")
    #expect(
      try bench.judge(
        """
        actividad: [{ nombre: A, orden: 1, hecha: { unread: damaged } },
          { nombre: B, orden: 9, hecha: { malformed: quizás } },
          { nombre: C, orden: 9, hecha: { blank: empty } }, { nombre: D, orden: 9, hecha: sí }]
        """) == "not_checked not_checked not_checked fail")
  }

  @Test("`when` that rests on a guess makes a question of pass, fail and not applicable")
  func whenGuessed() throws {
    let bench = when("actividad.hecha")
    let cells = [("sí", "1"), ("sí", "9"), ("no", "1")]
    for (done, order) in cells {
      let outcome = try bench.outcome(
        "actividad: [{ nombre: A, orden: \(order), hecha: { guessed: \(done) } }]")
      #expect(outcome.verdicts == "needs_review")
      #expect(outcome.findings[0].causes[0].fact == "actividad.hecha")
    }
    #expect(
      try when("actividad.hecha || actividad.orden > 0")
        .judge("actividad: [{ nombre: A, orden: 1, hecha: { guessed: sí } }]") == "pass",
      "what does not rest on the guess stays")
  }

  @Test("a name of `let` is known to `when` and to the check")
  func lets() throws {
    let bench = Bench(
      """
      let: { doble: actividad.orden * 2, grande: doble > 4 }
      when: grande
      when_not: { es: Es chica., en: It is small. }
      check: [{ cel: doble < 10 }]
      """)
    #expect(
      try bench.judge(
        "actividad: [{ nombre: A, orden: 1 }, { nombre: B, orden: 3 }, { nombre: C, orden: 9 }]")
        == "not_applicable pass fail")
  }

  // MARK: - Due

  @Test(
    "before its day a fail or an unknown is not due, a pass stays",
    arguments: [
      ("2026-01-30", "pass not_due not_due not_applicable"),
      ("2026-01-31", "pass fail not_checked not_applicable"),
      ("2026-02-01", "pass fail not_checked not_applicable"),
    ])
  func due(day: String, verdicts: String) throws {
    let bench = Bench("due: cotejo.date(plan.vigencia, 1, 31)\n\(range)")
    let outcome = try bench.outcome(
      """
      actividad: [{ nombre: A, orden: 1 }, { nombre: B, orden: 9 },
        { nombre: C, orden: { unread: damaged } }, { nombre: D, orden: { blank: empty } }]
      """, asOf: day)
    #expect(outcome.verdicts == verdicts)
    #expect(outcome.due.map(\.date.description) == (day == "2026-01-30" ? ["2026-01-31"] : []))
    #expect(outcome.due.map(\.count) == (day == "2026-01-30" ? [2] : []))
  }

  @Test("before its day too, what is met by a guess alone is a question, and what fails is not due")
  func dueGuess() throws {
    let bench = Bench("due: cotejo.date(plan.vigencia, 1, 31)\n\(range)")
    for (day, verdicts) in [
      ("2026-01-30", "needs_review not_due"), ("2026-01-31", "needs_review needs_review"),
    ] {
      let outcome = try bench.outcome(
        """
        actividad: [{ nombre: A, orden: { guessed: 1 } }, { nombre: B, orden: { guessed: 9 } }]
        """, asOf: day)
      #expect(outcome.verdicts == verdicts)
    }
  }

  @Test("a due day of a month is its last")
  func dueMonth() throws {
    let bench = Bench("due: cotejo.date(2026, 3)\n\(range)")
    #expect(try bench.judge(rows, asOf: "2026-03-30") == "pass not_due")
    #expect(try bench.judge(rows, asOf: "2026-03-31") == "pass fail")
  }

  @Test("a due day that nobody knows leaves a fail not checked, and asks for the year")
  func dueUnknown() throws {
    let bench = Bench("due: cotejo.date(plan.vigencia, 1, 31)\n\(range)")
      .over("plan: { tipo: plan_de_accion }")
    let outcome = try bench.outcome(rows)
    #expect(outcome.verdicts == "pass not_checked")
    #expect(outcome.questions.map(\.id) == ["plan.vigencia"])
    #expect(outcome.questions.first?.text.es == "¿De qué año?")
  }

  @Test("a due day that rests on a guess is asked, before it and after")
  func dueGuessed() throws {
    let bench = Bench("due: cotejo.date(plan.vigencia, 1, 31)\n\(range)")
      .over("plan: { vigencia: { guessed: 2026 } }")
    for day in ["2026-01-30", "2026-02-01"] {
      #expect(try bench.judge(rows, asOf: day) == "pass needs_review")
    }
  }

  // MARK: - Yields and contested readings

  @Test("where a rule about the plan fails, one that yields to it has nothing to add")
  func yieldsPlan() throws {
    let bench = Bench("yields_to: nadie\ncheck: [{ present: responsable }]").adding(
      "nadie",
      "subject: plan\ncheck: [{ count: { of: actividad, where: has(actividad.responsable), at_least: 1 } }]"
    )
    let none = "actividad: [{ nombre: A }, { nombre: B }]"
    let outcome = try bench.outcome(none)
    #expect(outcome.verdicts == "+ not_applicable")
    #expect(outcome.reasons[0].cause.state == .yielded)
    #expect(outcome.reasons[0].cause.fact == "nadie")
    #expect(
      try bench.judge("actividad: [{ nombre: A, responsable: Salud }, { nombre: B }]")
        == "pass fail")
  }

  @Test("where a rule about the same row fails, one that yields to it is silent on that row only")
  func yieldsRow() throws {
    let bench = Bench("yields_to: otra\ncheck: [{ range: { field: orden, max: 3 } }]")
      .adding("otra", "check: [{ range: { field: orden, max: 5 } }]")
    #expect(
      try bench.judge(
        "actividad: [{ nombre: A, orden: 1 }, { nombre: B, orden: 4 }, { nombre: C, orden: 9 }]")
        == "pass fail not_applicable")
  }

  @Test("a rule that is open, not due or not applicable does not silence another")
  func yieldsOnlyToFails() throws {
    let other = "check: [{ range: { field: orden, max: 5 } }]"
    let bench = Bench("yields_to: otra\ncheck: [{ range: { field: orden, max: 3 } }]")
    let given = "actividad: [{ nombre: C, orden: 9 }]"
    #expect(try bench.adding("otra", "due: cotejo.date(2030)\n\(other)").judge(given) == "fail")
    #expect(
      try bench.adding("otra", "in_force: { from: null, until: 2020 }\n\(other)").judge(given)
        == "fail")
  }

  @Test("a fail on a contested reading belongs to a person, a pass does not")
  func contested() throws {
    let bench = Bench(range).requiring(
      "contested: { es: Hay dos lecturas., en: There are two readings. }")
    let outcome = try bench.outcome(rows)
    #expect(outcome.verdicts == "pass needs_review")
    #expect(outcome.findings[0].causes[0].state == .contested)
    #expect(outcome.findings[0].message.es == "Hay dos lecturas.")
  }

  // MARK: - Rows

  @Test("a table without rows is one more cell that was not checked")
  func noRows() throws {
    let outcome = try Bench(range).outcome()
    #expect(outcome.verdicts == "+ not_checked")
    #expect(outcome.findings[0].causes[0].state == .noSubjects)
    #expect(outcome.findings[0].fingerprint == (try Bench(range).outcome()).findings[0].fingerprint)
    #expect(
      try Bench("subject: 'group(actividad, by: [grupo])'\ncheck: [{ count: { at_least: 1 } }]")
        .judge() == "+ not_checked")
  }

  @Test("a part that nobody read is one more cell, beside those of the rows")
  func unreadBlock() throws {
    let bench = Bench(range).over(rows)
    let outcome = try bench.outcome("actividad: { unread: no_text_layer }")
    #expect(outcome.verdicts == "pass fail + not_checked")
    #expect(outcome.findings.last?.causes[0].reason == "no_text_layer")
    #expect(
      try Bench(range).judge("actividad: { unread: damaged }") == "+ not_checked not_checked")
  }
}
