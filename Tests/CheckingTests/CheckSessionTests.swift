import Checking
import Findings
import Foundation
import Plans
import Readers
import Reports
import Rules
import TestSupport
import Testing
import Values

/// A folder with a small plan, checked with the pack of the checkout.
struct Desk {
  static let pack = Result { try RulePackLoader.load(directory: Checkout.rules) }

  let folder: TemporaryFolder
  /// The plan's path.
  let plan: String

  init() throws {
    folder = try TemporaryFolder()
    plan = try folder.write(Desk.book(title: "PLAN DE ACCIÓN 2026"), as: "plan.xlsx")
  }

  /// Two activities, one of them without a responsible and with an end before its start.
  static func book(title: String?) throws -> [UInt8] {
    var book = WorkbookBuilder()
    book.add("Plan") { sheet in
      if let title { sheet["A1"] = .text(title) }
      sheet.write(
        [
          ["Objetivo", "Actividad", "Responsable", "Fecha inicio", "Fecha fin"],
          ["O1", "Hacer talleres", "Secretaría de Salud", .date(46_054), .date(46_300)],
          ["O1", "Comprar equipos", nil, .date(46_300), .date(46_054)],
        ], at: "A2")
    }
    return try book.bytes()
  }

  func request(_ paths: [String]? = nil) -> CheckRequest {
    CheckRequest(paths: paths ?? [plan], version: "0")
  }

  func run(_ request: CheckRequest) throws -> CheckResult {
    try CheckSession(request, pack: Desk.pack.get()).run()
  }

  /// The report on the plan, the request changed as told.
  func report(_ change: (inout CheckRequest) -> Void = { _ in }) throws -> CheckReport {
    var request = request()
    change(&request)
    return try #require(try run(request).plans.first).report
  }

  /// What a request that cannot be met says.
  func refusal(_ change: (inout CheckRequest) -> Void) throws -> CheckError? {
    var request = request()
    change(&request)
    do {
      _ = try run(request)
      return nil
    } catch let error as CheckError {
      return error
    }
  }

  func answers(_ text: String) throws -> String {
    try folder.write(Array(text.utf8), as: "respuestas.yaml")
  }

  static func json(_ plans: some Sequence<CheckedPlan>) -> [UInt8] {
    JSONReport().render(
      plans.map { SourcedReport($0.report, sources: $0.documents) }, failures: [],
      options: ReportOptions())
  }
}

@Suite("The day whose law counts")
struct AsOfTests {
  private let desk: Desk

  init() throws { desk = try Desk() }

  @Test("is the one asked for")
  func given() throws {
    let day = try #require(CalendarDate(iso: "2024-05-06"))
    let report = try desk.report { $0.asOf = .date(day) }
    #expect(report.run.asOf == day)
    #expect(report.run.asOfFrom == .given)
  }

  @Test("else the day that the pack sets for the kind of plan, in its year")
  func ofThePlan() throws {
    let report = try desk.report()
    #expect(report.run.asOf.description == "2026-01-31")
    #expect(report.run.asOfFrom == .planYear)
    let other = try desk.report { $0.settings = [(name: "plan.vigencia", value: "2023")] }
    #expect(other.run.asOf.description == "2023-01-31")
  }

  @Test("of a plan of several years it is that of the first")
  func firstYear() throws {
    let report = try desk.report {
      $0.settings = [
        (name: "plan.tipo", value: "plan_indicativo"), (name: "plan.vigencia", value: "2026"),
        (name: "plan.anio_inicial", value: "2024"), (name: "plan.anio_final", value: "2027"),
      ]
    }
    #expect(report.run.asOf.description == "2024-01-31")
    #expect(report.run.asOfFrom == .planYear)
  }

