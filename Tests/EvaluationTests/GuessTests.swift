import Findings
import Testing

@Suite("What rests on a guess")
struct GuessTests {
  @Test("pass, fail and not applicable become questions")
  func three() throws {
    let bench = Bench("check: [{ cel: '!has(actividad.inicio) || actividad.orden < 5' }]")
    for order in ["1", "9"] {
      let outcome = try bench.outcome(
        "actividad: [{ nombre: A, inicio: 2026-01-01, orden: { guessed: \(order) } }]")
      #expect(outcome.verdicts == "needs_review")
      #expect(outcome.findings[0].causes.contains { $0.state == .guessed })
    }
    #expect(
      try bench.judge("actividad: [{ nombre: A, inicio: { blank: empty }, orden: { guessed: 9 } }]")
        == "pass", "what does not rest on it stays")
  }

  @Test("what is decided without the guess stays, in both orders of the operands")
  func absorbs() throws {
    for expression in [
      "actividad.orden < 5 || actividad.hecha", "actividad.hecha || actividad.orden < 5",
    ] {
      #expect(
        try Bench("check: [{ cel: \(expression) }]")
          .judge("actividad: [{ nombre: A, orden: { guessed: 9 }, hecha: sí }]") == "pass")
    }
  }

  @Test("an item that fails for certain decides before one that fails by a guess")
  func certainFail() throws {
    let bench = Bench(
      "check: [{ range: { field: orden, max: 3 } }, { one_of: { field: grupo, values: [X] } }]")
    #expect(
      try bench.judge(
        """
        actividad: [{ nombre: A, orden: { guessed: 9 }, grupo: Y },
          { nombre: B, orden: { guessed: 9 }, grupo: X },
          { nombre: C, orden: { guessed: 1 }, grupo: X },
          { nombre: D, orden: { guessed: 1 }, grupo: Y }]
        """) == "fail needs_review needs_review fail")
  }

  @Test("an unknown stays unknown, guess or not")
  func unknown() throws {
    let bench = Bench(
      "check: [{ range: { field: orden, max: 3 } }, { one_of: { field: grupo, values: [X] } }]")
    #expect(
      try bench.judge(
        "actividad: [{ nombre: A, orden: { guessed: 1 }, grupo: { unread: damaged } }]")
        == "not_checked")
  }

  @Test("a question that is open as well is not forgotten")
  func openQuestion() throws {
    let bench = Bench(
      """
      when: actividad.hecha
      when_not: { es: No., en: No. }
      check: [{ ask: { question: { es: ¿Está?, en: Is it? }, answers: { si: pass, no: fail } } }]
      """)
    let outcome = try bench.outcome("actividad: [{ nombre: A, hecha: { guessed: sí } }]")
    #expect(outcome.verdicts == "needs_review")
    #expect(outcome.questions.map(\.id).contains("regla"))
    #expect(outcome.questions.count == 2)
  }

  @Test("guesses of rows that an expression walks through are found and asked")
  func walked() throws {
    for check in [
      "actividades.exists(a, a.orden == 9)", "actividades.all(a, a.orden < 9)",
      "size(actividades.filter(a, a.orden == 9)) == 1",
    ] {
      let outcome = try Bench("subject: plan\ncheck: [{ cel: \"\(check)\" }]")
        .outcome("actividad: [{ nombre: A, orden: 1 }, { nombre: B, orden: { guessed: 9 } }]")
      #expect(outcome.verdicts == "needs_review", "\(check)")
      #expect(outcome.findings[0].causes[0].fact == "actividad.orden")
    }
    #expect(
      try Bench("subject: plan\ncheck: [{ cel: 'actividades.exists(a, a.orden == 9)' }]")
        .judge("actividad: [{ nombre: A, orden: 9 }, { nombre: B, orden: { guessed: 9 } }]")
        == "pass")
  }

  @Test("in `any` a part that passes for certain is enough")
  func any() throws {
    let bench = Bench(
      """
      check:
        - any:
            - range: { field: orden, max: 3 }
            - one_of: { field: grupo, values: [X] }
      """)
    #expect(
      try bench.judge(
        """
        actividad: [{ nombre: A, orden: { guessed: 1 }, grupo: X },
          { nombre: B, orden: { guessed: 1 }, grupo: Y },
          { nombre: C, orden: { guessed: 9 }, grupo: Y },
          { nombre: D, orden: 9, grupo: Y }]
        """) == "pass needs_review needs_review fail")
  }

  @Test("a group whose key is a guess is asked")
  func key() throws {
    let bench = Bench(
      "subject: 'group(actividad, by: [grupo])'\ncheck: [{ count: { at_least: 2 } }]")
    #expect(
      try bench.judge(
        """
        actividad: [{ nombre: A, grupo: X }, { nombre: B, grupo: { guessed: X } },
          { nombre: C, grupo: Y }]
        """) == "needs_review fail")
  }
}

