import Testing

/// The table of check forms and fact states, cell by cell.
@Suite("Each check form on each state of a fact")
struct FormsAndFactStatesTests {
  /// A form about one field, a value that it likes and one that it does not.
  struct Row: Sendable, CustomTestStringConvertible {
    let form: String
    let field: String
    let right: String
    let wrong: String?
    var empty = "not_applicable"
    var malformed = "not_checked"
    var testDescription: String { form }
  }

  static let rows: [Row] = [
    Row(
      form: "present: inicio", field: "inicio", right: "2026-01-05", wrong: nil, empty: "fail",
      malformed: "pass"),
    Row(
      form: "well_formed: inicio", field: "inicio", right: "2026-01-05", wrong: nil,
      malformed: "fail"),
    Row(
      form: "matches: { field: codigo, pattern: '^A[0-9]+$' }", field: "codigo", right: "A12",
      wrong: "B12"),
    Row(
      form: "matches: { field: codigo, patterns: ['^A', '^B'] }", field: "codigo", right: "B1",
      wrong: "C1"),
    Row(
      form: "one_of: { field: grupo, values: [Salud, Educación] }", field: "grupo",
      right: "EDUCACION", wrong: "Cultura"),
    Row(
      form: "one_of: { field: grupo, values: planes.siglas }", field: "grupo", right: "ptep",
      wrong: "PAAC"),
    Row(form: "range: { field: orden, min: 1, max: 3 }", field: "orden", right: "3", wrong: "4"),
    Row(form: "range: { field: peso, max: 100 }", field: "peso", right: "100 %", wrong: "101 %"),
    Row(
      form: "not_after: { field: inicio, limit: fin }", field: "inicio", right: "2026-06-30",
      wrong: "2026-07-01"),
    Row(
      form: "not_after: { field: fin, limit: inicio }", field: "inicio", right: "2026-06-30",
      wrong: "2026-06-29"),
    Row(
      form: "refers_to: { field: codigo, table: proyecto, column: codigo }", field: "codigo",
      right: "p1", wrong: "P9"),
    Row(form: "unique: codigo", field: "codigo", right: "X1", wrong: nil),
    Row(form: "cel: actividad.orden < 4", field: "orden", right: "3", wrong: "4"),
    Row(form: "cel: actividad.hecha", field: "hecha", right: "sí", wrong: "no"),
  ]

  private func judge(_ row: Row, _ cell: String) throws -> String {
    try Bench("check:\n  - \(row.form)").judge(
      "proyecto: [{ codigo: P1 }], "
        + "actividad: [{ nombre: A1, fin: 2026-06-30, \(row.field): \(cell) }]")
  }