  @Test("else, with a note, the day to which the pack was verified")
  func verified() throws {
    let path = try desk.folder.write(Desk.book(title: nil), as: "sin-titulo.xlsx")
    let report = try desk.report {
      $0.paths = [path]
      $0.settings = [(name: "plan.tipo", value: "plan_de_accion")]
    }
    #expect(report.run.asOf == (try Desk.pack.get().identity.verified))
    #expect(report.run.asOfFrom == .packVerified)
    #expect(report.notes.contains { $0.es.contains("--set plan.vigencia=") })
  }
}

@Suite("Facts given with --set")
struct SettingsTests {
  private let desk: Desk

  init() throws { desk = try Desk() }

  @Test("stand in the report as exact, without a place")
  func given() throws {
    let report = try desk.report {
      $0.settings = [
        (name: "entidad.nivel", value: "Alcaldía"),
        (name: "plan.fecha_publicacion", value: "2026-01-30"),
      ]
    }
    let level = try #require(report.entity.first { $0.field == "nivel" })
    #expect(level.value == "municipal")
    #expect(level.confidence == "exact")
    #expect(level.place == nil)
    #expect(report.plan.contains { $0.field == "fecha_publicacion" && $0.value == "2026-01-30" })
  }

  @Test("outweigh what the document says, and the last of two counts")
  func outweigh() throws {
    let report = try desk.report {
      $0.settings = [
        (name: "plan.vigencia", value: "2024"), (name: "plan.vigencia", value: "2025"),
      ]
    }
    #expect(report.plan.first { $0.field == "vigencia" }?.value == "2025")
  }

  @Test(
    "an unknown fact is an error of usage that names the nearest and lists them all",
    arguments: ["entidad.nivell", "nivel", "actividad.nombre", "plan.", "plan.vigencia.x"])
  func unknown(name: String) throws {
    let error = try #require(
      try desk.refusal { $0.settings = [(name: name, value: "municipal")] })
    #expect(error.exitCode == .usage)
    #expect(error.es.contains("«\(name)»") && error.en.contains("“\(name)”"))
    #expect(error.es.contains("plan.vigencia"), "\(error.es)")
    if name == "entidad.nivell" { #expect(error.es.contains("¿Quiso decir «entidad.nivel»?")) }
  }

  @Test("a value that does not fit is an error of usage; of a choice its values are listed")
  func misfit() throws {
    let level = try #require(
      try desk.refusal { $0.settings = [(name: "entidad.nivel", value: "planetario")] })
    #expect(level.exitCode == .usage)
    #expect(level.es.contains("«planetario»"))
    for value in ["nacional", "departamental", "distrital", "municipal"] {
      #expect(level.es.contains(value) && level.en.contains(value))
    }
    let year = try #require(
      try desk.refusal { $0.settings = [(name: "plan.vigencia", value: "este")] })
    #expect(year.exitCode == .usage)
    let day = try #require(
      try desk.refusal { $0.settings = [(name: "plan.fecha_publicacion", value: "31/1272024")] })
    #expect(day.es.contains("31/1272024"))
  }
}

@Suite("The file of answers")
struct AnswersTests {
  private let desk: Desk

  init() throws { desk = try Desk() }

  private func report(_ text: String, _ change: (inout CheckRequest) -> Void = { _ in }) throws
    -> CheckReport
  {
    let path = try desk.answers(text)
    return try desk.report { request in
      request.settings = [(name: "entidad.nivel", value: "municipal")]
      request.answersFile = path
      change(&request)
    }
  }

  @Test("answers rules, rows of a dated table and facts")
  func all() throws {
    let report = try report(
      """
      informe-de-gestion-sin-publicar: si
      plan-institucional-sin-integrar: { pinar: si, sst: no }
      plan.fecha_publicacion: 2026-01-30
      """)
    let rule = try #require(report.rules.first { $0.id == "informe-de-gestion-sin-publicar" })
    #expect(rule.totals[.pass] == 1)
    let published = try #require(report.plan.first { $0.field == "fecha_publicacion" })
    #expect(published.value == "2026-01-30")
    let open = report.questions.map(\.id)
    #expect(!open.contains("informe-de-gestion-sin-publicar"))
  }

