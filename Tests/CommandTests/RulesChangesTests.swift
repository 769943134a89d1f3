import Foundation
import TestSupport
import Testing

@Suite("cotejo rules changes")
struct RulesChangesTests {
  @Test("tells what changed by norm, in Spanish and English")
  func byNorm() throws {
    let folder = try TemporaryFolder()
    let new = folder.path + "/nuevas"
    try FileManager.default.copyItem(atPath: Checkout.rules, toPath: new)
    let rule = new + "/ley-1474-2011/articulo-74/plan-sin-estrategias.yaml"
    let text = try String(contentsOfFile: rule, encoding: .utf8)
    try text.replacingOccurrences(of: "severity: error", with: "severity: warning")
      .write(toFile: rule, atomically: true, encoding: .utf8)
    try FileManager.default.removeItem(
      atPath: new + "/ley-1474-2011/articulo-74/plan-sin-responsables.yaml")
    let told = try Program.run("rules", "changes", Checkout.rules, new, rules: nil)
    // A rule that others yield to cannot go: the pack is refused with the place.
    #expect(told.status == 65)
    #expect(told.errors.contains("plan-sin-responsables"))
    try FileManager.default.copyItem(
      atPath: Checkout.rules + "/ley-1474-2011/articulo-74/plan-sin-responsables.yaml",
      toPath: new + "/ley-1474-2011/articulo-74/plan-sin-responsables.yaml")
    let good = try Program.run("rules", "changes", Checkout.rules, new, rules: nil)
    #expect(good.status == 0, "\(good.errors)")
    let lines = good.output.split(separator: "\n").map(String.init)
    #expect(
      Array(lines.dropFirst()) == [
        "Ley 1474 de 2011 (Estatuto Anticorrupción)",
        "  ~ regla plan-sin-estrategias: gravedad: Incumplimiento → Alerta",
      ])
    let english = try Program.run(
      "rules", "changes", Checkout.rules, new, "--lang", "en", rules: nil)
    #expect(english.output.contains("  ~ rule plan-sin-estrategias: severity: Breach → "))
    let same = try Program.run("rules", "changes", Checkout.rules, Checkout.rules, rules: nil)
    #expect(same.output.contains("dicen lo mismo"))
  }
}
