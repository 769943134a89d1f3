import Foundation
import TestSupport
import Testing

@Suite("audit export and verify")
struct RecordCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("make a record that is verified, and refused with one byte altered")
  func record() throws {
    let store = try audited()
    let record = folder.path + "/alfa.zip"
    let export = try Program.run(
      "audit", "export", "alfa", "--store", store, "--output", record, rules: nil)
    #expect(export.status == 0)
    let sum = try #require(export.errors.split(separator: " ").last?.prefix(64))
    let verified = try Program.run("verify", record, "--sha256", String(sum), rules: nil)
    #expect(verified.status == 0)
    #expect(verified.output.hasPrefix("Concuerda"))
    #expect(verified.output.contains("Huella del registro: \(sum)"))
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: record)))
    bytes[bytes.count / 3] ^= 4
    let altered = try folder.write(bytes, as: "alterado.zip")
    let refused = try Program.run("verify", altered, "--lang", "en", rules: nil)
    #expect(refused.status == 65)
    #expect(refused.output.hasPrefix("It is refused"))
    #expect(try Program.run("verify", folder.path + "/nada.zip", rules: nil).status == 66)
  }

  @Test("write a folder, and OSCAL alone, and say what is wrong")
  func others() throws {
    let store = try audited()
    let record = folder.path + "/registro"
    let export = try Program.run(
      "audit", "export", "alfa", "--store", store, "-o", record, "--without-documents", rules: nil)
    #expect(export.status == 0)
    #expect(export.errors.contains("sin los documentos, como se pidió"))
    #expect(try Program.run("verify", record, rules: nil).status == 2)
    let oscal = try Program.run(
      "audit", "export", "alfa", "--store", store, "--format", "oscal", rules: nil)
    #expect(oscal.json["assessment-results"] != nil)
    let again = try Program.run(
      "audit", "export", "alfa", "--store", store, "-o", record, rules: nil)
    #expect(again.status == 64 && again.errors.contains("ya existe y no está vacía"))
    let unknown = try Program.run(
      "audit", "export", "beta", "--store", store, "-o", "x.zip", rules: nil)
    #expect(unknown.status == 65 && unknown.errors.contains("las que tiene (alfa)"))
    let year = try Program.run(
      "audit", "export", "alfa", "--year", "2020", "--store", store, "-o", "x.zip", rules: nil)
    #expect(year.status == 64 && year.errors.contains("tiene 2026"))
    #expect(try Program.run("audit", "export", "alfa", "--store", store, rules: nil).status == 64)
  }

  private func audited() throws -> String {
    let root = folder.path + "/entidades"
    try FileManager.default.createDirectory(
      atPath: root + "/alfa", withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: Checkout.root.appendingPathComponent("examples/expediente-2026").path,
      toPath: root + "/alfa/2026")
    let store = folder.path + "/auditoria.db"
    _ = try Program.run("audit", "run", root, "--store", store)
    return store
  }
}
