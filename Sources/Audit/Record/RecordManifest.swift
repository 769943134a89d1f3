import Findings
import Store
import Values

/// What a record says of itself: `registro.json`, `cotejo.record/1`.
package struct RecordManifest: Equatable, Sendable {
  /// The file that holds it.
  package static let path = "registro.json"
  /// The file that holds its checksum.
  package static let checksumPath = "registro.sha256"

  /// A program by its version and the checksum of its bytes.
  package struct Engine: Equatable, Sendable {
    /// Its version.
    package var version: String
    /// SHA-256 of the program.
    package var sha256: String

    /// A program.
    package init(version: String, sha256: String) {
      (self.version, self.sha256) = (version, sha256)
    }
  }

  /// A file that a check asks for: by which path, and where it lies in the record.
  package struct Input: Equatable, Sendable {
    /// The path, below the folder of entities where it lies there.
    package var asked: String
    /// Its path in the record; `nil` where it could not be read.
    package var file: String?
    /// SHA-256 of its bytes, also where they were left out of the record.
    package var sha256: String?
  }

  /// A dossier of one year.
  package struct Dossier: Equatable, Sendable {
    /// Its year or years.
    package var year: String
    /// Its folder, below that of the entities.
    package var folder: String
    /// Its dossier's file, where it has one.
    package var dossierFile: String?
    /// What it comes to.
    package var verdict: WholeVerdict
    /// Whether the audit came to the same, rule by rule.
    package var agreesWithAudit: Bool
    /// What its check asks for.
    package var inputs: [Input]
  }

  /// A file and its checksum.
  package struct File: Equatable, Sendable {
    /// Its path in the record.
    package var path: String
    /// SHA-256 of its bytes.
    package var sha256: String
    /// How many bytes.
    package var size: Int
  }

  /// A rule pack.
  package struct Pack: Equatable, Sendable {
    /// Its name.
    package var id: String
    /// Its version.
    package var version: String
    /// SHA-256 of its files, names and contents, in order.
    package var sha256: String
  }

  /// The audit that a record is of.
  package struct Run: Equatable, Sendable {
    /// Its number in the store.
    package var number: Int
    /// Its day, ISO.
    package var day: String?
    /// The program that judged.
    package var engine: String
    /// How it was asked to judge, one line.
    package var settings: String
  }

  /// The entity.
  package var entity: String
  /// The program that wrote the record.
  package var engine: Engine
  /// The rule pack.
  package var pack: Pack
  /// The audit.
  package var run: Run
  /// Whether the documents are in the record.
  package var hasDocuments: Bool
  /// The dossiers, by year.
  package var dossiers: [Dossier] = []
  /// Where the documents come from.
  package var custody: [CustodyEntry] = []
  /// Every other file of the record.
  package var files: [File] = []
}
