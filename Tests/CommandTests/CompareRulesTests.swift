import Foundation
import TestSupport
import Testing

@Suite("Rules over changes, and what changes together with the plan")
struct CompareRulesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("a goal, an end or money that gives way asks once for the act, and breaches without one")
  func promises() throws {
    let open = try compared()
    #expect(verdicts(open, "promesa-reducida-sin-acto") == ["needs_review": 2])
    #expect(verdicts(open, "promesa-retirada-sin-acto") == ["needs_review": 1])
    #expect(verdicts(open, "cambio-sin-publicar") == ["needs_review": 1])
    let answers = """
      promesa-reducida-sin-acto: no
      promesa-retirada-sin-acto: si
      cambio-sin-publicar: si

      """
    let path = try folder.write(Array(answers.utf8), as: "respuestas.yaml")
    let told = try compared("--answers", path)
    let new = told.json["findings"] as? [String: Any] ?? [:]
    let fails = (new["new"] as? [[String: Any]] ?? []).compactMap {
      $0["finding"] as? [String: Any]
    }
    .filter { $0["rule"] as? String == "promesa-reducida-sin-acto" }
    #expect(fails.count == 2)
    let message = fails.compactMap { $0["message"] as? String }.joined(separator: " ")
    #expect(message.contains("«$ 900.000» a «$ 700.000»"))
    #expect(verdicts(told, "promesa-retirada-sin-acto").isEmpty)
    let cells = fails.flatMap { $0["locations"] as? [[String: Any]] ?? [] }
    #expect(Set(cells.compactMap { $0["cell"] as? String }) == ["D3", "E2"])
  }

  @Test("without changes, and before the approval, there is nothing to ask")
  func nothing() throws {
    let plan = try write("igual.csv", CompareRulesTests.plan)
    let same = try Program.run(
      ["compare", plan, plan, "--report", "json"] + CompareRulesTests.facts)
    #expect(verdicts(same, "promesa-reducida-sin-acto").isEmpty)
    #expect(verdicts(same, "cambio-sin-publicar").isEmpty)
    let draft = try compared(facts: Array(CompareRulesTests.facts.dropLast(4)))
    #expect(verdicts(draft, "promesa-reducida-sin-acto") == ["not_checked": 2])
  }

  @Test("in a check of one plan rules over changes do not apply, and say why")
  func oneplan() throws {
    let plan = try write("uno.csv", CompareRulesTests.plan)
    let run = try Program.run(["check", plan, "--report", "json"] + CompareRulesTests.facts)
    let rules = run.json["rules"] as? [[String: Any]] ?? []
    let rule = try #require(rules.first { $0["id"] as? String == "promesa-retirada-sin-acto" })
    #expect((rule["totals"] as? [String: Int])?["not_applicable"] == 1)
    #expect((rule["totals"] as? [String: Int])?["grid"] == 1)
    #expect("\(rule["reasons"] ?? "")".contains("cotejo compare"))
  }

  @Test("a change of the plan with its dispositions, mapping or pack pin is named, in every format")
  func companions() throws {
    _ = try write("tratamientos.yaml", "# ninguno\n")
    let dossier = try write(
      "expediente.yaml",
      "documents: [{ role: plan, path: ahora.csv }]\ndispositions: tratamientos.yaml\n")
    let list = try write(
      "cambio.txt", "\(folder.path)/ahora.csv\n\(folder.path)/tratamientos.yaml\nLEAME.md\n")
    for format in ["text", "markdown", "html"] {
      let run = try compared(
        "--expediente", dossier, "--changed-files", list, format: format)
      #expect(run.output.contains("también lo que decide cómo se juzga"), "\(format)")
      #expect(run.output.contains("los tratamientos"), "\(format)")
    }
    let json = try compared("--expediente", dossier, "--changed-files", list)
    let found = json.json["companions"] as? [[String: String]] ?? []
    #expect(found.map { $0["part"] } == ["dispositions"])
    #expect((try compared().json["companions"] as? [Any])?.isEmpty == true)
  }

  // MARK: - Pieces

  private static let plan = """
    Actividad;Responsable;Fecha inicio;Fecha fin;Presupuesto
    Pavimentar la vía a La Palma;Obras;2026-02-01;2026-06-30;900000
    Construir dos puentes;Obras;2026-03-01;2026-11-30;500000
    Tender la tubería del acueducto;Servicios;2026-02-01;2026-10-31;300000

    """
  private static let facts = [
    "--as-of", "2026-03-01", "--set", "plan.tipo=plan_de_accion", "--set", "plan.vigencia=2026",
    "--set", "plan.fecha_publicacion=2026-01-30", "--set", "plan.fecha_aprobacion=2026-01-20",
  ]

  private func compared(
    _ arguments: String..., format: String = "json", facts: [String] = CompareRulesTests.facts
  ) throws -> Program.Run {
    let old = try write("antes.csv", CompareRulesTests.plan)
    var lines = CompareRulesTests.plan.split(separator: "\n").map(String.init)
    lines.removeLast()
    lines[1] = lines[1].replacingOccurrences(of: "900000", with: "700000")
    lines[2] = lines[2].replacingOccurrences(of: "2026-11-30", with: "2026-12-15")
    let new = try write("ahora.csv", lines.joined(separator: "\n") + "\n")
    return try Program.run(["compare", old, new, "--report", format] + facts + arguments)
  }

  private func verdicts(_ run: Program.Run, _ rule: String) -> [String: Int] {
    let findings = run.json["findings"] as? [String: Any] ?? [:]
    let asked = findings["newly_asked"] as? [[String: Any]] ?? []
    return asked.filter { $0["rule"] as? String == rule }.reduce(into: [:]) { counts, finding in
      counts[finding["verdict"] as? String ?? "", default: 0] += finding["count"] as? Int ?? 0
    }
  }

  private func write(_ name: String, _ text: String) throws -> String {
    try folder.write(Array(text.utf8), as: name)
  }
}