@Suite("A table of which a part was not read")
struct OpenTableTests {
  private func judge(_ expression: String) throws -> String {
    try Bench("subject: plan\ncheck: [{ cel: '\(expression)' }]")
      .over(
        "plan: { tipo: plan_de_accion }, actividad: [{ nombre: A, orden: 1 }, { nombre: B, orden: 2 }]"
      ).judge("actividad: { unread: damaged }")
  }

  @Test(
    "exists is true or unknown, all false or unknown, size and sums unknown",
    arguments: [
      ("actividades.exists(a, a.orden == 2)", "pass"),
      ("actividades.exists(a, a.orden == 7)", "not_checked"),
      ("actividades.all(a, a.orden < 2)", "fail"),
      ("actividades.all(a, a.orden < 7)", "not_checked"),
      ("size(actividades) == 2", "not_checked"), ("size(actividades) > 1", "not_checked"),
      ("!actividades.exists(a, a.orden == 2)", "fail"),
      ("size(proyectos) == 0 || actividades.exists(a, a.orden == 2)", "pass"),
    ])
  func quantifiers(expression: String, verdict: String) throws {
    #expect(try judge(expression) == verdict)
  }

  @Test("the rows of a group are open too")
  func group() throws {
    let bench = Bench(
      "subject: 'group(actividad, by: [grupo])'\ncheck: [{ cel: size(grupo.filas) == 1 }]"
    ).over("actividad: [{ nombre: A, grupo: X }]")
    #expect(try bench.judge() == "pass")
    #expect(try bench.judge("actividad: { unread: damaged }") == "not_checked + not_checked")
  }
}

@Suite("Groups")
struct GroupTests {
  private let sum = Bench(
    """
    subject: "group(actividad, by: [grupo])"
    check: [{ sum: { field: peso, equals: 100 } }]
    message: { es: "{grupo.clave}: {total}, no {expected} ({cells}).", en: "{grupo.clave}: {total}, not {expected}." }
    """)

  @Test("rows lacking a key are one subject with nothing to judge")
  func lackingKey() throws {
    let outcome = try sum.outcome(
      """
      actividad: [{ nombre: A, grupo: X, peso: 100 % }, { nombre: B, grupo: { blank: empty }, peso: 7 % },
        { nombre: C, grupo: { absent: column }, peso: 7 % }, { nombre: D, grupo: Y, peso: 7 % }]
      """)
    #expect(outcome.verdicts == "pass not_applicable fail")
    #expect(outcome.reasons[0].cause.state == .nothingToJudge)
    #expect(outcome.findings[0].message.es == "y: 7 %, no 100 % (G5).")
  }

  @Test("rows whose key nobody could read are not checked, and may belong to any group")
  func unreadKey() throws {
    let rows = "{ nombre: A, grupo: X, peso: 100 % }, { nombre: B, grupo: Y, peso: 40 % }"
    for key in ["{ unread: damaged }"] {
      let outcome = try sum.outcome(
        "actividad: [\(rows), { nombre: C, grupo: \(key), peso: 60 % }]")
      #expect(outcome.verdicts == "not_checked not_checked not_checked")
      #expect(outcome.findings[0].causes[0].fact == "actividad.grupo")
    }
  }

