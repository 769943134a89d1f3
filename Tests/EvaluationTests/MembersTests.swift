import Testing

/// A part of the table was not read.
private let open = "actividad: { unread: damaged }"

@Suite("count")
struct CountFormTests {
  private func bench(_ count: String, rows: String) -> Bench {
    Bench("subject: plan\ncheck: [{ count: { of: actividad, \(count) } }]")
      .over("plan: { tipo: plan_de_accion }, actividad: [\(rows)]")
  }

  @Test(
    "counts the rows of a table that was read whole",
    arguments: [
      ("at_least: 2", "pass"), ("at_least: 3", "fail"), ("at_most: 2", "pass"),
      ("at_most: 1", "fail"), ("at_least: 1, at_most: 2", "pass"),
    ])
  func rows(limits: String, verdict: String) throws {
    #expect(try bench(limits, rows: "{ nombre: A }, { nombre: B }").judge() == verdict)
  }

  @Test("an absent table is none")
  func none() throws {
    #expect(try bench("at_least: 1", rows: "").judge() == "fail")
    #expect(try bench("at_most: 0", rows: "").judge() == "pass")
  }

  @Test(
    "rows that nobody read decide nothing, those read may",
    arguments: [
      ("at_least: 2", "pass"), ("at_least: 3", "not_checked"), ("at_most: 2", "not_checked"),
      ("at_most: 1", "fail"),
    ])
  func openTable(limits: String, verdict: String) throws {
    #expect(try bench(limits, rows: "{ nombre: A }, { nombre: B }").judge(open) == verdict)
  }

  @Test(
    "members of which the condition is unknown leave it open unless the rest decides",
    arguments: [
      ("at_least: 1", "pass"), ("at_least: 2", "not_checked"), ("at_least: 3", "fail"),
      ("at_most: 0", "fail"), ("at_most: 1", "not_checked"), ("at_most: 2", "pass"),
    ])
  func unknownMembers(limits: String, verdict: String) throws {
    let rows =
      "{ nombre: A, orden: 1 }, { nombre: B, orden: { unread: damaged } }, { nombre: C, orden: 9 }"
    #expect(try bench("where: actividad.orden < 5, \(limits)", rows: rows).judge() == verdict)
  }

  @Test("counts rows whose field is malformed as rows that have it")
  func malformed() throws {
    let rows = "{ nombre: A, inicio: { malformed: x } }, { nombre: B, inicio: { blank: empty } }"
    let condition = "where: has(actividad.inicio)"
    #expect(try bench("\(condition), at_least: 1", rows: rows).judge() == "pass")
    #expect(try bench("\(condition), at_least: 2", rows: rows).judge() == "fail")
  }

  @Test(
    "a guess matters only where the rest does not decide",
    arguments: [
      ("at_least: 1", "pass"), ("at_least: 2", "needs_review"), ("at_least: 3", "fail"),
      ("at_most: 1", "needs_review"), ("at_most: 2", "pass"), ("at_most: 0", "fail"),
    ])
  func guesses(limits: String, verdict: String) throws {
    let rows = "{ nombre: A, orden: 1 }, { nombre: B, orden: { guessed: 2 } }"
    #expect(try bench("where: actividad.orden < 5, \(limits)", rows: rows).judge() == verdict)
  }

  @Test("rows are grouped by all parts of a key; what nobody read outweighs what is lacking")
  func keys() throws {
    let bench = Bench(
      "subject: 'group(actividad, by: [grupo, orden])'\ncheck: [{ cel: size(grupo.filas) == 2 }]")
    let rows =
      "{ nombre: A, grupo: Uno, orden: 1 }, { nombre: B, orden: 1 }, "
      + "{ nombre: C, grupo: uno, orden: 2 }, { nombre: D, grupo: UNO, orden: 1 }"
    #expect(try bench.judge("actividad: [\(rows)]") == "pass not_applicable fail")
    let unread = "{ nombre: A, grupo: Uno, orden: 1 }, { nombre: B, grupo: { unread: damaged } }"
    #expect(try bench.judge("actividad: [\(unread)]") == "not_checked not_checked")
  }

