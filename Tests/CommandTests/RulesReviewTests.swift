import Foundation
import TestSupport
import Testing

@Suite("cotejo rules review")
struct RulesReviewTests {
  private let folder: TemporaryFolder
  private let rules: String

  init() throws {
    folder = try TemporaryFolder()
    rules = folder.path + "/reglas"
    try FileManager.default.copyItem(atPath: Checkout.rules, toPath: rules)
  }

  /// A workbook with the headings that matter and one answered row.
  private func workbook(digest: String) throws -> String {
    var book = WorkbookBuilder()
    book.add("Hoja1") { sheet in
      let cells = [
        "Regla", "¿De acuerdo?", "Observaciones", "Nombre", "Cargo", "Fecha de la revisión",
        "Huella (no la cambie)",
      ]
      for (column, text) in cells.enumerated() {
        sheet.cells[2, default: [:]][column] = .text(text)
      }
      let answers = ["plan-sin-responsables", "Sí", "", "Ana Ríos", "Asesora"]
      for (column, text) in answers.enumerated() {
        sheet.cells[3, default: [:]][column] = .text(text)
      }
      sheet.cells[3]?[5] = .date(46_346)
      sheet.cells[3]?[6] = .text(digest)
    }
    return try folder.write(book.bytes(), as: "revision.xlsx")
  }

  private func digest() throws -> String {
    let sheet = try Program.run("rules", "show", "plan-sin-responsables", rules: rules).output
    let line = try #require(sheet.split(separator: "\n").first { $0.contains("Huella: ") })
    return String(line.suffix(64))
  }

  @Test("takes a workbook in, and a report counts the review; a changed rule loses it")
  func taken() throws {
    let file = rules + "/ley-1474-2011/articulo-74/plan-sin-responsables.yaml"
    let before = try String(contentsOfFile: file, encoding: .utf8)
    let run = try Program.run(
      "rules", "review", "--read", workbook(digest: digest()), rules: rules)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output == "Revisiones nuevas: 1; ya estaban: 0.\n")
    let after = try String(contentsOfFile: file, encoding: .utf8)
    #expect(after.hasPrefix(before) && after.contains("date: 2026-11-20"))
    let plan = Checkout.root.appendingPathComponent("examples/perfecto-2026/plan.xlsx").path
    func reviews() throws -> [String: Any] {
      try Program.run("check", plan, "--report", "json", rules: rules).json["reviews"]
        as? [String: Any] ?? [:]
    }
    #expect(try reviews()["agreed"] as? Int == 1)
    try after.replacingOccurrences(
      of: "subject: plan", with: "in_force: { from: 2012 }\nsubject: plan"
    )
    .write(toFile: file, atomically: true, encoding: .utf8)
    let changed = try reviews()
    #expect(changed["agreed"] as? Int == 0 && changed["outdated"] as? Int == 1)
  }

  @Test("changes nothing where a row does not fit, and names the cell")
  func refused() throws {
    let stale = try workbook(digest: String(repeating: "0", count: 64))
    let run = try Program.run("rules", "review", "--read", stale, rules: rules)
    #expect(run.status == 65)
    #expect(run.errors.contains("revision.xlsx 'Hoja1'!G4: la regla «plan-sin-responsables»"))
    #expect(FileManager.default.contentsEqual(atPath: rules, andPath: Checkout.rules))
    #expect(try Program.run("rules", "review").status == 64)
    #expect(try Program.run("rules", "review", "--write", stale, "--read", stale).status == 64)
    #expect(try Program.run("rules", "review", "--read", folder.path + "/nada.xlsx").status == 66)
  }

  @Test("writes the workbook of some rules or norms")
  func written() throws {
    let target = folder.path + "/libro.xlsx"
    let run = try Program.run("rules", "review", "--write", target, "--norm", "ley-1474-2011")
    #expect(run.status == 0, "\(run.errors)")
    let grid = try Program.run("inspect", target, "--grid", "--json").json
    let sheets = try #require(grid["sheets"] as? [[String: Any]])
    #expect(sheets.compactMap { $0["name"] as? String } == ["Revisión", "Instrucciones"])
    #expect(try Program.run("rules", "review", "no-existe", "--write", target).status == 64)
  }
}