  @Test("keys compare folded, and by several fields")
  func keys() throws {
    let bench = Bench(
      "subject: 'group(actividad, by: [grupo, orden])'\ncheck: [{ count: { at_most: 1 } }]")
    #expect(
      try bench.judge(
        """
        actividad: [{ nombre: A, grupo: Educación, orden: 1 }, { nombre: B, grupo: EDUCACION, orden: 1 },
          { nombre: C, grupo: Educación, orden: 2 }]
        """) == "fail pass")
  }

  @Test("by a parent its row tells groups apart, not its name; a row of nobody's is keyless")
  func parent() throws {
    let bench = Bench(
      "subject: 'group(actividad, by: [proyecto])'\ncheck: [{ count: { at_most: 1 } }]")
    #expect(
      try bench.judge(
        """
        proyecto: [{ codigo: P1 }, { codigo: P2 }],
        actividad: [{ nombre: A, proyecto: P1 }, { nombre: B, proyecto: P2 },
          { nombre: C, proyecto: P1 }, { nombre: D }, { nombre: E, proyecto: { unread: damaged } }]
        """) == "fail not_checked not_applicable not_checked")
  }

  @Test("by a field of a parent")
  func parentField() throws {
    let bench = Bench(
      "subject: 'group(actividad, by: [proyecto.nombre])'\ncheck: [{ count: { at_most: 1 } }]")
    #expect(
      try bench.judge(
        """
        proyecto: [{ codigo: P1, nombre: Vías }, { codigo: P2, nombre: vías }],
        actividad: [{ nombre: A, proyecto: P1 }, { nombre: B, proyecto: P2 }]
        """) == "fail")
  }

  @Test("expressions see the key and the rows of a group")
  func names() throws {
    let bench = Bench(
      """
      subject: "group(actividad, by: [grupo])"
      check: [{ cel: "grupo.clave == ['x'] && grupo.filas.all(a, a.orden < 5)" }]
      """)
    #expect(
      try bench.judge(
        """
        actividad: [{ nombre: A, grupo: X, orden: 1 }, { nombre: B, grupo: Y, orden: 1 },
          { nombre: C, grupo: X, orden: 2 }]
        """) == "pass fail")
  }
}

@Suite("ask and any")
struct AskTests {
  private let ask =
    "ask: { question: { es: ¿Se publicó?, en: Published? }, answers: { si: pass, no: fail, no aplica: not_applicable, no sé: not_checked } }"

  @Test(
    "an answer decides, in any spelling of its letters; without one it is asked",
    arguments: [
      ("", "needs_review"), ("regla: si", "pass"), ("regla: SÍ", "pass"), ("regla: no", "fail"),
      ("regla: No aplica", "not_applicable"), ("regla: no sé", "not_checked"),
      ("regla: null", "needs_review"),
    ])
  func answers(answers: String, verdict: String) throws {
    let outcome = try Bench("subject: plan\ncheck: [{ \(ask) }]").outcome(answers: answers)
    #expect(outcome.verdicts == verdict)
    if verdict == "needs_review" {
      #expect(outcome.questions.map(\.id) == ["regla"])
      #expect(outcome.questions[0].answers == ["si", "no", "no aplica", "no sé"])
      #expect(outcome.findings[0].message.es == "¿Se publicó?")
    }
    if verdict == "not_checked" {
      #expect(outcome.findings[0].causes[0].state == .unanswered)
    }
  }

  @Test("an open question before its day is not due")
  func due() throws {
    let bench = Bench("subject: plan\ndue: cotejo.date(2026, 1, 31)\ncheck: [{ \(ask) }]")
    #expect(try bench.judge(asOf: "2026-01-17") == "not_due")
    #expect(try bench.judge(asOf: "2026-01-31") == "needs_review")
    #expect(try bench.judge(asOf: "2026-01-17", answers: "regla: si") == "pass")
    #expect(try bench.judge(asOf: "2026-01-17", answers: "regla: no") == "not_due")
  }

  @Test("under each(D) there is one question a row, answered one by one")
  func rows() throws {
    let question = "question: { es: \"¿Está {fila.nombre}?\", en: \"Is {fila.nombre}?\" }"
    let bench = Bench(
      "subject: each(planes)\ncheck: [{ ask: { \(question), answers: { si: pass, no: fail } } }]")
    let outcome = try bench.outcome()
    #expect(outcome.verdicts == "needs_review")
    #expect(outcome.questions.map(\.id) == ["regla@ptep"])
    #expect(outcome.questions[0].text.es == "¿Está Programa de Transparencia?")
    #expect(try bench.judge(answers: "regla: { ptep: si }") == "pass")
    #expect(try bench.judge(answers: "regla: { paac: si }") == "needs_review")
    #expect(try bench.judge(answers: "regla: no") == "fail")
    #expect(try bench.judge(answers: "regla: no, ") == "fail")
  }

