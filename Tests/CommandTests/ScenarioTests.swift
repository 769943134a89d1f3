import Foundation
import TestSupport
import Testing

/// Real and worked-out plans, checked by the built program as a person would.
@Suite("Scenarios")
struct ScenarioTests {
  // MARK: - Cali

  @Test("Cali's 3,303 activities: every date accounted for, what is known to be wrong is found")
  func cali() throws {
    guard let path = Checkout.shared("plans/real/cali_cuadro1s_2025_t1.xlsx") else { return }
    let report = Report(try Program.run("check", path, "--report", "json"))
    let table = try #require(report.tables.first { $0["table"] as? String == "actividad" })
    #expect(table["rows"] as? Int == 3303)
    let start = try #require(report.states("fecha_inicio", in: table))
    #expect(start["read"] == 1398)
    #expect(start["read_from_text"] == 73)
    #expect(start["blank"] == 1233)
    #expect(start["placeholder"] == 596)
    #expect(start["malformed"] == 3)
    #expect(start.values.reduce(0, +) == 3303)
    let end = try #require(report.states("fecha_fin", in: table))
    #expect(end["read"] == 2029)
    #expect(end["blank"] == 684)
    #expect(end["placeholder"] == 587)
    #expect(end["malformed"] == 3)
    #expect(end.values.reduce(0, +) == 3303)
    #expect(report.cells("fin-antes-de-inicio", "fail") == 2)
    #expect(report.findings("fin-antes-de-inicio", "fail").count == 2)
    #expect(report.cells("actividad-con-peso-cero", "fail") == 111)
    #expect(report.cells("bpin-mal-formado", "fail") == 0)
    #expect(report.totalOfRules == report.totals)
  }

  @Test("each finding about a date of Cali's is a warning at its own cell of AW or AX")
  func caliDates() throws {
    guard let path = Checkout.shared("plans/real/cali_cuadro1s_2025_t1.xlsx") else { return }
    let report = Report(try Program.run("check", path, "--report", "json"))
    let columns = [
      "actividad-sin-fecha-inicio": "AW", "fecha-inicio-mal-escrita": "AW",
      "actividad-sin-fecha-fin": "AX", "fecha-fin-mal-escrita": "AX",
    ]
    for (rule, column) in columns {
      let fails = report.findings(rule, "fail")
      #expect(!fails.isEmpty, "\(rule)")
      #expect(fails.allSatisfy { $0["severity"] as? String == "warning" }, "\(rule)")
      let wrong = fails.filter { !report.cellNames($0).contains { $0.hasPrefix(column) } }
      #expect(wrong.isEmpty, "\(rule): \(wrong.prefix(3).map(report.cellNames))")
    }
    let musts = Set(
      report.rules.filter {
        $0["obligation"] as? String == "must" && $0["basis"] as? String == "literal"
      }.compactMap { $0["id"] as? String })
    let errors = report.findings.filter { $0["severity"] as? String == "error" }
    let others = errors.compactMap { $0["rule"] as? String }.filter { !musts.contains($0) }
    #expect(others.isEmpty, "\(Set(others))")
  }

  @Test(
    "what is no plan de acción is called by its name, and is never green",
    arguments: [("dnp_alertas_25126.xlsx", "seguimiento"), ("cali_paa_w35.xlsx", "paa")])
  func otherKinds(file: String, kind: String) throws {
    guard let path = Checkout.shared("plans/real/\(file)") else { return }
    let run = try Program.run("check", path, "--report", "json")
    let report = Report(run)
    let type = (report.json["plan"] as? [String: Any])?["tipo"] as? [String: Any]
    #expect(type?["value"] as? String == kind)
    #expect(report.verdict == "inconclusive")
    #expect(run.status == 2)
  }

