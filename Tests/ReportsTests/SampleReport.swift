import Documents
import Findings
import Reports
import Values

/// A plan of five rows on one sheet, and a report with every kind of verdict.
enum SampleReport {
  static let document: Document = {
    var grid = Grid(name: "Plan")
    let rows: [[String]] = [
      ["Código", "Actividad", "Responsable", "Fin"],
      ["1.1", "Vacunar a los niños", "", "31/12/2026"],
      ["1.2", "Pintar \u{1B}[2Jla escuela\nrural", "", "31/1272024"],
      ["1.3", "漢字の計画", "", ""],
      [
        "1.4", "Actividad con un nombre muy largo que nadie va a leer entero en la pantalla", "",
        "",
      ],
      ["1.5", "Cerrar", "Salud", "2026"],
    ]
    for (row, texts) in rows.enumerated() {
      for (column, text) in texts.enumerated() where !text.isEmpty {
        let name = grid.texts.intern(text)
        grid.append(.text(name), row: row + 8, column: column + 1)
      }
    }
    return Document(
      path: "plan.xlsx", format: .xlsx, sha256: String(repeating: "ab", count: 32),
      blocks: [.table(grid), .unread(name: "Escaneada", .noTextLayer)])
  }()

  static func place(_ row: Int, _ column: Int) -> Finding.Location {
    Finding.Location(
      Locator(block: 0, row: row, column: column),
      header: ["", "Código", "Actividad", "Responsable", "Fin"][column],
      headerLocator: Locator(block: 0, row: 8, column: column))
  }

  static func run(language: TextLanguage = .es) -> CheckReport.Run {
    CheckReport.Run(
      version: "0.1.0", asOf: day(2026, 1, 17), asOfFrom: .planYear, language: language,
      pack: CheckReport.PackIdentity(
        id: "colombia", version: "1", sha256: "cd", verified: day(2025, 12, 1)))
  }

