import Foundation
import TestSupport
import Testing

@Suite("Several reports of one check, and a check without arguments")
struct ReportProductsTests {
  private static let plan =
    Checkout.root.appendingPathComponent("examples/con-defectos-2026/plan.xlsx").path

  @Test("each report goes to its file, one to the screen")
  func severalReports() throws {
    let folder = try TemporaryFolder()
    let (json, html) = (folder.path + "/i.json", folder.path + "/i.html")
    let run = try Program.run(
      "check", ReportProductsTests.plan, "--report", "json=\(json)", "-r", "html=\(html)",
      "--report", "text")
    #expect(run.status == 1)
    #expect(run.output.contains("Control de paso"))
    #expect(try String(contentsOfFile: json, encoding: .utf8).contains("cotejo.report/1"))
    #expect(try String(contentsOfFile: html, encoding: .utf8).hasPrefix("<!DOCTYPE html>"))
  }

  @Test(
    "reports that would go to the same place, or to no place, are refused",
    arguments: [
      ["--report", "json", "--report", "html"], ["--report", "json=a", "--report", "html=a"],
      ["--report", "json=a", "-o", "b"], ["--report", "jsn=a"], ["--report", "json="],
    ])
  func reportsInConflict(arguments: [String]) throws {
    #expect(try Program.run(["check", ReportProductsTests.plan] + arguments).status == 64)
  }

  @Test("a report never overwrites what is being read")
  func overwriting() throws {
    let folder = try TemporaryFolder()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: ReportProductsTests.plan))
    let copy = try folder.write(Array(bytes), as: "plan.xlsx")
    #expect(try Program.run("check", copy, "--report", "html=\(copy)").status == 64)
    #expect(try Data(contentsOf: URL(fileURLWithPath: copy)) == bytes)
  }

  @Test("without arguments the folder's own dossier is checked; without one the command says so")
  func committedDossier() throws {
    let folder = try TemporaryFolder()
    let none = try Program.run("check", folder: folder.path)
    #expect(none.status == 64)
    #expect(none.errors.contains("aquí no hay «expediente.yaml»"))
    let bytes = try Data(contentsOf: URL(fileURLWithPath: ReportProductsTests.plan))
    _ = try folder.write(Array(bytes), as: "plan.xlsx")
    let dossier = """
      documents: [{ role: plan, path: plan.xlsx }]
      as_of: 2026-02-12
      gate: fails

      """
    let path = try folder.write(Array(dossier.utf8), as: "expediente.yaml")
    let run = try Program.run("check", "--report", "json", folder: folder.path)
    #expect(run.status == 1)
    let settings = run.json["run"] as? [String: Any]
    #expect(settings?["as_of"] as? String == "2026-02-12")
    #expect(settings?["gate"] as? String == "fails")
    let refused = try Program.run("check", "--report", "html=expediente.yaml", folder: folder.path)
    #expect(refused.status == 64)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == dossier)
  }
}
