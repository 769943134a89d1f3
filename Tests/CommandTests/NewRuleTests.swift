import Foundation
import TestSupport
import Testing

/// A rule that is dropped into a copy of the pack is there for every command; nothing else changes.
@Suite("A new rule is one new file")
struct NewRuleTests {
  @Test("it is tested, listed, shown, used in checks and told by rules changes")
  func dropped() throws {
    let folder = try TemporaryFolder()
    let rules = folder.path + "/reglas"
    try FileManager.default.copyItem(atPath: Checkout.rules, toPath: rules)
    let page = try String(
      contentsOf: Checkout.root.appendingPathComponent("docs/como-escribir-una-regla.md"),
      encoding: .utf8)
    let block = try #require(page.components(separatedBy: "```yaml\n").dropFirst().first)
    let text = try #require(block.components(separatedBy: "\n```").first) + "\n"
    let first = try #require(text.split(separator: "\n").first)
    let path = try #require(first.components(separatedBy: "# rules/").last)
    #expect(!FileManager.default.fileExists(atPath: Checkout.rules + "/" + path))
    try text.write(toFile: rules + "/" + path, atomically: true, encoding: .utf8)
    let id = "meta-sin-responsable"
    #expect(try Program.run("rules", "test", id, rules: rules).status == 0)
    #expect(try Program.run("rules", "list", rules: rules).output.contains("\n\(id) · "))
    #expect(try Program.run("rules", "show", id, rules: rules).output.hasPrefix("\(id)\n"))
    let plan = Checkout.root.appendingPathComponent("examples/perfecto-2026/plan.xlsx").path
    func used(_ rules: String) throws -> [String] {
      let run = try Program.run("check", plan, "--report", "json", rules: rules)
      return (run.json["rules"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
    }
    let (before, after) = (try used(Checkout.rules), try used(rules))
    #expect(!before.isEmpty && after.filter { $0 != id } == before && after.contains(id))
    let changes = try Program.run("rules", "changes", Checkout.rules, rules, rules: nil).output
    #expect(changes.split(separator: "\n").count == 3 && changes.contains("  + regla \(id): "))
  }
}
