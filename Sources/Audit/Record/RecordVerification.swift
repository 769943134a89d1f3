import Checking
import Findings
import Readers
import Rules
import Values

/// Holds a record against its checksums and judges its dossiers again, from the record alone.
package struct RecordVerification: Sendable {
  private let record: RecordFiles
  private let engine: RecordManifest.Engine
  private let expected: String?

  /// A verification by this program; `expected` is the checksum by which the record is known elsewhere.
  package init(
    _ record: RecordFiles, engine: RecordManifest.Engine, expected: String? = nil
  ) {
    (self.record, self.engine, self.expected) = (record, engine, expected)
  }

  /// The answer.
  package func answer() -> RecordAnswer {
    let seal = RecordSeal(record, expected: expected)
    var answer = RecordAnswer(
      kind: .altered, remarks: seal.remarks, manifest: seal.manifest, sha256: seal.sha256,
      engine: engine)
    guard let manifest = seal.manifest else { return answer }
    guard seal.remarks.isEmpty else {
      answer.remarks = seal.remarks + ((try? consequences(seal, manifest)) ?? [])
      return answer
    }
    guard manifest.hasDocuments else {
      answer.kind = .withoutDocuments
      return answer
    }
    do throws(CheckError) {
      let again = try products(manifest)
      let different = again.filter { record[$0.path] != $0.bytes }
      if different.isEmpty {
        answer.kind = .sameBytes
        return answer
      }
      let judged = different.flatMap { comparison(of: $0.path, with: $0.bytes) }
      let verdicts = judged.filter(\.isOfVerdict).map(\.remark)
      answer.kind =
        verdicts.isEmpty && manifest.engine.sha256 != engine.sha256 ? .sameVerdicts : .disagrees
      answer.remarks = verdicts.isEmpty ? judged.map(\.remark) : verdicts
    } catch {
      answer.kind = .disagrees
      answer.remarks = [.init(RecordPaths.pack, es: error.es, en: error.en)]
    }
    return answer
  }

  // MARK: - Judging again

  private func products(
    _ manifest: RecordManifest
  ) throws(CheckError) -> [(path: String, bytes: [UInt8])] {
    let pack = try AuditReplay.pack(
      of: packFiles, sha256: manifest.pack.sha256)
    guard let settings = AuditSettings(text: manifest.run.settings) else {
      throw CheckError(
        .cannotRead, es: "no se entiende cómo se pidió: «\(manifest.run.settings)»",
        en: "how it was asked for is not understood: “\(manifest.run.settings)”")
    }
    var products: [(path: String, bytes: [UInt8])] = []
    var outcomes: [(year: String, outcome: DossierReplay.Outcome)] = []
    for dossier in manifest.dossiers {
      let files = dossier.inputs.map { ($0.asked, $0.file.flatMap { record[$0] }) }
      let replay = DossierReplay(
        folder: dossier.folder, dossierFile: dossier.dossierFile, settings: settings, pack: pack,
        files: HeldFiles(Dictionary(files) { first, _ in first }), version: engine.version)
      let outcome = replay.outcome()
      products += RecordProducts.files(of: outcome, year: dossier.year)
      outcomes.append((dossier.year, outcome))
    }
    return products + [RecordProducts.matrix(of: manifest.entity, outcomes)]
  }

  private var packFiles: [(path: String, bytes: [UInt8])] {
    record.paths.filter { $0.hasPrefix(RecordPaths.pack) }.map {
      (String($0.dropFirst(RecordPaths.pack.utf8.count)), record[$0] ?? [])
    }
  }

  // MARK: - Differences

  private func comparison(of path: String, with bytes: [UInt8]) -> [RecordDifference] {
    guard let kept = record[path] else {
      return [
        RecordDifference(
          path, isOfVerdict: false, es: "falta en el registro", en: "is not in the record")
      ]
    }
    return RecordDifference.all(path, kept: kept, again: bytes)
  }

  /// Where a file was altered, what that does to the reports: the rule and the cell.
  private func consequences(
    _ seal: RecordSeal, _ manifest: RecordManifest
  ) throws(CheckError) -> [RecordAnswer.Remark] {
    guard manifest.hasDocuments, !seal.altered.contains(where: { $0.hasPrefix(RecordPaths.pack) }),
      seal.altered.contains(where: { !$0.hasSuffix(RecordGuide.path) })
    else { return [] }
    let found = try products(manifest).filter { file in
      record[file.path] != nil && record[file.path] != file.bytes
    }
    return found.flatMap { file in
      comparison(of: file.path, with: file.bytes).filter {
        $0.isOfVerdict || seal.altered.contains(file.path)
      }
    }.prefix(RecordDifference.most).map(\.remark)
  }
}
