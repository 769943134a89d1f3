import Documents
import Findings
import Values

/// A rule pack with its whole content.
package struct StoredPack: Sendable {
  /// Which pack.
  package var identity: CheckReport.PackIdentity
  /// Its files, each with its path in the pack.
  package var files: [(path: String, bytes: [UInt8])]

  /// A pack and its files.
  package init(
    identity: CheckReport.PackIdentity, files: [(path: String, bytes: [UInt8])]
  ) {
    (self.identity, self.files) = (identity, files)
  }
}

/// What was computed from one set of inputs.
package struct StoredResult: Sendable {
  /// A file that the result rests on.
  package struct Input: Sendable {
    /// Its path, below the audit's root where it lies there.
    package var path: String
    /// SHA-256 of its bytes; `nil` where it could not be read.
    package var sha256: String?

    /// A file and its checksum.
    package init(path: String, sha256: String?) { (self.path, self.sha256) = (path, sha256) }
  }

  /// A document or a dossier that could not be read.
  package struct Failure: Hashable, Sendable {
    /// Its path, below the audit's root where it lies there.
    package var path: String
    /// An identifier of the kind of fault.
    package var kind: String
    /// What is wrong.
    package var text: LocalizedText

    /// A failure from its parts.
    package init(path: String, kind: String, text: LocalizedText) {
      (self.path, self.kind, self.text) = (path, kind, text)
    }
  }

  /// A plan that was judged.
  package struct Plan: Sendable {
    /// What was found.
    package var report: CheckReport
    /// What was read; places count in this list. Its paths are those to be stored.
    package var documents: [Document]

    /// A plan from its parts.
    package init(report: CheckReport, documents: [Document]) {
      (self.report, self.documents) = (report, documents)
    }
  }

  /// The checksum of all inputs, by which it is found again.
  package var key: String
  /// SHA-256 of the pack, which is stored before.
  package var pack: String
  /// The program that computed it.
  package var engine: String
  /// How it was asked to judge, one line.
  package var settings: String
  /// What the dossier comes to.
  package var verdict: WholeVerdict
  /// What a check of it would tell its caller.
  package var exitCode: ExitCode
  /// The files it rests on.
  package var inputs: [Input]
  /// What could not be read.
  package var failures: [Failure]
  /// What was judged.
  package var plans: [Plan]

  /// A result from its parts.
  package init(
    key: String, pack: String, engine: String, settings: String, verdict: WholeVerdict,
    exitCode: ExitCode, inputs: [Input], failures: [Failure], plans: [Plan]
  ) {
    (self.key, self.pack, self.engine, self.settings) = (key, pack, engine, settings)
    (self.verdict, self.exitCode) = (verdict, exitCode)
    (self.inputs, self.failures, self.plans) = (inputs, failures, plans)
  }
}

/// A run over many dossiers, complete.
package struct StoredRun: Sendable {
  /// An entity's dossier of one year, and where its result is.
  package struct Dossier: Sendable {
    /// The entity, as its folder is called.
    package var entity: String
    /// The year or years, as its folder is called.
    package var year: String
    /// The number of its result.
    package var result: Int

    /// A dossier from its parts.
    package init(entity: String, year: String, result: Int) {
      (self.entity, self.year, self.result) = (entity, year, result)
    }
  }

  /// Something in the tree that belongs to no dossier.
  package struct LeftOut: Hashable, Sendable {
    /// Its path below the root.
    package var path: String
    /// An identifier of the reason.
    package var reason: String

    /// A path and why it was left out.
    package init(path: String, reason: String) { (self.path, self.reason) = (path, reason) }
  }

  /// The day of the run, ISO; `nil` where nobody knows.
  package var day: String?
  /// The folder, as given.
  package var root: String
  /// The program.
  package var engine: String
  /// How it was asked to judge, one line.
  package var settings: String
  /// SHA-256 of the pack.
  package var pack: String
  /// Its dossiers.
  package var dossiers: [Dossier]
  /// What was left out.
  package var leftOut: [LeftOut]

  /// A run from its parts.
  package init(
    day: String?, root: String, engine: String, settings: String, pack: String,
    dossiers: [Dossier], leftOut: [LeftOut]
  ) {
    (self.day, self.root, self.engine, self.settings) = (day, root, engine, settings)
    (self.pack, self.dossiers, self.leftOut) = (pack, dossiers, leftOut)
  }
}