  @Test("the cause of an open count is the fact that nobody knows")
  func causes() throws {
    let rows = "{ nombre: B, orden: { guessed: 2 } }"
    let outcome = try bench("where: actividad.orden < 5, at_least: 1", rows: rows).outcome()
    #expect(outcome.findings.first?.causes.first?.fact == "actividad.orden")
    #expect(outcome.findings.first?.causes.first?.state == .guessed)
    #expect(outcome.questions.count == 1)
  }

  @Test("of a group counts its own rows")
  func group() throws {
    let bench = Bench(
      "subject: 'group(actividad, by: [grupo])'\ncheck: [{ count: { at_least: 2 } }]")
    #expect(
      try bench.judge(
        "actividad: [{ nombre: A, grupo: X }, { nombre: B, grupo: Y }, { nombre: C, grupo: x }]")
        == "pass fail")
  }
}

@Suite("sum")
struct SumFormTests {
  private func judge(
    _ cells: [String], _ more: String = "", given: String = "", condition: String = ""
  ) throws -> String {
    let rows = cells.enumerated().map { index, cell in
      "{ nombre: A\(index), peso: \(cell.hasPrefix("{") ? cell : "\"\(cell)\"") }"
    }.joined(separator: ", ")
    let picked = condition.isEmpty ? "" : ", where: \(condition)"
    return try Bench(
      "subject: plan\ncheck: [{ sum: { of: actividad, field: peso, equals: 100\(more)\(picked) } }]"
    ).over("plan: { tipo: plan_de_accion }, actividad: [\(rows)]").judge(given)
  }

  @Test("adds exactly, and a tolerance counts at both ends")
  func tolerance() throws {
    #expect(try judge(["40 %", "60 %"]) == "pass")
    #expect(try judge(["40 %", "59,9 %"]) == "fail")
    #expect(try judge(["33,3 %", "33,3 %", "33,4 %"]) == "pass")
    for (last, verdict) in [
      ("59,5 %", "pass"), ("60,5 %", "pass"), ("59,4 %", "fail"), ("60,6 %", "fail"),
    ] {
      #expect(try judge(["40 %", last], ", tolerance: 0.5") == verdict)
    }
  }

  @Test("lacks: all are nothing, some are unknown, or zero where the rule says so")
  func lacks() throws {
    #expect(try judge(["{ blank: empty }", "{ absent: column }"]) == "not_applicable")
    #expect(try judge(["100 %", "{ blank: pending }"]) == "not_checked")
    #expect(try judge(["100 %", "{ blank: pending }"], ", blank: zero") == "pass")
    #expect(try judge(["90 %", "{ blank: empty }"], ", blank: zero") == "fail")
    #expect(try judge(["{ blank: empty }"], ", blank: zero") == "not_applicable")
    #expect(try judge([]) == "not_applicable")
  }

  @Test("an unreadable amount is never zero")
  func unreadable() throws {
    #expect(try judge(["100 %", "{ malformed: muchos }"]) == "not_checked")
    #expect(try judge(["100 %", "{ malformed: muchos }"], ", blank: zero") == "not_checked")
    #expect(try judge(["100 %", "{ unread: damaged }"], ", blank: zero") == "not_checked")
    #expect(try judge(["100 %"], given: open) == "not_checked")
  }

  @Test("a guess among the summands, or in picking them, is asked")
  func guesses() throws {
    #expect(try judge(["40 %", "{ guessed: 60 % }"]) == "needs_review")
    #expect(try judge(["40 %", "{ guessed: 50 % }"]) == "needs_review")
    #expect(
      try judge(["100 %", "{ guessed: 50 % }"], condition: "actividad.peso > 60.0")
        == "needs_review")
  }

  @Test("takes the rows of its condition; an unknown one leaves it open")
  func condition() throws {
    #expect(
      try judge(["100 %", "7 %"], condition: "actividad.peso > 50.0") == "pass")
    #expect(
      try judge(["100 %", "{ unread: damaged }"], condition: "actividad.peso > 50.0")
        == "not_checked")
    #expect(
      try judge(["100 %", "7 %"], condition: "actividad.nombre == \"A0\"") == "pass")
  }
}

@Suite("unique")
struct UniqueFormTests {
  private let bench = Bench("check: [{ unique: codigo }]")