  @Test(
    "any: one that is met is enough; an open question stands for what was not found",
    arguments: [
      ("El PTEP", "", "pass"), ("Otra", "", "needs_review"), ("Otra", "regla: si", "pass"),
      ("Otra", "regla: no", "fail"), ("Otra", "regla: no aplica", "not_applicable"),
      ("El PTEP", "regla: no", "pass"), ("El PTEP", "regla: no aplica", "pass"),
      ("{ unread: damaged }", "regla: no", "not_checked"),
      ("{ unread: damaged }", "", "needs_review"), ("{ unread: damaged }", "regla: si", "pass"),
    ])
  func any(name: String, answers: String, verdict: String) throws {
    let bench = Bench(
      """
      subject: each(planes)
      check:
        - any:
            - covers: { in: [actividad.nombre], by: [nombre, siglas] }
            - \(ask)
      """)
    #expect(try bench.judge("actividad: [{ nombre: \(name) }]", answers: answers) == verdict)
  }

  @Test(
    "any: else unknown if one is, else false if one is, else nothing",
    arguments: [
      ("9", "{ blank: empty }", "fail"), ("9", "{ unread: damaged }", "not_checked"),
      ("1", "{ unread: damaged }", "pass"),
      ("{ blank: empty }", "{ blank: empty }", "not_applicable"),
      ("9", "Y", "fail"), ("9", "X", "pass"), ("{ malformed: x }", "Y", "not_checked"),
    ])
  func anyOrder(order: String, group: String, verdict: String) throws {
    let bench = Bench(
      "check: [{ any: [{ range: { field: orden, max: 3 } }, { one_of: { field: grupo, values: [X] } }] }]"
    )
    #expect(
      try bench.judge("actividad: [{ nombre: A, orden: \(order), grupo: \(group) }]") == verdict)
  }
}

@Suite("Faults of a rule")
struct FaultTests {
  @Test("an expression that fails is an error in the check, in `when`, in `due` and in `where`")
  func places() throws {
    let fault = "1 / (1 - 1) == 1"
    let rows = "actividad: [{ nombre: A, orden: 9 }]"
    #expect(try Bench("check: [{ cel: \(fault) }]").judge(rows) == "error")
    #expect(
      try Bench(
        "when: actividad.orden > 0 && \(fault)\nwhen_not: { es: No., en: No. }\ncheck: [{ present: nombre }]"
      ).judge(rows) == "error")
    #expect(
      try Bench("due: cotejo.date(2026, 1 / (1 - 1))\ncheck: [{ range: { field: orden, max: 3 } }]")
        .judge(rows) == "error")
    let count = "count: { of: actividad, where: '\(fault)', at_least: 1 }"
    let outcome = try Bench("subject: plan\ncheck: [{ \(count) }]").outcome(rows)
    #expect(outcome.verdicts == "error")
    #expect(outcome.findings[0].causes[0].state == .fault)
  }

  @Test("a fault is told with the expression and what went wrong, in both languages")
  func message() throws {
    let outcome = try Bench("check: [{ cel: actividad.orden / 0 > 1 }]")
      .outcome("actividad: [{ nombre: A, orden: 1 }, { nombre: B, orden: 2 }]")
    #expect(outcome.verdicts == "error error")
    #expect(outcome.findings.map(\.count) == [2])
    #expect(outcome.findings[0].message.es.contains("actividad.orden / 0 > 1"))
    #expect(outcome.findings[0].message.en != outcome.findings[0].message.es)
    #expect(outcome.findings[0].remedy.es.contains("repórtela"))
  }

  @Test("over its cost an expression is an error, never a pass")
  func cost() throws {
    var bench = Bench("subject: plan\ncheck: [{ cel: 'actividades.all(a, a.orden > 0)' }]")
    let rows = (1...40).map { "{ nombre: A\($0), orden: \($0) }" }.joined(separator: ", ")
    #expect(try bench.judge("actividad: [\(rows)]") == "pass")
    bench.costLimit = 30
    #expect(try bench.judge("actividad: [\(rows)]") == "error")
  }

  @Test("a false of another item decides before a fault")
  func falseFirst() throws {
    let bench = Bench(
      "check: [{ cel: actividad.orden / 0 > 1 }, { range: { field: orden, max: 3 } }]")
    #expect(
      try bench.judge("actividad: [{ nombre: A, orden: 9 }, { nombre: B, orden: 1 }]")
        == "fail error")
  }
}