  static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
    CalendarDate(year: year, month: month, day: day) ?? CalendarDate(dayNumber: 0)
  }

  static func rule(
    _ id: String, _ severity: Severity, basis: RuleBasis = .literal, _ counts: [Verdict: Int],
    obligation: Obligation = .must
  ) -> CheckReport.RuleResult {
    var totals = VerdictTotals()
    for (verdict, count) in counts { totals[verdict] = count }
    var result = CheckReport.RuleResult(
      id: id, requirement: "ley-1474-2011-art-74", norm: "ley-1474-2011",
      normTitle: LocalizedText(es: "Ley 1474 de 2011", en: "Law 1474 of 2011"), article: "74",
      obligation: obligation, basis: basis, severity: severity,
      sentence: LocalizedText(es: "Lo que pide \(id).", en: "What \(id) asks."), totals: totals,
      reasons: (counts[.notApplicable] ?? 0) == 0
        ? []
        : [
          CheckReport.CountedCause(
            verdict: .notApplicable, cause: Cause(fact: "plan", state: .notInForce),
            count: counts[.notApplicable] ?? 0)
        ])
    result.requirementText = LocalizedText(
      es: "El plan dice lo que la norma pide.", en: "The plan says what the norm asks.")
    return result
  }

  static func finding(
    _ rule: String, _ verdict: Verdict, _ severity: Severity, _ message: String,
    cause: Cause, _ locations: [Finding.Location], count: Int = 1
  ) -> Finding {
    Finding(
      rule: rule, verdict: verdict, severity: severity,
      message: LocalizedText(es: message, en: "EN " + message),
      remedy: LocalizedText(es: "Escriba lo que falta.", en: "Write what is missing."),
      count: count, causes: [cause],
      subject: SubjectName(table: "actividad", key: "1", label: "1"), locations: locations,
      fingerprint: "f-\(rule)")
  }

  /// Every verdict, more than three places, hostile text, wide text.
  static func full(language: TextLanguage = .es) -> CheckReport {
    let blank = Cause(fact: "actividad.responsable", state: .blank, reason: "empty")
    let findings =
      (9...12).map { row in
        finding(
          "actividad-sin-responsable", .fail, .warning,
          "La actividad «\(document.shown(row, 2))» no tiene responsable.", cause: blank,
          [place(row, 3)])
      } + [
        finding(
          "fecha-mal-escrita", .fail, .error, "La fecha «31/1272024» no se entiende.",
          cause: Cause(fact: "actividad.fecha_fin", state: .malformed, reason: "not_a_date"),
          [place(10, 4)]),
        finding(
          "nombre-claro", .fail, .note, "El nombre no es claro.",
          cause: Cause(fact: "actividad.nombre", state: .present), [place(12, 2)]),
        finding(
          "plan-publicado", .needsReview, .error, "¿Se publicó el plan?",
          cause: Cause(fact: "plan-publicado", state: .unanswered), [Finding.Location(.document(0))]
        ),
        finding(
          "entidad-obligada", .notChecked, .error, "No se conoce el nivel.",
          cause: Cause(fact: "entidad.nivel", state: .unread, reason: "not_given"), []),
        finding(
          "actividad-sin-responsable", .notChecked, .warning, "La hoja no se pudo leer.",
          cause: Cause(
            fact: "actividad", state: .unread, reason: "no_text_layer",
            place: Locator(block: 1)),
          [Finding.Location(Locator(block: 1))]),
        finding(
          "regla-rota", .error, .error, "La expresión pasó de su costo.",
          cause: Cause(fact: "", state: .fault, reason: "cost"), []),
      ]
    return report(
      language: language, verdict: .doesNotComply,
      rules: [
        rule(
          "actividad-sin-responsable", .warning, basis: .derived,
          [.fail: 4, .pass: 1, .notChecked: 1]),
        rule("fecha-mal-escrita", .error, [.fail: 1, .pass: 4]),
        rule("nombre-claro", .note, basis: .methodology, [.fail: 1, .pass: 4]),
        rule("plan-publicado", .error, [.needsReview: 1, .notDue: 4, .notApplicable: 2]),
        rule("entidad-obligada", .error, [.notChecked: 1]),
        rule("regla-rota", .error, [.error: 1]),
      ],
      findings: findings,
      due: [CheckReport.DueItem(date: day(2026, 1, 31), rule: "plan-publicado", count: 4)],
      questions: [
        CheckReport.OpenQuestion(
          id: "entidad.nivel", rule: "entidad-obligada",
          text: LocalizedText(es: "¿De qué nivel es la entidad?", en: "Which level?"),
          answers: ["nacional", "municipal"], cells: 1)
      ])
  }

  /// All is met.
  static func clean(language: TextLanguage = .es) -> CheckReport {
    report(
      language: language, verdict: .complies, gatePassed: true,
      rules: [rule("fecha-mal-escrita", .error, [.pass: 5])], findings: [], due: [], questions: [])
  }

  static func report(
    language: TextLanguage, verdict: WholeVerdict, gatePassed: Bool = false,
    rules: [CheckReport.RuleResult], findings: [Finding], due: [CheckReport.DueItem],
    questions: [CheckReport.OpenQuestion]
  ) -> CheckReport {
    var totals = VerdictTotals()
    for rule in rules { totals += rule.totals }
    return CheckReport(
      run: run(language: language), documents: [reading],
      entity: [CheckReport.KnownFact(field: "nombre", value: "Alcaldía", confidence: "derived")],
      plan: [CheckReport.KnownFact(field: "tipo", value: "plan_de_accion", confidence: "guessed")],
      verdict: verdict, gatePassed: gatePassed, totals: totals, rules: rules, findings: findings,
      due: due, questions: questions,
      uncovered: [
        CheckReport.UncoveredRequirement(
          requirement: "x", coverage: "out_of_scope", reason: LocalizedText(es: "r"))
      ])
  }

  static let reading: DocumentReading = {
    func field(_ field: String, _ header: String, _ cell: String) -> DocumentReading.FieldReading {
      var states = DocumentReading.FieldStates()
      states.read = 5
      return DocumentReading.FieldReading(
        field: field, header: header, cell: cell,
        confidence: field == "nombre" ? "guessed" : "exact",
        states: states)
    }
    return DocumentReading(
      path: "plan.xlsx", sha256: String(repeating: "ab", count: 32), kind: "xlsx", role: "plan",
      tables: [
        DocumentReading.TableReading(
          table: "actividad", sheet: "Plan", range: "B9:E14", rows: 5,
          fields: [
            field("codigo", "Código", "B9"), field("nombre", "Actividad", "C9"),
            field("responsable", "Responsable", "D9"), field("fecha_fin", "Fin", "E9"),
          ],
          unrecognised: [DocumentReading.Unclaimed(header: "Otra", cell: "F9")])
      ],
      leftOver: [
        DocumentReading.LeftOver(name: "Escaneada", reason: "no_text_layer"),
        DocumentReading.LeftOver(name: "Notas", reason: "no_table"),
      ])
  }()

  static func text(_ report: CheckReport, _ options: ReportOptions = ReportOptions()) -> String {
    String(
      decoding: TextReport().render(report, sources: [document], options: options), as: UTF8.self)
  }
}

extension Document {
  fileprivate func shown(_ row: Int, _ column: Int) -> String {
    guard case .table(let grid) = blocks[0] else { return "" }
    return grid.text(grid[row, column])
  }
}
