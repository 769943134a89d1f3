import Foundation
import TestSupport
import Testing

/// A record of documents that only outside programs read is judged again without those programs.
@Suite("Records of converted documents")
struct RecordConversionTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func book() throws -> [UInt8] {
    var book = WorkbookBuilder()
    book.add("Plan") { sheet in
      sheet.write([
        ["Plan de acción 2026"], [], ["Código", "Actividad", "Responsable", "Fecha fin"],
        ["A-1", "Dotar la sede", "Secretaría de Salud", "2026-11-30"],
        ["A-2", "Pintar la escuela", nil, "2026-10-31"],
      ])
    }
    return try book.bytes()
  }

  @Test(
    "hold the copy of an old workbook, by which they are verified where there is no LibreOffice")
  func workbook() throws {
    let office = try FakeOffice(in: folder, copy: book())
    _ = try folder.write(FakeOffice.oldWorkbook, as: "entidades/chia/2026/plan.xls")
    let record = try exported(path: office.path)
    let kept = try names(in: record + "/conversiones")
    #expect(kept.count == 2 && kept.allSatisfy { $0.contains(".xlsx") }, "\(kept)")
    try verify(record)
    // Without the copy nothing but LibreOffice could read it again.
    for name in kept {
      try FileManager.default.removeItem(atPath: "\(record)/conversiones/\(name)")
    }
    #expect(try verified(record).status == 65)
  }

  @Test("hold the words of a scanned page, by which they are verified where there is no Tesseract")
  func picture() throws {
    guard OutsideTools.canScan(for: "the record of a scanned plan") else { return }
    var pdf = PDFBuilder()
    pdf.size = 11
    pdf.text("Plan de acción 2026", left: 60, top: 60, size: 16)
    pdf.table(
      [["Código", "Actividad", "Responsable"], ["M-1", "Dotar la sede", "Salud"]],
      columns: [(60, 70), (150, 130), (300, 90)], top: 120)
    _ = try folder.write(OutsideTools.scan(pdf.bytes()), as: "entidades/chia/2026/plan.pdf")
    let record = try exported(path: nil)
    #expect(try names(in: record + "/conversiones").map { $0.suffix(6) } == [".words"])
    // Of the tools only the one that reads the layer of text is there.
    _ = try folder.write([], as: "herramientas/vacio")
    let found = ["/usr/bin/pdftotext", "/usr/local/bin/pdftotext"]
      .first(where: FileManager.default.isExecutableFile)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/herramientas/pdftotext", withDestinationPath: try #require(found))
    try verify(record, path: folder.path + "/herramientas")
  }

  // MARK: - Commands

  private func exported(path: String?) throws -> String {
    let (store, record) = (folder.path + "/a.db", folder.path + "/registro")
    let environment = path.map { ["PATH": $0] } ?? [:]
    let audit = try Program.run(
      ["audit", "run", folder.path + "/entidades", "--convert", "--store", store],
      environment: environment)
    #expect(audit.errors.contains("1 revisados"), "\(audit.errors)")
    let export = try Program.run(
      ["audit", "export", "chia", "--store", store, "-o", record], rules: nil,
      environment: environment)
    #expect(export.status == 0, "\(export.errors)")
    return record
  }

  private func verify(_ record: String, path: String = "/nonexistent") throws {
    let run = try verified(record, path: path)
    #expect(run.status == 0 && run.output.hasPrefix("Concuerda"), "\(run.output)\(run.errors)")
    #expect(run.output.contains("los mismos bytes"))
  }

  private func verified(_ record: String, path: String = "/nonexistent") throws -> Program.Run {
    try Program.run(["verify", record], rules: nil, environment: ["PATH": path])
  }

  private func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }
}
