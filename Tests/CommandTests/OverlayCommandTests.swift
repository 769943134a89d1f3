import Foundation
import TestSupport
import Testing

/// `examples/capa-de-entidad`, as its page tells it.
@Suite("An overlay on the command line")
struct OverlayCommandTests {
  private let plan = Checkout.root.appendingPathComponent("examples/capa-de-entidad/plan.csv").path
  private let overlay = Checkout.root.appendingPathComponent("examples/capa-de-entidad/capa").path
  private let facts = [
    "--set", "plan.tipo=plan_de_accion", "--set", "plan.vigencia=2026", "--as-of", "2026-02-12",
    "--report", "json",
  ]

  @Test("adds headings, rules and severities, and the report names both packs")
  func check() throws {
    let alone = try Program.run(["check", plan] + facts)
    let over = try Program.run(["check", plan, "--overlay", overlay] + facts)
    #expect(over.status == 1, "\(over.errors)")
    #expect(totals(alone, "plan-sin-responsables") == ["fail": 1])
    #expect(totals(over, "plan-sin-responsables") == ["pass": 1])
    #expect(totals(over, "actividad-sin-responsable") == ["pass": 3])
    #expect(
      totals(over, "puerto-ceiba-actividad-sin-fuente") == [
        "pass": 1, "fail": 1, "not_applicable": 1,
      ])
    let rules = over.json["rules"] as? [[String: Any]] ?? []
    #expect(rules.count == ((alone.json["rules"] as? [[String: Any]])?.count ?? -2) + 1)
    #expect(
      rules.first { $0["id"] as? String == "actividad-vaga" }?["severity"] as? String == "warning")
    #expect(pack(alone)["sha256"] as? String == pack(over)["sha256"] as? String)
    #expect(pack(alone)["overlays"] == nil)
    let named = try #require((pack(over)["overlays"] as? [[String: Any]])?.first)
    #expect(named["id"] as? String == "puerto-ceiba")
    #expect((named["sha256"] as? String)?.count == 64)
  }

  @Test("its own rules are tested, and inspect understands its headings")
  func rules() throws {
    let tested = try Program.run("rules", "test", "--overlay", overlay)
    #expect(tested.status == 0, "\(tested.output)")
    #expect(tested.output.hasPrefix("1 reglas: 6 ejemplos"))
    let seen = try Program.run("inspect", plan, "--columns", "--overlay", overlay)
    #expect(seen.output.contains("«Quién responde en la alcaldía» (exacto)"))
    let compared = try Program.run(["compare", plan, plan, "--overlay", overlay] + facts)
    #expect(compared.status == 0, "\(compared.errors)")
  }

  @Test("an overlay that lowers is refused with its file and line")
  func lowers() throws {
    let folder = try TemporaryFolder()
    let copy = folder.path + "/capa"
    try FileManager.default.copyItem(atPath: overlay, toPath: copy)
    try "rules:\n  plan-sin-responsables: { severity: note }\n"
      .write(toFile: copy + "/stricter.yaml", atomically: true, encoding: .utf8)
    let run = try Program.run("check", plan, "--overlay", copy)
    #expect(run.status == 65 || run.status == 78, "\(run.status)")
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("stricter.yaml:2") && run.errors.contains("exigir más"))
  }

  private func totals(_ run: Program.Run, _ id: String) -> [String: Int]? {
    let rules = run.json["rules"] as? [[String: Any]] ?? []
    let rule = rules.first { $0["id"] as? String == id }
    return (rule?["totals"] as? [String: Int])?.filter { $0.value > 0 && $0.key != "grid" }
  }

  private func pack(_ run: Program.Run) -> [String: Any] {
    (run.json["run"] as? [String: Any])?["pack"] as? [String: Any] ?? [:]
  }
}