  @Test("twins fail, both of them; a lack has none")
  func twins() throws {
    #expect(
      try bench.judge(
        """
        actividad: [{ nombre: A, codigo: X1 }, { nombre: B, codigo: X2 },
          { nombre: C, codigo: x1 }, { nombre: D, codigo: { blank: empty } },
          { nombre: E, codigo: { blank: empty } }]
        """) == "fail pass fail not_applicable not_applicable")
  }

  @Test("what was not read may be a twin; a twin that was read is one")
  func unread() throws {
    #expect(
      try bench.judge(
        """
        actividad: [{ nombre: A, codigo: X1 }, { nombre: B, codigo: X1 },
          { nombre: C, codigo: X3 }, { nombre: D, codigo: { unread: damaged } }]
        """) == "fail fail not_checked not_checked")
    let over = bench.over("actividad: [{ nombre: A, codigo: X1 }]")
    let outcome = try over.outcome(open)
    #expect(outcome.verdicts == "not_checked + not_checked")
    #expect(outcome.findings.allSatisfy { $0.causes.first?.state == .unread })
  }

  @Test("an unread cell is the cause of what it leaves open")
  func cause() throws {
    let outcome = try bench.outcome(
      "actividad: [{ nombre: A, codigo: X1 }, { nombre: D, codigo: { unread: damaged } }]")
    #expect(outcome.findings.allSatisfy { $0.causes.first?.state == .unread })
  }

  @Test("a guessed twin is asked of both, and what cannot be one is not")
  func guessed() throws {
    #expect(
      try bench.judge(
        "actividad: [{ nombre: A, codigo: X1 }, { nombre: B, codigo: { guessed: X1 } }]")
        == "needs_review needs_review")
    #expect(
      try bench.judge(
        """
        actividad: [{ nombre: A, codigo: X1 }, { nombre: B, codigo: X1 },
          { nombre: C, codigo: { guessed: X1 } }]
        """) == "fail fail needs_review")
  }

  @Test("within a parent only its own rows count")
  func within() throws {
    let bench = Bench("check: [{ unique: { field: codigo, within: proyecto } }]")
    #expect(
      try bench.judge(
        """
        proyecto: [{ codigo: P1 }, { codigo: P2 }],
        actividad: [{ nombre: A, codigo: X1, proyecto: P1 }, { nombre: B, codigo: X1, proyecto: P2 },
          { nombre: C, codigo: X1, proyecto: P1 }, { nombre: D, codigo: { unread: damaged }, proyecto: P2 }]
        """) == "fail not_checked fail not_checked")
  }

  @Test("a value that stands twice in one list is no twin of itself")
  func ownList() throws {
    #expect(
      try Bench("check: [{ unique: responsable }]").judge(
        "actividad: [{ nombre: A, responsable: [Salud, Salud] }, { nombre: B, responsable: Obras }]"
      ) == "pass pass")
  }
}

@Suite("refers_to")
struct RefersToFormTests {
  private let bench = Bench(
    "check: [{ refers_to: { field: codigo, table: proyecto, column: codigo } }]")

