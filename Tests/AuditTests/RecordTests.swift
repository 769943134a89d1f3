import Audit
import Checking
import Findings
import Foundation
import TestSupport
import Testing
import Values

@Suite("The record of an audit")
struct RecordTests {
  /// What tests look at and leave as it is, made once.
  private static let kept = Result { try AuditedFolder() }
  private static let alfa = Result { try kept.get().record(of: "alfa").record }
  private static let beta = Result { try kept.get().record(of: "beta").record }
  private let audited: AuditedFolder

  init() throws { audited = try RecordTests.kept.get() }

  @Test("judged again gives the same bytes, from a folder's files and from a ZIP file")
  func sameBytes() throws {
    let product = try audited.record(of: "alfa")
    let answer = verify(product.record)
    #expect(answer.kind == .sameBytes, "\(answer.remarks)")
    #expect(answer.sha256 == product.sha256)
    let zip = try product.record.zip()
    #expect(try verify(RecordFiles(zip: zip, path: "alfa.zip")).kind == .sameBytes)
    #expect(try audited.record(of: "alfa").record.zip() == zip)
    let paths = product.record.paths
    for path in [
      "expediente/alfa/2026/plan.xlsx", "expediente/alfa/2026/perfil.yaml",
      "expediente/alfa/2026/evidencias/publicacion.txt", "informe/2026/informe.html",
      "informe/2026/oscal.json", "informe/2026/preguntas.yaml", "matriz.csv", "reglas/pack.yaml",
    ] {
      #expect(paths.contains(path), "\(path)")
    }
    #expect(product.manifest.dossiers.map(\.agreesWithAudit) == [true])
  }

  @Test("holds where documents come from, with their checksums")
  func custody() throws {
    let audited = try AuditedFolder()
    let file = audited.root + "/alfa/2026/expediente.yaml"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let note =
      "custody: [{ path: paa.xlsx, source: correo, radicado: 2026-0012, "
      + "received: 2026-02-03, handed_in_by: Ana Ruiz }]\n"
    _ = try audited.folder.write(
      Array((note + text).utf8), as: "entidades/alfa/2026/expediente.yaml")
    try audited.audit(rules: Checkout.rules)
    let entry = try #require(try audited.record(of: "alfa").manifest.custody.first)
    #expect(entry.origin == .dossier)
    #expect(entry.filing == "2026-0012" && entry.handedInBy == "Ana Ruiz")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: audited.root + "/alfa/2026/paa.xlsx"))
    #expect(entry.sha256 == SHA256.hexadecimal(of: [UInt8](bytes)))
  }

  @Test("under another program agrees in its results, and names what reads otherwise")
  func otherEngine() throws {
    let record = try RecordTests.beta.get()
    let other = RecordManifest.Engine(version: "2.0", sha256: String(repeating: "b", count: 64))
    let answer = RecordVerification(record, engine: other).answer()
    #expect(answer.kind == .sameVerdicts)
    #expect(answer.exitCode == .complies)
    #expect(answer.remarks.contains { $0.place == "informe/2025/informe.json: run.version" })
    let text = answer.text(in: .es)
    #expect(text.contains("Programa de ahora: 2.0, sha256 bbbb"))
    #expect(text.contains("Programa que lo hizo: 1.0, sha256 aaaa"))
  }

