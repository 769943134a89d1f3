import Audit
import Checking
import Findings
import Foundation
import Rules
import Store
import TestSupport

/// A folder of entities that was audited: `alfa` with a dossier, `beta` with a plan of defects.
struct AuditedFolder: Sendable {
  let folder: TemporaryFolder
  let store: Store
  var root: String { folder.path + "/entidades" }

  init(rules: String = Checkout.rules, settings: [(name: String, value: String)] = []) throws {
    folder = try TemporaryFolder()
    let root = folder.path + "/entidades"
    try FileManager.default.createDirectory(
      atPath: root + "/alfa", withIntermediateDirectories: true)
    let example = Checkout.root.appendingPathComponent("examples/expediente-2026").path
    try FileManager.default.copyItem(atPath: example, toPath: root + "/alfa/2026")
    let plan = Checkout.root.appendingPathComponent("examples/con-defectos-2026/plan.xlsx")
    _ = try folder.write([UInt8](try Data(contentsOf: plan)), as: "entidades/beta/2025/plan.xlsx")
    store = try Store(writing: folder.path + "/auditoria.db")
    try audit(rules: rules, settings: settings)
  }

  /// A copy of one that was audited already, with a store of its own, in which the folder is still called
  /// what it was called there.
  init(copying other: AuditedFolder) throws {
    folder = try TemporaryFolder()
    for name in try FileManager.default.contentsOfDirectory(atPath: other.folder.path) {
      try FileManager.default.copyItem(
        atPath: other.folder.path + "/" + name, toPath: folder.path + "/" + name)
    }
    store = try Store(writing: folder.path + "/auditoria.db")
  }

  /// One that is audited once, to be copied and never changed.
  static let shared = Result { try AuditedFolder() }

  /// Audits the folder by a pack.
  func audit(rules: String, settings: [(name: String, value: String)] = []) throws {
    var check = CheckRequest(paths: [], version: "1.0")
    check.settings = settings
    let request = AuditRun.Request(
      root: root, check: check, engine: "1.0 (prueba)", day: "2026-03-01", jobs: 2)
    let pack = try CheckSession.pack(at: rules)
    let tree = try AuditRun.tree(of: request, store: folder.path + "/auditoria.db")
    let run = AuditRun(request, tree: tree, pack: pack, store: store)
    _ = try run.run(content: CheckSession.sources(of: pack, at: .path(rules))) { _, _, _ in }
  }

  /// The record of an entity.
  func record(
    of entity: String, withDocuments: Bool = true,
    engine: RecordManifest.Engine = AuditedFolder.engine
  ) throws -> RecordExport.Product {
    try RecordExport(
      .init(entity: entity, year: nil, root: nil, withDocuments: withDocuments, engine: engine),
      store: store
    ).product()
  }

  static let engine = RecordManifest.Engine(
    version: "1.0", sha256: String(repeating: "a", count: 64))
}