  @Test("one row is answered, the others stay open")
  func rows() throws {
    func totals(_ text: String) throws -> VerdictTotals {
      try #require(
        try report(text) { $0.settings.append((name: "entidad.mipg", value: "sí")) }
          .rules.first { $0.id == "plan-institucional-sin-integrar" }
      ).totals
    }
    let none = try totals("plan.fecha_publicacion:")
    let one = try totals("plan-institucional-sin-integrar: { pinar: si }")
    #expect(none[.needsReview] > 1)
    #expect(one[.needsReview] == none[.needsReview] - 1)
    #expect(one[.pass] == none[.pass] + 1)
    #expect(one.grid == none.grid)
  }

  @Test("an empty answer is none, and --set outweighs the file")
  func empty() throws {
    let report = try report("informe-de-gestion-sin-publicar:\nentidad.nivel: nacional\n")
    #expect(report.entity.first { $0.field == "nivel" }?.value == "municipal")
    let rule = try #require(report.rules.first { $0.id == "informe-de-gestion-sin-publicar" })
    #expect(rule.totals[.pass] == 0)
  }

  @Test("an unknown question is refused at its line, with the one that was meant")
  func unknown() throws {
    let path = try desk.answers("plan.vigencia: 2026\ninforme-de-gestion-sin-publicr: si\n")
    let error = try #require(try desk.refusal { $0.answersFile = path })
    #expect(error.exitCode == .cannotRead)
    #expect(error.es.contains("respuestas.yaml:2"))
    #expect(error.es.contains("informe-de-gestion-sin-publicar"))
    #expect(error.en.contains("did you mean"))
  }

  @Test(
    "an answer that nobody could use is refused and says what would do",
    arguments: [
      ("informe-de-gestion-sin-publicar: quizás", "«quizás» no es una respuesta"),
      ("informe-de-gestion-sin-publicar: { pinar: si }", "una sola vez"),
      ("plan-institucional-sin-integrar: { pinarr: si }", "¿Quiso decir «pinar»?"),
      ("plan-institucional-sin-integrar: { pinar: tal vez }", "«tal vez» no es una respuesta"),
      ("fin-antes-de-inicio: si", "no hace ninguna pregunta"),
    ])
  func useless(text: String, hint: String) throws {
    let path = try desk.answers(text + "\n")
    let error = try #require(try desk.refusal { $0.answersFile = path })
    #expect(error.exitCode == .cannotRead)
    #expect(error.es.contains(hint), "\(error.es)")
    #expect(error.es.contains("respuestas.yaml") && error.en != error.es)
  }

  @Test("a file of comments alone, as it is written where nothing is asked, gives no answers")
  func comments() throws {
    #expect(try report("# No hay preguntas abiertas.\n\n").rules.count > 1)
    #expect(try report("").rules.count > 1)
  }

  @Test("a fact whose answer does not fit is refused, and a file that is not there told apart")
  func refused() throws {
    let path = try desk.answers("entidad.nivel: planetario\n")
    #expect(try desk.refusal { $0.answersFile = path }?.exitCode == .usage)
    #expect(
      try desk.refusal { $0.answersFile = desk.folder.path + "/no.yaml" }?.exitCode == .noSuchFile)
    let broken = try desk.answers("- una\n- lista\n")
    #expect(try desk.refusal { $0.answersFile = broken }?.exitCode == .cannotRead)
  }
}

@Suite("Which rules are asked for")
struct SelectionTests {
  private let desk: Desk

  init() throws { desk = try Desk() }

  @Test("all of them, in the pack's order, each with a cell")
  func all() throws {
    let report = try desk.report()
    #expect(report.rules.map(\.id) == (try Desk.pack.get().rules.map(\.id)))
    #expect(report.rules.allSatisfy { $0.totals.grid > 0 })
    #expect(report.run.selection.isEmpty)
  }