  @Test("a value that is right passes", arguments: rows)
  func right(row: Row) throws { #expect(try judge(row, "\"\(row.right)\"") == "pass") }

  @Test("a value that is wrong fails", arguments: rows.filter { $0.wrong != nil })
  func wrong(row: Row) throws { #expect(try judge(row, "\"\(row.wrong ?? "")\"") == "fail") }

  @Test("a lack is accused by `present` alone", arguments: rows)
  func lack(row: Row) throws {
    for kind in ["empty", "pending", "not_applicable", "no_data", "not_programmed"] {
      #expect(try judge(row, "{ blank: \(kind) }") == row.empty)
    }
    #expect(try judge(row, "{ absent: column }") == row.empty)
  }

  @Test("what is malformed is accused by `well_formed` alone", arguments: rows)
  func malformed(row: Row) throws {
    #expect(try judge(row, "{ malformed: \"31/1272024\" }") == row.malformed)
  }

  @Test("what nobody read leaves every form open", arguments: rows)
  func unread(row: Row) throws {
    for reason in ["no_text_layer", "not_given", "damaged"] {
      #expect(try judge(row, "{ unread: \(reason) }") == "not_checked")
    }
  }

  @Test("what rests on a guess is asked, pass and fail", arguments: rows)
  func guessed(row: Row) throws {
    #expect(try judge(row, "{ guessed: \"\(row.right)\" }") == "needs_review")
    if let wrong = row.wrong {
      #expect(try judge(row, "{ guessed: \"\(wrong)\" }") == "needs_review")
    }
  }

  @Test("«N/A» passes where the rule accepts it, and no other lack does")
  func accept() throws {
    let bench = Bench("check: [{ present: { field: inicio, accept: [not_applicable] } }]")
    let rows = ["N/A", "Por definir", "{ blank: not_applicable }", "{ absent: column }"]
      .map { "{ nombre: A, inicio: \($0) }" }.joined(separator: ", ")
    #expect(try bench.judge("actividad: [\(rows)]") == "pass fail pass fail")
  }

  @Test("a placeholder is a lack")
  func placeholder() throws {
    #expect(
      try Bench("check: [{ present: responsable }]")
        .judge("actividad: [{ nombre: A, responsable: Por definir }]") == "fail")
  }

  @Test("of a list each value has to be right")
  func lists() throws {
    let bench = Bench("check: [{ one_of: { field: responsable, values: [Salud, Obras] } }]")
    #expect(
      try bench.judge(
        """
        actividad: [{ nombre: A, responsable: [Salud, Obras] },
          { nombre: B, responsable: [Salud, Cultura] }, { nombre: C, responsable: Obras }]
        """) == "pass fail pass")
    let pattern = Bench("check: [{ matches: { field: responsable, pattern: '^S' } }]")
    #expect(
      try pattern.judge("actividad: [{ nombre: A, responsable: [Salud, Obras] }]") == "fail")
    #expect(
      try Bench("check: [{ refers_to: { field: responsable, table: proyecto, column: nombre } }]")
        .judge(
          """
          proyecto: [{ codigo: P1, nombre: Salud }, { codigo: P2, nombre: Obras }],
          actividad: [{ nombre: A, responsable: [salud, OBRAS] },
            { nombre: B, responsable: [Salud, Cultura] }]
          """) == "pass fail")
  }

  @Test("a check without anything to judge is not applicable, and says so")
  func nothing() throws {
    let outcome = try Bench(
      "check: [{ well_formed: inicio }, { range: { field: orden, min: 1 } }]"
    ).outcome("actividad: [{ nombre: A }]")
    #expect(outcome.verdicts == "not_applicable")
    #expect(outcome.reasons.first?.cause.state == .nothingToJudge)
  }

  @Test(
    "of several items any false decides, then any unknown, then any true",
    arguments: [
      ("2026-01-05", "1", "pass"), ("2026-01-05", "9", "fail"),
      ("{ unread: damaged }", "9", "fail"), ("{ unread: damaged }", "1", "not_checked"),
      ("{ blank: empty }", "1", "pass"), ("{ blank: empty }", "9", "fail"),
      ("{ blank: empty }", "{ blank: empty }", "not_applicable"),
      ("{ malformed: x }", "1", "fail"), ("{ unread: damaged }", "{ blank: empty }", "not_checked"),
    ])
  func items(start: String, order: String, verdict: String) throws {
    let bench = Bench("check: [{ well_formed: inicio }, { range: { field: orden, max: 3 } }]")
    #expect(
      try bench.judge("actividad: [{ nombre: A, inicio: \(start), orden: \(order) }]") == verdict)
  }
}

@Suite("not_after on dates of different precision")
struct NotAfterPrecisionTests {
  @Test(
    "true or false when all days agree, else unknown",
    arguments: [
      ("2026-03-15", "2026-03-15", "pass"), ("2026-03-16", "2026-03-15", "fail"),
      ("marzo de 2026", "marzo de 2026", "pass"), ("abril de 2026", "marzo de 2026", "fail"),
      ("marzo de 2026", "2026-03-15", "not_checked"), ("marzo de 2026", "2026-03-31", "pass"),
      ("marzo de 2026", "2026-02-28", "fail"), ("2026-03-15", "marzo de 2026", "not_checked"),
      ("2026-03-01", "marzo de 2026", "pass"), ("2026-04-01", "marzo de 2026", "fail"),
    ])
  func precision(start: String, end: String, verdict: String) throws {
    let bench = Bench("check: [{ not_after: { field: inicio, limit: fin } }]")
    let given = "actividad: [{ nombre: A, inicio: \"\(start)\", fin: \"\(end)\" }]"
    #expect(try bench.judge(given) == verdict)
    let same = Bench("check: [{ cel: actividad.inicio <= actividad.fin }]")
    #expect(try same.judge(given) == verdict, "CEL compares in the same way")
  }

  @Test("says that the dates are too coarse")
  func imprecise() throws {
    let outcome = try Bench("check: [{ not_after: { field: inicio, limit: fin } }]")
      .outcome("actividad: [{ nombre: A, inicio: marzo de 2026, fin: 2026-03-15 }]")
    #expect(outcome.findings.first?.causes.first?.state == .imprecise)
    #expect(outcome.findings.first?.locations.count == 2)
  }

  @Test("a lack on one side is nothing to judge, whatever the other side is")
  func lackBeatsAll() throws {
    let bench = Bench("check: [{ not_after: { field: inicio, limit: fin } }]")
    for other in [
      "{ malformed: x }", "{ unread: damaged }", "{ guessed: 2026-01-01 }", "2026-01-01",
    ] {
      #expect(
        try bench.judge("actividad: [{ nombre: A, inicio: { blank: empty }, fin: \(other) }]")
          == "not_applicable", "\(other)")
    }
  }
}