  @Test("of an older pack still agrees when the pack has changed")
  func olderPack() throws {
    let audited = try AuditedFolder()
    let old = try audited.record(of: "beta")
    let rules = audited.folder.path + "/reglas"
    try FileManager.default.copyItem(atPath: Checkout.rules, toPath: rules)
    let path = rules + "/ley-1474-2011/articulo-74/plan-sin-responsables.yaml"
    try FileManager.default.removeItem(atPath: path)
    let norm = rules + "/ley-1474-2011/articulo-74/actividad-sin-responsable.yaml"
    let text = try String(contentsOfFile: norm, encoding: .utf8)
    try text.split(separator: "\n").filter { !$0.hasPrefix("yields_to:") }.joined(separator: "\n")
      .write(toFile: norm, atomically: true, encoding: .utf8)
    try audited.audit(rules: rules)
    let new = try audited.record(of: "beta")
    #expect(new.manifest.pack.sha256 != old.manifest.pack.sha256)
    #expect(
      new.record.bytes["informe/2025/informe.json"] != old.record.bytes["informe/2025/informe.json"]
    )
    #expect(verify(old.record).kind == .sameBytes)
    #expect(verify(new.record).kind == .sameBytes)
  }

  @Test(
    "with one byte altered is refused, and the file is named",
    arguments: [
      "expediente/alfa/2026/plan.xlsx", "expediente/alfa/2026/registro-bpin-2026-01-15.csv",
      "expediente/alfa/2026/expediente.yaml", "informe/2026/informe.json",
      "informe/2026/oscal.json",
      "informe/2026/informe.html", "matriz.csv", "LEAME.md", "registro.json", "registro.sha256",
      "reglas/ley-1474-2011/articulo-74/plan-sin-responsables.yaml", "reglas/pack.yaml",
    ])
  func altered(path: String) throws {
    let record = try RecordTests.alfa.get()
    var files = record.bytes
    let middle = (files[path]?.count ?? 0) / 2
    files[path]?[middle] ^= 1
    let answer = verify(try RecordFolder.read(written(files)))
    #expect(answer.kind == .altered)
    #expect(answer.exitCode == .cannotRead)
    #expect(answer.remarks.first?.place.contains(path) == true, "\(answer.remarks)")
    if path.contains("plan-sin-responsables") {
      #expect(answer.remarks.first?.text.es == "fue alterado: la regla «plan-sin-responsables»")
    }
    if path.hasSuffix(".csv"), path.hasPrefix("expediente") {
      // The registry's altered cell makes a code no longer fit: the rule and the plan's cell are told.
      #expect(
        answer.remarks.contains { $0.place.contains("bpin") && $0.place.contains("plan.xlsx") })
    }
  }

  @Test("with one byte of its ZIP file altered is refused, wherever it is")
  func alteredZip() throws {
    let zip = try RecordTests.beta.get().zip()
    var damage = Damage(seed: 7)
    for round in 0..<60 {
      var copy = zip
      // The directory at the end has the most places that nobody reads.
      let place = round % 2 == 0 ? damage.below(copy.count) : copy.count - 1 - damage.below(20_000)
      copy[place] ^= 1 << UInt8(damage.below(8))
      do {
        let answer = verify(try RecordFiles(zip: copy, path: "beta.zip"))
        #expect(answer.kind == .altered && !answer.remarks.isEmpty, "byte \(place)")
      } catch {
        #expect(error.exitCode == .cannotRead, "byte \(place)")
      }
    }
  }

  @Test("with files missing or added is refused")
  func files() throws {
    var files = try RecordTests.beta.get().bytes
    files["matriz.csv"] = nil
    files["nota.txt"] = [65]
    let answer = verify(try RecordFolder.read(written(files)))
    #expect(answer.kind == .altered)
    #expect(answer.remarks.map(\.place) == ["matriz.csv", "nota.txt"])
  }

  @Test("forged and sealed anew does not agree, and the rule and the cell are told")
  func forged() throws {
    let record = try RecordTests.beta.get()
    let path = "informe/2025/informe.json"
    let old = try #require(record.bytes[path])
    let text = String(decoding: old, as: UTF8.self)
    let cell = try #require(text.firstRange(of: "\"verdict\": \"fail\""))
    var forged = text
    forged.replaceSubrange(cell, with: "\"verdict\": \"pass\"")
    var files = record.bytes
    let new = Array(forged.utf8)
    files[path] = new
    let manifest = String(decoding: files["registro.json"] ?? [], as: UTF8.self)
      .replacingOccurrences(
        of: SHA256.hexadecimal(of: old), with: SHA256.hexadecimal(of: new))
    files["registro.json"] = Array(manifest.utf8)
    let sum = SHA256.hexadecimal(of: Array(manifest.utf8))
    files["registro.sha256"] = Array("\(sum)  registro.json\n".utf8)
    let sealed = try RecordFolder.read(written(files))
    let answer = verify(sealed)
    #expect(answer.kind == .disagrees)
    #expect(answer.exitCode == .doesNotComply)
    #expect(answer.remarks.contains { $0.place.contains("plan.xlsx ·") }, "\(answer.remarks)")
    // Whoever noted the checksum when it was made sees that it is another record.
    let noted = SHA256.hexadecimal(of: record.bytes["registro.json"] ?? [])
    #expect(
      RecordVerification(sealed, engine: AuditedFolder.engine, expected: noted).answer().kind
        == .altered)
  }

  @Test("without its documents is held against its checksums and not judged")
  func withoutDocuments() throws {
    let product = try audited.record(of: "alfa", withDocuments: false)
    #expect(!product.record.paths.contains { $0.hasPrefix("expediente/") })
    #expect(verify(product.record).kind == .withoutDocuments)
    #expect(product.manifest.dossiers[0].inputs.contains { $0.sha256 != nil })
    var files = product.record.bytes
    files["matriz.csv"]?[0] ^= 1
    #expect(try verify(RecordFolder.read(written(files))).kind == .altered)
  }

  @Test("is not made of a document that changed since the audit")
  func changed() throws {
    let audited = try AuditedFolder()
    let path = audited.root + "/beta/2025/plan.xlsx"
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    bytes[bytes.count / 2] ^= 1
    _ = try audited.folder.write(bytes, as: "entidades/beta/2025/plan.xlsx")
    #expect { try audited.record(of: "beta") } throws: { error in
      (error as? CheckError)?.es.contains("«beta/2025/plan.xlsx» no es el archivo") == true
    }
    _ = try audited.folder.write([65], as: "entidades/alfa/2026/nuevo.csv")
    // A dossier's file says which documents it has: another one beside them is none of them.
    #expect(try audited.record(of: "alfa").manifest.dossiers.count == 1)
  }

  @Test("takes no bytes for a record that are none")
  func hostile() throws {
    let zip = try RecordTests.beta.get().zip()
    for bytes in [
      [], Array("nada".utf8), Array(zip.prefix(zip.count / 2)), Array(zip.dropFirst(9)),
    ] {
      #expect(throws: CheckError.self) { try RecordFiles(zip: bytes, path: "x.zip") }
    }
    #expect(try verify(RecordFolder.read(written([:]))).kind == .altered)
    #expect(
      try verify(RecordFolder.read(written(["registro.json": Array("{}".utf8)]))).kind == .altered)
    #expect(throws: CheckError.self) { try RecordFolder.read(audited.folder.path + "/nada") }
  }

  private func verify(_ record: RecordFiles) -> RecordAnswer {
    RecordVerification(record, engine: AuditedFolder.engine).answer()
  }

  private func written(_ files: [String: [UInt8]]) throws -> String {
    let name = "registro-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: audited.folder.path + "/" + name, withIntermediateDirectories: true)
    for (path, bytes) in files { _ = try audited.folder.write(bytes, as: name + "/" + path) }
    return audited.folder.path + "/" + name
  }
}