  @Test("rules and norms together, named in the report")
  func some() throws {
    let report = try desk.report {
      $0.ruleIDs = ["fin-antes-de-inicio"]
      $0.normIDs = ["bpin"]
    }
    let pack = try Desk.pack.get()
    let expected = pack.rules.filter {
      $0.id == "fin-antes-de-inicio" || pack.requirement($0.requirement)?.norm == "bpin"
    }.map(\.id)
    #expect(expected.count > 1)
    #expect(report.rules.map(\.id) == expected)
    #expect(report.run.selection == ["fin-antes-de-inicio", "bpin"])
  }

  @Test("an unknown rule or norm is an error of usage with what was meant")
  func unknown() throws {
    let rule = try #require(try desk.refusal { $0.ruleIDs = ["fin-antes-de-inici"] })
    #expect(rule.exitCode == .usage && rule.es.contains("¿Quiso decir «fin-antes-de-inicio»?"))
    let norm = try #require(try desk.refusal { $0.normIDs = ["ley-1474-2012"] })
    #expect(norm.exitCode == .usage && norm.en.contains("“ley-1474-2011”"))
  }

  @Test("a selected rule yields to one that was not selected")
  func yields() throws {
    let report = try desk.report { $0.ruleIDs = ["actividad-sin-responsable"] }
    let rule = try #require(report.rules.first)
    #expect(rule.totals[.fail] == 1 && rule.totals[.pass] == 1)
  }
}

@Suite("Several documents")
struct ManyDocumentsTests {
  private let desk: Desk

  init() throws { desk = try Desk() }

  @Test("are judged one by one, in the order given, and one that cannot be read stops no other")
  func order() throws {
    let other = try desk.folder.write(Desk.book(title: "PLAN DE ACCIÓN 2024"), as: "otro.xlsx")
    let broken = try desk.folder.write([1, 2, 3], as: "roto.xlsx")
    let result = try desk.run(desk.request([other, broken, desk.plan]))
    #expect(result.plans.map { $0.report.documents[0].path } == [other, desk.plan])
    #expect(result.plans.map(\.report.run.asOf.description) == ["2024-01-31", "2026-01-31"])
    #expect(result.failures.map(\.path) == [broken])
    #expect(result.exitCode == .cannotRead)
    let missing = try desk.run(desk.request([desk.plan, desk.folder.path + "/no.xlsx", broken]))
    #expect(missing.exitCode == .noSuchFile)
  }

  @Test("a folder stands for its files by name, without lock files and hidden ones")
  func folder() throws {
    let folder = desk.folder.path + "/planes"
    for name in ["b.xlsx", "a.xlsx", "~$a.xlsx", ".oculto.xlsx"] {
      _ = try desk.folder.write(Desk.book(title: "PLAN DE ACCIÓN 2026"), as: "planes/\(name)")
    }
    for path in [folder, folder + "/"] {
      let result = try desk.run(desk.request([path]))
      #expect(result.plans.map { $0.report.documents[0].path.suffix(7) } == ["/a.xlsx", "/b.xlsx"])
      #expect(result.failures.isEmpty)
    }
  }

  @Test("a folder without files is never green")
  func emptyFolder() throws {
    let empty = try TemporaryFolder()
    let result = try desk.run(desk.request([empty.path]))
    #expect(result.plans.isEmpty)
    #expect(result.exitCode != .complies)
  }

  @Test("one judged beside others gives the same report as alone")
  func alone() throws {
    let other = try desk.folder.write(Desk.book(title: "PLAN DE ACCIÓN 2024"), as: "otro.xlsx")
    let both = try desk.run(desk.request([other, desk.plan]))
    let alone = try desk.run(desk.request())
    #expect(Desk.json(both.plans.suffix(1)) == Desk.json(alone.plans))
  }
}

@Suite("The report")
struct ReportBuildingTests {
  private let desk: Desk

