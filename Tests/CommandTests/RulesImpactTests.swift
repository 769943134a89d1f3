import Foundation
import TestSupport
import Testing

@Suite("cotejo rules impact")
struct RulesImpactTests {
  private let folder: TemporaryFolder
  private let base: String
  private let plan = Checkout.root.appendingPathComponent("examples/con-defectos-2026/plan.xlsx")
    .path

  /// A pack before: without one rule, and milder in another.
  init() throws {
    folder = try TemporaryFolder()
    base = folder.path + "/antes"
    try FileManager.default.copyItem(atPath: Checkout.rules, toPath: base)
    let methodology = base + "/metodologia-cotejo"
    try FileManager.default.removeItem(
      atPath: methodology + "/ponderacion/actividad-con-peso-cero.yaml")
    let rule = methodology + "/redaccion/actividad-vaga.yaml"
    let text = try String(contentsOfFile: rule, encoding: .utf8)
    let milder = text.replacingOccurrences(of: "<= 3", with: "<= 1")
    #expect(milder != text)
    try milder.write(toFile: rule, atomically: true, encoding: .utf8)
  }

  @Test("tells by rule and by plan which verdicts change, with the first places, and new rules")
  func text() throws {
    let run = try Program.run("rules", "impact", base, plan)
    #expect(run.status == 1, "\(run.errors)")
    for part in [
      "Reglas nuevas (1): actividad-con-peso-cero", "Por regla",
      "actividad-con-peso-cero: (no está) → No cumple 1; ", "Por plan", "sigue: No cumple",
      "+ 'Plan de acción 2026'!T42: No cumple: La actividad «Convocar a los productores",
      "el resultado de 0 de 1 planes.",
    ] {
      #expect(run.output.contains(part), "\(part)\n\(run.output)")
    }
  }

  @Test("the other way round the same cells go back, and the rule is dropped")
  func reversed() throws {
    let forth = try Program.run("rules", "impact", base, plan, "--json")
    let back = try Program.run("rules", "impact", Checkout.rules, plan, "--json", rules: base)
    #expect(forth.status == 1 && back.status == 1)
    func cells(_ run: Program.Run) -> Set<String> {
      let rules = run.json["rules"] as? [[String: Any]] ?? []
      return Set(
        rules.flatMap { rule in
          (rule["changes"] as? [[String: Any]] ?? []).map { change in
            "\(rule["id"] ?? "") \(change["from"] as? String ?? "-") "
              + "\(change["to"] as? String ?? "-") \(change["cells"] ?? "")"
          }
        })
    }
    let turned = cells(back).map { line in
      let parts = line.split(separator: " ")
      return "\(parts[0]) \(parts[2]) \(parts[1]) \(parts[3])"
    }
    #expect(!cells(forth).isEmpty && cells(forth) == Set(turned))
    #expect(back.json["dropped_rules"] as? [String] == ["actividad-con-peso-cero"])
    #expect((forth.json["schema"] as? String) == "cotejo.impact/1")
  }

  @Test("a whole verdict that changes is told")
  func whole() throws {
    let rule = base + "/ley-1474-2011/articulo-74/plan-sin-distribucion-presupuestal.yaml"
    let text = try String(contentsOfFile: rule, encoding: .utf8)
    try text.replacingOccurrences(of: "- cel: con_montos", with: "- cel: \"!con_montos\"")
      .write(toFile: rule, atomically: true, encoding: .utf8)
    let complying = Checkout.root.appendingPathComponent("examples/perfecto-2026/plan.xlsx").path
    let run = try Program.run("rules", "impact", base, complying, "--json")
    let plans = try #require(run.json["plans"] as? [[String: Any]], "\(run.errors)")
    #expect(plans.first?["before"] as? String == "does_not_comply")
    #expect(plans.first?["after"] as? String != "does_not_comply")
  }

  @Test("with --convert, plans that only LibreOffice reads are judged too")
  func converted() throws {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: plan))
    let office = try FakeOffice(in: folder, copy: [UInt8](bytes))
    let old = try folder.write(FakeOffice.oldWorkbook, as: "plan.xls")
    #expect(try Program.run("rules", "impact", base, old).status == 65)
    let run = try Program.run(
      "rules", "impact", base, old, "--convert", environment: ["PATH": office.path])
    #expect(run.status == 1 && run.output.contains("actividad-con-peso-cero"), "\(run.errors)")
  }

  @Test(
    "ends with 0 where nothing changes, also against a compiled pack; names what it cannot read")
  func codes() throws {
    let compiled = folder.path + "/reglas.bin"
    let made = try Program.run("rules", "compile", "--output", compiled)
    #expect(made.status == 0, "\(made.errors)")
    let same = try Program.run("rules", "impact", compiled, plan)
    #expect(same.status == 0, "\(same.output)\(same.errors)")
    #expect(same.output.contains("Ningún veredicto cambia (planes juzgados: 1)."))
    let missing = try Program.run("rules", "impact", compiled, plan, folder.path + "/nada.xlsx")
    #expect(missing.status == 66)
    #expect(missing.output.contains("nada.xlsx") && missing.errors.contains("nada.xlsx"))
    let broken = try folder.write(Array("PK\u{3}\u{4}roto".utf8), as: "roto.xlsx")
    #expect(try Program.run("rules", "impact", compiled, plan, broken).status == 65)
    #expect(try Program.run("rules", "impact", folder.path + "/nada", plan).status == 65)
    #expect(try Program.run("rules", "impact", compiled).status == 64)
  }
}
