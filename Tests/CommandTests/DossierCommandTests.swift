import Foundation
import TestSupport
import Testing

@Suite("check --expediente")
struct DossierCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("judges the example as one: a question is open, and answered it complies")
  func example() throws {
    let open = try check()
    #expect(open.status == 2)
    let roles = (open.json["documents"] as? [[String: Any]])?.compactMap { $0["role"] as? String }
    #expect(roles == ["plan", "paa", "acta", "registro"])
    #expect(
      rules(open, "fail").filter { $0.hasPrefix("bpin") }.sorted() == [
        "bpin-archivado", "bpin-con-otro-nombre", "bpin-con-otro-nombre", "bpin-de-otra-entidad",
        "bpin-fuera-del-registro",
      ])
    let answers = (open.json["answers"] as? [[String: Any]]) ?? []
    #expect(answers.count == 3)
    #expect(answers.allSatisfy { $0["counts"] as? Bool == true })
    let closed = try check("--answers", example("respuestas.yaml"))
    #expect(closed.status == 0)
    #expect(closed.json["verdict"] as? String == "complies")
  }

  @Test("holds the plan against the POAI and the acquisitions that are handed in with it")
  func acrossDocuments() throws {
    func file(_ name: String, _ lines: [String]) throws {
      _ = try folder.write(Array((lines.joined(separator: "\n") + "\n").utf8), as: name)
    }
    try file(
      "plan.csv",
      [
        "Código BPIN;Proyecto;Presupuesto del proyecto;Código Actividad;Actividad;Responsable",
        "2025257990012;Vías;100;A1;Afirmar;Obras", "2025257990013;Agua;300;A2;Tender;Obras",
        "2025257990014;Salud;500;A3;Dotar;Salud",
      ])
    try file(
      "poai.csv", ["Código BPIN;Valor POAI", "2025257990012;100", "2025257990013;250"])
    try file(
      "paa.csv",
      [
        "Descripción del objeto;ELEMENTO PEP;Modalidad de selección;Valor total estimado",
        "Afirmado;A1;Licitación pública;90", "Camillas;A9;Mínima cuantía;10",
      ])
    try file(
      "expediente.yaml",
      [
        "documents:", "  - { role: plan, path: plan.csv }",
        "  - { role: presupuesto, path: poai.csv }", "  - { role: paa, path: paa.csv }",
        "plan: { tipo: plan_de_accion, vigencia: 2026, fecha_aprobacion: 2026-01-30, fecha_publicacion: 2026-01-29 }",
        "entity: { nivel: municipal, naturaleza: central }",
      ])
    let run = try Program.run(
      "check", "--expediente", folder.path + "/expediente.yaml", "--report", "json")
    let findings = (run.json["findings"] as? [[String: Any]]) ?? []
    func places(_ rule: String) -> [String] {
      findings.filter { $0["rule"] as? String == rule && $0["verdict"] as? String == "fail" }
        .compactMap { finding in
          let place = (finding["locations"] as? [[String: Any]])?.first
          return "\(place?["path"] ?? "") \(place?["cell"] ?? "")".split(separator: "/").last
            .map(String.init)
        }
    }
    #expect(places("proyecto-fuera-del-poai") == ["plan.csv A4"], "\(run.errors)")
    #expect(places("proyecto-con-otro-valor-en-el-poai") == ["plan.csv C3"])
    #expect(places("adquisicion-sin-actividad-en-el-plan") == ["paa.csv B3"])
    #expect(places("plan-publicado-antes-de-aprobarse").count == 1)
  }

  @Test("writes the questionnaire with last year's answer as a comment")
  func questionnaire() throws {
    let path = folder.path + "/preguntas.yaml"
    _ = try check("--questions", path)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(
      text.contains("# Por defecto, la del año anterior: si (2025-01-28, Secretaría de Hacienda)"))
    #expect(text.hasSuffix("\npresupuesto-desagregado-sin-publicar:\n"))
  }

  @Test("takes no documents on the line beside it, and asks for one of both")
  func usage() throws {
    let both = try Program.run(
      "check", example("plan.xlsx"), "--expediente", example("expediente.yaml"))
    #expect(both.status == 64)
    #expect(both.errors.contains("con --expediente"))
    #expect(try Program.run("check").status == 64)
  }

  @Test("shows faults of the dossier at their line and column")
  func faults() throws {
    let path = try folder.write(
      Array("documents:\n  - { role: plano, path: p.xlsx }\n".utf8), as: "expediente.yaml")
    let run = try Program.run("check", "--expediente", path)
    #expect(run.status == 65)
    #expect(run.errors.contains("expediente.yaml:2:13: "))
    #expect(run.errors.contains("^^^^^"))
  }

  @Test("is never green over a document that cannot be read", arguments: ["all", "fails"])
  func unreadable(gate: String) throws {
    let plan = [UInt8](try Data(contentsOf: URL(fileURLWithPath: example("plan.xlsx"))))
    _ = try folder.write(Array(plan.prefix(plan.count / 2)), as: "plan.xlsx")
    _ = try folder.write(Array("documents: [{ role: plan, path: plan.xlsx }]\n".utf8), as: "e.yaml")
    let run = try Program.run(
      "check", "--expediente", folder.path + "/e.yaml", "--gate", gate, "--report", "json")
    #expect(run.status == 65)
    #expect(run.errors.contains("plan.xlsx"))
    #expect(run.json["verdict"] as? String == "inconclusive")
    #expect(run.json["gate_passed"] as? Bool == false)
  }

  @Test("overwrites none of the files it reads")
  func overwrites() throws {
    for name in ["expediente.yaml", "paa.xlsx", "registro-bpin-2026-01-15.csv"] {
      #expect(try check("--output", example(name)).status == 64)
    }
  }

  // MARK: - Pieces

  private func example(_ name: String) -> String {
    Checkout.root.appendingPathComponent("examples/expediente-2026/\(name)").path
  }

  private func check(_ arguments: String...) throws -> Program.Run {
    try Program.run(
      [
        "check", "--expediente", example("expediente.yaml"), "--as-of", "2026-02-12", "--report",
        "json",
      ]
        + arguments)
  }

  /// The rules of the findings with a verdict.
  private func rules(_ run: Program.Run, _ verdict: String) -> [String] {
    ((run.json["findings"] as? [[String: Any]]) ?? [])
      .filter { $0["verdict"] as? String == verdict }.compactMap { $0["rule"] as? String }
  }
}
