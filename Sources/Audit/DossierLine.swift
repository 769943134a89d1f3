import Checking
import Findings
import Rules
import Store
import Values

/// What came of one dossier, on one line of JSON: `cotejo.dossier/1`.
///
/// Lines of many dossiers, in whatever order and from however many machines, give the matrix that an audit of
/// the same dossiers gives: verdicts and counts are those of `AuditRun`.
package struct DossierLine: Sendable {
  private let check: CheckRequest
  private let pack: RulePack

  /// Lines by a pack; paths and files of the request are those of each dossier.
  package init(_ check: CheckRequest, pack: RulePack) {
    // The same that an audit disregards of a dossier's own wishes.
    self.check = AuditRun.Request(root: "", check: check, engine: "", day: nil, jobs: 1).check
    self.pack = pack
  }

  /// The line of a folder `…/<entity>/<year>`, of an `expediente.yaml` or of a single document, and what a
  /// check of it would tell its caller. What cannot be read is told in its line and stops nobody.
  package func json(of path: String) -> (bytes: [UInt8], exitCode: ExitCode) {
    var request = check
    (request.paths, request.dossierFile) = DossierLine.subject(path)
    let (entity, year) = DossierLine.names(path)
    do throws(CheckError) {
      let checked = try CheckSession(request, pack: pack).run()
      let failures = checked.failures.map {
        StoredResult.Failure(
          path: $0.path, kind: $0.kind.rawValue, text: LocalizedText(es: $0.es, en: $0.en))
      }
      let verdict = DossierJudge.verdict(checked)
      let run = RunRecord(
        of: entity, [(year, verdict, failures, checked.plans.map(\.report))])
      let bytes = line(path, (entity, year), verdict, checked.exitCode, failures, run.matrix)
      return (bytes, checked.exitCode)
    } catch {
      let failure = StoredResult.Failure(
        path: path, kind: error.kind.rawValue, text: LocalizedText(es: error.es, en: error.en))
      let bytes = line(path, (entity, year), .inconclusive, .cannotRead, [failure], [])
      return (bytes, .cannotRead)
    }
  }

  private func line(
    _ path: String, _ names: (entity: String, year: String), _ verdict: WholeVerdict,
    _ exitCode: ExitCode, _ failures: [StoredResult.Failure], _ matrix: [MatrixRow]
  ) -> [UInt8] {
    var writer = JSONWriter(compact: true)
    writer.object { writer in
      writer.member("schema", "cotejo.dossier/1")
      writer.member("path", path)
      writer.member("entity", names.entity)
      writer.member("year", names.year)
      writer.member("verdict", verdict.rawValue)
      writer.member("exit_code", Int(exitCode.rawValue))
      writer.member("pack", pack.identity.sha256)
      writer.member("unread") { writer in
        writer.array { writer in
          for failure in failures {
            writer.element { $0.object { AuditJSON.write(failure, check.language, &$0) } }
          }
        }
      }
      writer.member("requirements") { writer in
        writer.array { writer in
          for row in matrix {
            for cell in row.cells {
              writer.element { $0.object { requirement(row, cell, &$0) } }
            }
          }
        }
      }
    }
    return writer.bytes + [10]
  }

  private func requirement(_ row: MatrixRow, _ cell: MatrixCell, _ writer: inout JSONWriter) {
    writer.member("norm", row.norm)
    writer.member("norm_title", row.normTitle.text(in: check.language))
    writer.member("article", row.article)
    writer.member("requirement", row.requirement)
    AuditJSON.write(cell, &writer)
  }

  /// What a path asks to be judged: a folder's documents one by one, or its dossier as one.
  private static func subject(_ path: String) -> (paths: [String], dossierFile: String?) {
    if path.hasSuffix("/" + DossierTree.dossierName) || path == DossierTree.dossierName {
      return ([], path)
    }
    guard let own = DossierTree.dossierFile(in: path) else { return ([path], nil) }
    return ([], own)
  }

  /// Entity and year as the tree of an audit has them; empty where the path does not say.
  private static func names(_ path: String) -> (entity: String, year: String) {
    let suffix = "/" + DossierTree.dossierName
    let folder = path.hasSuffix(suffix) ? String(path.dropLast(suffix.count)) : path
    return DossierTree.names(of: folder) ?? ("", "")
  }
}