  @Test("what is not found may stand where nobody read")
  func openTargets() throws {
    let rows = "actividad: [{ nombre: A, codigo: P1 }, { nombre: B, codigo: P2 }]"
    #expect(try bench.judge("proyecto: [{ codigo: P1 }], \(rows)") == "pass fail")
    #expect(
      try bench.judge("proyecto: [{ codigo: P1 }, { codigo: { unread: damaged } }], \(rows)")
        == "pass not_checked")
    let open = try bench.over("proyecto: [{ codigo: P1 }], \(rows)")
      .outcome("proyecto: { unread: no_text_layer }")
    #expect(open.verdicts == "pass not_checked + not_checked")
    #expect(open.findings.allSatisfy { $0.causes.first?.state == .unread })
  }

  @Test("what is found in a guess alone is asked")
  func guessed() throws {
    #expect(
      try bench.judge(
        """
        proyecto: [{ codigo: P1 }, { codigo: { guessed: P2 } }],
        actividad: [{ nombre: A, codigo: P1 }, { nombre: B, codigo: P2 }, { nombre: C, codigo: P3 }]
        """) == "pass needs_review needs_review")
  }

  @Test(
    "codes of year and number are the same however they are filled up, and open in another length")
  func yearAndSerial() throws {
    let bench = Bench(
      """
      check: [{ refers_to: { field: codigo, table: proyecto, column: codigo, compare: year_and_serial } }]
      """)
    func judge(_ projects: [String], _ codes: [String]) throws -> String {
      let rows = projects.map { "{ codigo: '\($0)' }" }.joined(separator: ", ")
      let asked = codes.map { "{ nombre: A, codigo: '\($0)' }" }.joined(separator: ", ")
      return try bench.judge("proyecto: [\(rows)], actividad: [\(asked)]")
    }
    let own = "2023760010146"
    #expect(
      try judge([own], [own, "2023-76001-0146", "202300760010146", "2023760010147"])
        == "pass pass pass fail")
    #expect(
      try judge([own], ["202300000000088", "7867", "BP26002678"])
        == "not_checked not_checked not_checked")
    #expect(try judge([own, "202300000000088"], ["2023760010147"]) == "not_checked")
    #expect(try judge(["BP1"], ["BP1", own]) == "pass not_checked")
  }
}

@Suite("covers")
struct CoversFormTests {
  private let whole = Bench(
    """
    subject: plan
    check: [{ covers: { rows: planes, in: [actividad.nombre], by: [nombre, siglas] } }]
    """)
  private let each = Bench(
    """
    subject: each(planes)
    check: [{ covers: { in: [actividad.nombre], by: [nombre, siglas] } }]
    message: { es: "Falta {fila.nombre}.", en: "{fila.nombre} is missing." }
    """)

  @Test("finds names as whole words, folded, by any of its columns")
  func words() throws {
    for bench in [whole, each] {
      #expect(try bench.judge("actividad: [{ nombre: Formular el PTEP 2026 }]") == "pass")
      #expect(
        try bench.judge("actividad: [{ nombre: 'adoptar el PROGRAMA de transparencia' }]")
          == "pass")
      #expect(try bench.judge("actividad: [{ nombre: Los PTEPES }]") == "fail")
      #expect(try bench.judge("actividad: [{ nombre: { absent: column } }]") == "fail")
    }
  }

  @Test("what was not found may stand where nobody read")
  func openPlan() throws {
    #expect(try whole.over("actividad: [{ nombre: Otra }]").judge(open) == "not_checked")
    #expect(try whole.over("actividad: [{ nombre: El PTEP }]").judge(open) == "pass")
    #expect(
      try each.judge("actividad: [{ nombre: Otra }, { nombre: { unread: damaged } }]")
        == "not_checked")
  }

  @Test("what was found in a guess alone is asked; what was not found anywhere else too")
  func guessed() throws {
    #expect(try each.judge("actividad: [{ nombre: { guessed: El PTEP } }]") == "needs_review")
    #expect(try each.judge("actividad: [{ nombre: { guessed: Otra } }]") == "needs_review")
    #expect(
      try each.judge("actividad: [{ nombre: El PTEP }, { nombre: { guessed: El PTEP } }]")
        == "pass")
  }

  @Test("asks of each day the rows that are in force then")
  func dates() throws {
    let given = "actividad: [{ nombre: El PAAC }]"
    #expect(try each.judge(given, asOf: "2024-08-29") == "pass")
    #expect(try each.judge(given, asOf: "2024-08-30") == "fail")
    let before = try each.outcome(given, asOf: "2017-01-01")
    #expect(before.verdicts == "+ not_applicable")
    #expect(before.reasons.first?.cause.state == .notInForce)
  }

  @Test("a row's own requirement stands in its outcome")
  func ownRequirement() throws {
    let old = try each.outcome("actividad: [{ nombre: X }]", asOf: "2024-08-29")
    let new = try each.outcome("actividad: [{ nombre: X }]", asOf: "2024-08-30")
    #expect(old.findings.first?.subject.key == "paac")
    #expect(old.findings.first?.requirement == nil)
    #expect(new.findings.first?.requirement == "ley-1-dos")
    #expect(new.findings.first?.message.es == "Falta Programa de Transparencia.")
  }
}