  init() throws { desk = try Desk() }

  private func examples() -> [String] {
    ["con-defectos-2026", "mincit-participacion-2021", "perfecto-2026"].map {
      Checkout.root.appendingPathComponent("examples/\($0)/plan.xlsx").path
    }
  }

  @Test("same input, same bytes: twice, and whatever the number of threads")
  func determinism() throws {
    var bytes: Set<[UInt8]> = []
    for jobs in [1, 1, 2, 5] {
      var request = desk.request(examples())
      request.jobs = jobs
      bytes.insert(Desk.json(try desk.run(request).plans))
    }
    #expect(bytes.count == 1)
  }

  @Test("findings go by document, sheet, row, column and rule; those without a place come first")
  func order() throws {
    for plan in try desk.run(desk.request(examples())).plans {
      let findings = plan.report.findings
      #expect(!findings.isEmpty)
      for (one, next) in zip(findings, findings.dropFirst()) {
        let places = [one, next].map { $0.locations.map(\.locator).min() }
        switch (places[0], places[1]) {
        case (nil, nil): #expect(one.rule <= next.rule)
        case (nil, _): break
        case (_, nil): Issue.record("\(next.rule) has no place and comes after one that has")
        case (let a?, let b?): #expect(a < b || (a == b && one.rule <= next.rule))
        }
      }
    }
  }

  @Test("the totals are those of the rules, and the findings those of the totals")
  func totals() throws {
    for plan in try desk.run(desk.request(examples())).plans {
      let report = plan.report
      var sum = VerdictTotals()
      for rule in report.rules { sum += rule.totals }
      #expect(sum == report.totals)
      for rule in report.rules {
        for verdict in Verdict.allCases where verdict.isListed {
          let told = report.findings.filter { $0.rule == rule.id && $0.verdict == verdict }
            .reduce(0) { $0 + $1.count }
          #expect(told == rule.totals[verdict], "\(rule.id) \(verdict.id)")
        }
        let reasons = rule.reasons.reduce(0) { $0 + $1.count }
        #expect(reasons == rule.totals[.notApplicable] + rule.totals[.notDue], "\(rule.id)")
      }
      #expect(report.due.reduce(0) { $0 + $1.count } == report.totals[.notDue])
    }
  }

  @Test("fingerprints of a plan stay when a row is inserted on top")
  func fingerprints() throws {
    func found(_ extra: Bool) throws -> Set<String> {
      var book = WorkbookBuilder()
      book.add("Plan") { sheet in
        sheet["A1"] = "PLAN DE ACCIÓN 2026"
        var rows: [[WorkbookBuilder.Cell?]] = [
          ["Objetivo", "Actividad", "Responsable", "Fecha inicio", "Fecha fin"]
        ]
        if extra { rows.append(["O0", "1. Nueva", "Salud", .date(46_054), .date(46_300)]) }
        let number = extra ? 2 : 1
        rows.append(["O1", .text("\(number). Hacer talleres"), nil, .date(46_054), .date(46_300)])
        rows.append(["O1", .text("\(number + 1). Comprar"), "Obras", .date(46_300), .date(46_054)])
        sheet.write(rows, at: "A2")
      }
      let path = try desk.folder.write(book.bytes(), as: "\(extra).xlsx")
      return Set(try desk.report { $0.paths = [path] }.findings.map(\.fingerprint))
    }
    #expect(try found(true) == found(false))
  }

