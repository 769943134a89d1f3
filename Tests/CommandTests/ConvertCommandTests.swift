import Foundation
import TestSupport
import Testing

/// `--convert`, as a person gives it.
@Suite("Reading with outside programs")
struct ConvertCommandTests {
  private func documents(_ run: Program.Run) throws -> [[String: Any]] {
    try #require(run.json["documents"] as? [[String: Any]])
  }

  private var book: WorkbookBuilder {
    var book = WorkbookBuilder()
    book.add("Plan") { sheet in
      sheet.write([
        ["Plan de acción 2026"], [], ["Código", "Actividad", "Responsable", "Fecha fin"],
        ["A-1", "Dotar la sede", "Secretaría de Salud", "2026-11-30"],
        ["A-2", "Pintar la escuela", nil, "2026-10-31"],
      ])
    }
    return book
  }

  @Test("an .xls file is judged as the .xlsx it was, and the record names converter and checksums")
  func workbook() throws {
    guard OutsideTools.have("soffice", for: "checking an .xls file") else { return }
    let folder = try TemporaryFolder()
    let new = try folder.write(book.bytes(), as: "plan.xlsx")
    let bytes = try OutsideTools.convert(
      book.bytes(), from: "xlsx", to: "xls", filter: "MS Excel 97")
    let old = try folder.write(bytes, as: "plan.xls")
    let refused = try Program.run("check", old)
    #expect(refused.status == 65)
    #expect(refused.errors.contains("--convert"))
    let plain = try Program.run("check", new, "--report", "json")
    let converted = try Program.run("check", old, "--convert", "--report", "json")
    #expect(converted.status == plain.status)
    #expect(
      converted.json["totals"] as? [String: Int] == plain.json["totals"] as? [String: Int])
    let document = try documents(converted)[0]
    #expect(document["kind"] as? String == "xls")
    #expect(document["path"] as? String == old)
    let record = try #require(document["conversion"] as? [String: Any])
    #expect(record["converter"] as? String == "LibreOffice")
    #expect((record["sha256"] as? String)?.count == 64)
    #expect(record["sha256"] as? String != document["sha256"] as? String)
    let version = try #require(record["version"] as? String)
    for words in [["check", old], ["check", old, "--report", "html"], ["compare", new, old]] {
      let run = try Program.run(words + ["--convert"])
      #expect(run.output.contains("copia .xlsx de LibreOffice \(version), sha256 "), "\(words)")
    }
    let places = try #require(converted.json["findings"] as? [[String: Any]])
      .compactMap { $0["locations"] as? [[String: Any]] }.joined()
    #expect(places.contains { $0["path"] as? String == old && $0["cell"] as? String == "C5" })
  }

  @Test("`convert: true` in a dossier, and audits, convert as --convert does")
  func dossier() throws {
    guard OutsideTools.have("soffice", for: "an .xls file in a dossier and an audit") else {
      return
    }
    let folder = try TemporaryFolder()
    let bytes = try OutsideTools.convert(
      book.bytes(), from: "xlsx", to: "xls", filter: "MS Excel 97")
    _ = try folder.write(bytes, as: "tree/chia/2026/plan.xls")
    let text = "documents:\n  - { role: plan, path: tree/chia/2026/plan.xls }\n"
    let without = try folder.write(Array(text.utf8), as: "sin.yaml")
    let with = try folder.write(Array((text + "convert: true\n").utf8), as: "con.yaml")
    #expect(try Program.run("check", "--expediente", without).status == 65)
    let run = try Program.run("check", "--expediente", with, "--report", "json")
    #expect(run.status < 3)
    #expect(try documents(run)[0]["conversion"] != nil)
    // What failed for want of LibreOffice is judged anew where it has been installed.
    for (words, path, status) in [
      ([], nil, 65), (["--convert"], "/nonexistent", 65), (["--convert"], nil, run.status),
    ] {
      let audit = try Program.run(
        ["audit", "run", folder.path + "/tree", "--store", folder.path + "/a.db"] + words,
        environment: path.map { ["PATH": $0] } ?? [:])
      #expect(audit.status == status)
      #expect(audit.errors.contains("1 revisados"))
    }
  }

  @Test("nothing that rests on a picture is complied with or broken")
  func picture() throws {
    guard OutsideTools.canScan(for: "checking a scanned plan") else { return }
    var pdf = PDFBuilder()
    pdf.size = 11
    pdf.text("Plan de acción 2026", left: 60, top: 60, size: 16)
    pdf.table(
      [
        ["Código", "Actividad", "Responsable", "Fecha fin"],
        ["M-1", "Dotar la sede", "Salud", "30/11/2026"], ["M-2", "Pintar", "", "31/10/2026"],
        ["M-3", "Vacunar", "Gobierno", "30/06/2026"],
      ], columns: [(60, 70), (150, 130), (300, 90), (420, 90)], top: 120)
    let folder = try TemporaryFolder()
    let path = try folder.write(OutsideTools.scan(pdf.bytes()), as: "plan.pdf")
    let facts = ["--set", "plan.tipo=plan_de_accion", "--set", "plan.vigencia=2026"]
    let run = try Program.run(["check", path, "--convert", "--report", "json"] + facts)
    #expect(run.status == 2)
    #expect(run.json["verdict"] as? String == "inconclusive")
    let document = try documents(run)[0]
    let tables = try #require(document["tables"] as? [[String: Any]])
    #expect(tables.map { $0["rows"] as? Int } == [3])
    let fields = try #require(tables[0]["fields"] as? [[String: Any]])
    for field in fields {
      let states = try #require(field["states"] as? [String: Int])
      let sure = ["read", "read_from_text", "inherited"].reduce(0) { $0 + (states[$1] ?? 0) }
      #expect(sure == 0, "\(field["field"] ?? "")")
    }
    let rules = try #require(run.json["rules"] as? [[String: Any]])
    func totals(_ id: String) -> [String: Int] {
      rules.first { $0["id"] as? String == id }?["totals"] as? [String: Int] ?? [:]
    }
    // Three rows are asked about, and the page itself may hold more of them.
    let rows = totals("actividad-sin-responsable")
    #expect(rows["needs_review"] == 3 && rows["not_checked"] == 1 && rows["grid"] == 4)
    let all = try #require(run.json["totals"] as? [String: Int])
    #expect(all["fail"] == 0)
  }
}
