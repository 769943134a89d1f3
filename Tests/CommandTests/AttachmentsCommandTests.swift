import Archives
import Foundation
import TestSupport
import Testing

/// A ZIP of attachments, as a person gives it.
@Suite("Checking a ZIP of attachments")
struct AttachmentsCommandTests {
  private func book(_ responsible: String?) throws -> [UInt8] {
    var book = WorkbookBuilder()
    book.add("Plan") { sheet in
      sheet.write([
        ["Plan de acción 2026"], [], ["Código", "Actividad", "Responsable", "Fecha fin"],
        ["A-1", "Dotar la sede", "Secretaría de Salud", "2026-11-30"],
        ["A-2", "Pintar la escuela", responsible.map { .text($0) }, "2026-10-31"],
      ])
    }
    return try book.bytes()
  }

  private func reports(_ run: Program.Run) throws -> [[String: Any]] {
    try #require(run.json["reports"] as? [[String: Any]])
  }

  private func path(_ report: [String: Any]) -> String? {
    (report["documents"] as? [[String: Any]])?.first?["path"] as? String
  }

  @Test("judges each document at its place within, and says what was not opened")
  func files() throws {
    let folder = try TemporaryFolder()
    let inner = try ZipArchive.bytes(of: [("plan.xlsx", book("Salud"))])
    let zip = try folder.write(
      ZipArchive.bytes(of: [
        ("Anexos/uno.xlsx", book(nil)), ("Anexos/dos.xlsx", book("Salud")),
        ("Anexos/.DS_Store", [1, 2, 3]), ("otro.zip", inner),
      ]), as: "anexos.zip")
    let run = try Program.run("check", zip, "--report", "json")
    #expect(run.status == 65)
    #expect(run.errors.contains("otro.zip") && run.errors.contains("ZIP dentro de otro"))
    let found = try reports(run)
    #expect(found.map(path) == [zip + "/Anexos/dos.xlsx", zip + "/Anexos/uno.xlsx"])
    let notes = (found[0]["documents"] as? [[String: Any]])?.first?["notes"] as? [String]
    #expect(notes?.contains { $0.contains(".DS_Store") } == true)
    let places = try #require(found[1]["findings"] as? [[String: Any]])
      .compactMap { $0["locations"] as? [[String: Any]] }.joined()
    #expect(
      places.contains {
        $0["path"] as? String == zip + "/Anexos/uno.xlsx" && $0["cell"] as? String == "C5"
      })
  }

  @Test("a document in it can be named by itself, also for a copy with notes")
  func one() throws {
    let folder = try TemporaryFolder()
    let zip = try folder.write(
      ZipArchive.bytes(of: [("plan.xlsx", book(nil))]), as: "anexos.zip")
    #expect(try Program.run("inspect", zip, "--grid").status == 65)
    let cells = try Program.run("inspect", zip + "/plan.xlsx", "--grid", "--json")
    #expect(cells.status == 0 && cells.output.contains("Pintar la escuela"))
    let copy = folder.path + "/copia.xlsx"
    let run = try Program.run(
      "check", zip + "/plan.xlsx", "--report", "annotated", "--output", copy)
    #expect(run.status < 3)
    #expect(FileManager.default.fileExists(atPath: copy))
  }

  @Test("with an expediente.yaml its documents are judged as one")
  func dossier() throws {
    let folder = try TemporaryFolder()
    let dossier = """
      documents:
        - { role: plan, path: planes/plan.xlsx }
      entity: { nivel: municipal }
      """
    let zip = try folder.write(
      ZipArchive.bytes(of: [
        ("2026/expediente.yaml", Array(dossier.utf8)), ("2026/planes/plan.xlsx", book(nil)),
        ("2026/notas.txt", Array("nada".utf8)),
      ]), as: "expediente.zip")
    let run = try Program.run("check", zip, "--report", "json")
    #expect(run.status < 3)
    #expect(path(run.json) == zip + "/2026/planes/plan.xlsx")
    let entity = try #require(run.json["entity"] as? [String: Any])
    #expect(!entity.isEmpty)
    _ = try folder.write(
      [UInt8](try Data(contentsOf: URL(fileURLWithPath: zip))), as: "tree/chia/2026/anexos.zip")
    let audit = try Program.run(
      "audit", "run", folder.path + "/tree", "--store", folder.path + "/a.db")
    #expect(audit.status == run.status)
  }
}
