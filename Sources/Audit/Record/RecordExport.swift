import Checking
import Documents
import Findings
import Readers
import Rules
import Store
import Values

/// Makes the record of an entity's audit: all that is needed to judge its dossiers again, and what came
/// of it.
package struct RecordExport: Sendable {
  /// What an export is asked to do.
  package struct Request: Sendable {
    /// The entity.
    package var entity: String
    /// Only the dossier of this year; `nil` for all.
    package var year: String?
    /// The folder of entities; `nil` for that of the audit.
    package var root: String?
    /// Whether the documents go along.
    package var withDocuments: Bool
    /// This program.
    package var engine: RecordManifest.Engine

    /// An export of an entity.
    package init(
      entity: String, year: String?, root: String?, withDocuments: Bool,
      engine: RecordManifest.Engine
    ) {
      (self.entity, self.year, self.root) = (entity, year, root)
      (self.withDocuments, self.engine) = (withDocuments, engine)
    }
  }

  /// A record and what has to be said of it.
  package struct Product: Sendable {
    /// The files.
    package var record: RecordFiles
    /// What it says of itself.
    package var manifest: RecordManifest
    /// The results of all dossiers as OSCAL.
    package var oscal: [UInt8]
    /// SHA-256 of the manifest, by which the record is known.
    package var sha256: String
  }

  private let request: Request
  private let store: Store

  /// An export from a store.
  package init(_ request: Request, store: Store) { (self.request, self.store) = (request, store) }

  /// The record; a document that changed since the audit is an error that names it.
  package func product() throws -> Product {
    let replay = try AuditReplay(
      entity: request.entity, year: request.year, root: request.root, store: store,
      version: request.engine.version)
    var record = RecordFiles()
    for file in replay.packFiles { record[RecordPaths.pack + file.path] = file.bytes }
    var manifest = RecordManifest(
      entity: request.entity, engine: request.engine,
      pack: RecordManifest.Pack(
        id: replay.audit.pack.id, version: replay.audit.pack.version,
        sha256: replay.audit.pack.sha256),
      run: RecordManifest.Run(
        number: replay.audit.run, day: replay.audit.day, engine: replay.audit.engine,
        settings: replay.audit.settings),
      hasDocuments: request.withDocuments)
    var paths = RecordPaths()
    var outcomes: [(year: String, outcome: DossierReplay.Outcome)] = []
    for dossier in try replay.dossiers() {
      let inputs = dossier.files.keys.sorted(by: RecordFiles.comesFirst).map { asked in
        let bytes = dossier.files[asked] ?? nil
        let place = bytes == nil ? nil : paths.place(of: asked)
        if let place, request.withDocuments { record[place] = bytes }
        return RecordManifest.Input(
          asked: asked, file: request.withDocuments ? place : nil,
          sha256: bytes.map(SHA256.hexadecimal))
      }
      let outcome = dossier.replay(version: request.engine.version).outcome()
      for file in RecordProducts.files(of: outcome, year: dossier.year) {
        record[file.path] = file.bytes
      }
      outcomes.append((dossier.year, outcome))
      manifest.dossiers.append(
        RecordManifest.Dossier(
          year: dossier.year, folder: dossier.folder, dossierFile: dossier.dossierFile,
          verdict: outcome.verdict, agreesWithAudit: dossier.agrees(with: outcome),
          inputs: inputs))
      manifest.custody += dossier.custody
    }
    let years = Set(manifest.dossiers.map(\.year))
    manifest.custody += try store.custody(of: request.entity).filter { years.contains($0.year) }
    let observations = try store.observations(of: request.entity).filter {
      years.contains($0.year)
    }
    if !observations.isEmpty {
      let list = ObservationList(entity: request.entity, observations)
      record["observaciones.json"] = ObservationJSON.render(list, in: .es)
      record["observaciones.html"] = ObservationHTML.render(list, in: .es)
    }
    let entity = request.entity
    func isIts(_ cell: StoredSample.Cell) -> Bool {
      cell.entity == entity && years.contains(cell.year)
    }
    let samples = try store.samples().filter { $0.cells.contains(where: isIts) }
    if !samples.isEmpty {
      record["muestras.json"] = SampleAgreementJSON.render(
        samples.map { SampleAgreement($0) }, cells: isIts)
    }
    let matrix = RecordProducts.matrix(of: request.entity, outcomes)
    record[matrix.path] = matrix.bytes
    record[RecordGuide.path] = RecordGuide.bytes(of: manifest)
    return seal(record, manifest, oscal: RecordProducts.oscal(outcomes.map(\.outcome)))
  }

  /// Adds the manifest, with the checksums of all other files, and its own checksum.
  private func seal(
    _ files: RecordFiles, _ open: RecordManifest, oscal: [UInt8]
  ) -> Product {
    var (record, manifest) = (files, open)
    manifest.files = record.paths.map { path in
      let bytes = record[path] ?? []
      return RecordManifest.File(
        path: path, sha256: SHA256.hexadecimal(of: bytes), size: bytes.count)
    }
    let bytes = manifest.bytes
    let sha256 = SHA256.hexadecimal(of: bytes)
    record[RecordManifest.path] = bytes
    record[RecordManifest.checksumPath] = RecordManifest.checksum(sha256)
    return Product(record: record, manifest: manifest, oscal: oscal, sha256: sha256)
  }
}

extension RecordManifest {
  /// The file of its checksum, as `sha256sum` writes it.
  static func checksum(_ sha256: String) -> [UInt8] { Array("\(sha256)  \(path)\n".utf8) }
}