  @Test("every real workbook is read and recognised, and its books balance")
  func allReal() throws {
    guard let folder = Checkout.shared("plans/real") else { return }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".xlsx") }.sorted()
    #expect(!names.isEmpty)
    for name in names {
      let run = try Program.run("check", "\(folder)/\(name)", "--report", "json")
      let report = Report(run)
      #expect(run.status < 64, "\(name): \(run.errors)")
      #expect(report.tables.contains { ($0["rows"] as? Int ?? 0) > 0 }, "\(name)")
      #expect(report.verdict != "complies", "\(name)")
      #expect(report.totalOfRules == report.totals, "\(name)")
      for table in report.tables {
        for field in table["fields"] as? [[String: Any]] ?? [] {
          let states = (field["states"] as? [String: Int] ?? [:]).values.reduce(0, +)
          #expect(states == table["rows"] as? Int, "\(name) \(field["field"] ?? "")")
        }
      }
    }
  }

  // MARK: - Examples

  @Test("MinCIT 2021: fourteen activities with leaders in merged cells and dates of months")
  func mincit() throws {
    let report = Report(
      try Program.run(
        "check", example("mincit-participacion-2021"), "--as-of", "2021-01-31", "--set",
        "entidad.nivel=nacional", "--set", "entidad.mipg=sí", "--report", "json"))
    let table = try #require(report.tables.first { $0["table"] as? String == "actividad" })
    #expect(table["rows"] as? Int == 14)
    for field in ["lider", "apoyo"] {
      let states = try #require(report.states(field, in: table), "\(field)")
      #expect((states["read"] ?? 0) + (states["inherited"] ?? 0) == 14, "\(field): \(states)")
    }
    for field in ["fecha_inicio", "fecha_fin"] {
      let states = try #require(report.states(field, in: table))
      #expect((states["read"] ?? 0) + (states["read_from_text"] ?? 0) == 14, "\(states)")
    }
    for rule in [
      "actividad-sin-responsable", "plan-sin-responsables", "fin-antes-de-inicio",
      "fecha-inicio-mal-escrita", "fecha-fin-mal-escrita", "actividad-sin-fecha-inicio",
      "actividad-sin-fecha-fin", "actividad-fuera-de-la-vigencia",
    ] {
      #expect(report.rules.contains { $0["id"] as? String == rule }, "\(rule)")
      for verdict in ["fail", "not_checked", "needs_review", "error"] {
        #expect(report.cells(rule, verdict) == 0, "\(rule) \(verdict)")
      }
    }
    #expect(report.verdict == "does_not_comply")
  }

  @Test("the dates of MinCIT 2021 are months")
  func mincitMonths() throws {
    let run = try Program.run(
      "inspect", example("mincit-participacion-2021"), "--grid", "--json", rules: nil)
    let months = run.output.components(separatedBy: " de 2021").count - 1
    #expect(months == 28)
  }

  @Test(
    "before its dates a perfect plan complies with what is due, and never says a bare «Cumple»",
    arguments: ["text", "json"], ["es", "en"])
  func perfectBefore(format: String, language: String) throws {
    let folder = try TemporaryFolder()
    let answers = try folder.write(
      Array("plan-territorial-sin-plan-de-desarrollo: si\n".utf8), as: "r.yaml")
    for extra in [[], ["--answers", answers]] {
      let run = try Program.run(
        [
          "check", example("perfecto-2026"), "--as-of", "2026-01-17", "--report", format, "--lang",
          language,
        ] + extra)
      let bare = language == "es" ? "Cumple" : "Complies"
      let lines = run.output.split(whereSeparator: { "\n\"".contains($0) })
        .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " .:✔✓*#")) }
      #expect(!lines.contains(bare))
      let whole =
        language == "es" ? "Cumple lo exigible al 17" : "Complies with what is due as of 17"
      #expect(run.output.contains(whole) == (run.status == 0))
      #expect(run.output.contains(language == "es" ? "31 de enero" : "31 January"))
    }
    let report = Report(
      try Program.run(
        "check", example("perfecto-2026"), "--as-of", "2026-01-17", "--report", "json"))
    #expect(report.totals["not_due"] ?? 0 > 0)
    let due = report.json["due"] as? [[String: Any]] ?? []
    #expect(due.contains { $0["date"] as? String == "2026-01-31" })
    #expect(due.compactMap { $0["count"] as? Int }.reduce(0, +) == report.totals["not_due"])
  }

  @Test("after its dates it asks about publication and approval; answered, it complies")
  func perfectAfter() throws {
    let open = try Program.run(
      "check", example("perfecto-2026"), "--as-of", "2026-02-01", "--report", "json")
    let report = Report(open)
    #expect(open.status == 2)
    #expect(report.verdict == "inconclusive")
    let asked = [
      "informe-de-gestion-sin-publicar", "presupuesto-desagregado-sin-publicar",
      "plan-sin-aprobacion-del-consejo-de-gobierno",
    ]
    let questions = (report.json["questions"] as? [[String: Any]] ?? [])
      .compactMap { $0["id"] as? String }
    for rule in asked {
      #expect(report.cells(rule, "needs_review") == 1, "\(rule)")
      #expect(questions.contains(rule))
    }
    let answers = Checkout.root.appendingPathComponent("examples/perfecto-2026/respuestas.yaml")
    let closed = try Program.run(
      "check", example("perfecto-2026"), "--as-of", "2026-02-01", "--report", "json", "--answers",
      answers.path)
    #expect(closed.status == 0)
    #expect(Report(closed).verdict == "complies")
    #expect(Report(closed).totals["fail"] == 0)
  }

  @Test("an answer «no» to a duty does not comply")
  func answeredNo() throws {
    let folder = try TemporaryFolder()
    let answers = try folder.write(
      Array("informe-de-gestion-sin-publicar: no\n".utf8), as: "no.yaml")
    let run = try Program.run(
      "check", example("perfecto-2026"), "--as-of", "2026-02-01", "--report", "json", "--answers",
      answers)
    #expect(run.status == 1)
    #expect(Report(run).cells("informe-de-gestion-sin-publicar", "fail") == 1)
  }

  @Test("same input, same bytes: twice, and with one thread or two")
  func sameBytes() throws {
    for name in ["perfecto-2026", "mincit-participacion-2021", "con-defectos-2026"] {
      for format in ["json", "text"] {
        let runs = try ["1", "1", "2", "7"].map { jobs in
          try Program.run("check", example(name), "--report", format, "--jobs", jobs).output
        }
        #expect(!runs[0].isEmpty)
        #expect(Set(runs).count == 1, "\(name) \(format)")
      }
    }
  }

  private func example(_ name: String) -> String {
    Checkout.root.appendingPathComponent("examples/\(name)/plan.xlsx").path
  }
}