  @Test("a blank merged over rows is one finding with their number, and its key is of the first")
  func mergedBlank() throws {
    var book = WorkbookBuilder()
    book.add("Plan") { sheet in
      sheet["A1"] = "PLAN DE ACCIÓN 2026"
      sheet.write(
        [
          ["Objetivo", "Actividad", "Responsable", "Fecha inicio", "Fecha fin"],
          ["O1", "Hacer talleres", nil, .date(46_054), .date(46_300)],
          ["O1", "Comprar equipos", nil, .date(46_054), .date(46_300)],
          ["O1", "Pintar", nil, .date(46_054), .date(46_300)],
          ["O1", "Podar", "Obras", .date(46_054), .date(46_300)],
          ["O1", "Barrer", nil, .date(46_054), .date(46_300)],
        ], at: "A2")
      sheet.merges = ["C3:C5"]
    }
    let path = try desk.folder.write(book.bytes(), as: "unidas.xlsx")
    let report = try desk.report {
      $0.paths = [path]
      $0.ruleIDs = ["actividad-sin-responsable"]
    }
    #expect(report.findings.map(\.count) == [3, 1])
    #expect(report.findings.map { $0.locations.map(\.locator.row) } == [[2], [6]])
    #expect(report.totals[.fail] == 4 && report.totals[.pass] == 1)
    #expect(report.findings[0].subject.key == "hacer talleres")
  }

  @Test("a column understood by a guess is one question, at its heading, for all its cells")
  func guessedColumn() throws {
    var book = WorkbookBuilder()
    book.add("Plan") { sheet in
      sheet["A1"] = "PLAN DE ACCIÓN 2026"
      sheet.write(
        [
          ["Objetivo", "Actividad", "Responsabel", "Fecha inicio", "Fecha fin"],
          ["O1", "Hacer talleres", "Salud", .date(46_054), .date(46_300)],
          ["O1", "Comprar equipos", nil, .date(46_054), .date(46_300)],
          ["O1", "Pintar", "Obras", .date(46_054), .date(46_300)],
        ], at: "A2")
    }
    let path = try desk.folder.write(book.bytes(), as: "casi.xlsx")
    let report = try desk.report {
      $0.paths = [path]
      $0.ruleIDs = ["actividad-sin-responsable"]
    }
    #expect(report.totals[.needsReview] == 3, "\(report.totals)")
    #expect(report.findings.map(\.count) == [3])
    #expect(report.findings.first?.subject.key == "*")
    #expect(report.questions.count == 1)
    #expect(report.questions.first?.cells == 3)
    #expect(report.verdict == .inconclusive)
  }

  @Test("MinCIT's 28 dates are of the precision of a month")
  func months() throws {
    let path = Checkout.root.appendingPathComponent("examples/mincit-participacion-2021/plan.xlsx")
    let session = try CheckSession(desk.request(), pack: Desk.pack.get())
    let table = try #require(try session.inspect(path.path).0["actividad"])
    for field in ["fecha_inicio", "fecha_fin"] {
      let column = try #require(table.column(field))
      for row in 0..<14 {
        guard case .date(let date)? = column.value(row: row) else {
          Issue.record("\(field) \(row) is no date")
          continue
        }
        #expect(date.precision == .month)
      }
    }
  }
}

@Suite(
  "What was read of real workbooks",
  .enabled(if: RealWorkbooks.areThere, "../shared/plans/real is not there"))
struct StatesOfRealWorkbooksTests {
  @Test(
    "the states of every field add up to the rows of its table",
    arguments: [
      "cali_cuadro1s_2024_junio.xlsx", "cali_cuadro1s_2025_t1.xlsx", "cali_paa_w35.xlsx",
      "dnp_alertas_25126.xlsx", "sispt_25126.xlsx", "sispt_25175.xlsx", "sispt_25200.xlsx",
      "sispt_25214.xlsx", "tenjo_plan_indicativo.xlsx",
    ])
  func states(name: String) throws {
    let readings = DocumentReadings(try RealWorkbooks.tables(name)).all
    #expect(readings.contains { $0.tables.contains { $0.rows > 0 } })
    for table in readings.flatMap(\.tables) {
      for field in table.fields {
        let sum = field.states.named.reduce(0) { $0 + $1.count }
        #expect(sum == table.rows, "\(name) \(table.table).\(field.field)")
      }
    }
  }
}