/// A JSON report, looked into.
private struct Report {
  let json: [String: Any]

  init(_ run: Program.Run) { json = run.json }

  var verdict: String { json["verdict"] as? String ?? "" }
  var totals: [String: Int] { json["totals"] as? [String: Int] ?? [:] }
  var rules: [[String: Any]] { json["rules"] as? [[String: Any]] ?? [] }
  var findings: [[String: Any]] { json["findings"] as? [[String: Any]] ?? [] }

  var tables: [[String: Any]] {
    (json["documents"] as? [[String: Any]] ?? []).flatMap { document in
      document["tables"] as? [[String: Any]] ?? []
    }
  }

  /// What the cells of all rules add up to.
  var totalOfRules: [String: Int] {
    rules.reduce(into: [:]) { sum, rule in
      sum.merge(rule["totals"] as? [String: Int] ?? [:]) { $0 + $1 }
    }
  }

  func states(_ field: String, in table: [String: Any]) -> [String: Int]? {
    (table["fields"] as? [[String: Any]] ?? []).first { $0["field"] as? String == field }
      .flatMap { $0["states"] as? [String: Int] }
  }

  func findings(_ rule: String, _ verdict: String) -> [[String: Any]] {
    findings.filter { $0["rule"] as? String == rule && $0["verdict"] as? String == verdict }
  }

  /// How many cells the findings of a rule gather.
  func cells(_ rule: String, _ verdict: String) -> Int {
    findings(rule, verdict).reduce(0) { $0 + ($1["count"] as? Int ?? 0) }
  }

  func cellNames(_ finding: [String: Any]) -> [String] {
    (finding["locations"] as? [[String: Any]] ?? []).compactMap { $0["cell"] as? String }
  }
}
