import Documents
import Findings
import Values

/// One OSCAL file in the making.
struct OSCALWriting {
  let wordings: [ReportWording]
  let failures: [ReadError]
  let language: TextLanguage
  let uuid: ContentUUID

  init(_ reports: [SourcedReport], failures: [ReadError], language: TextLanguage) {
    wordings = reports.map { ReportWording($0) }
    (self.failures, self.language) = (failures, language)
    let parts = wordings.flatMap { wording in
      [wording.report.run.pack.sha256, wording.report.run.asOf.description]
        + wording.report.documents.flatMap { [$0.path, $0.sha256] }
    }
    uuid = ContentUUID(base: (parts + failures.map(\.path)).joined(separator: "\n"))
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("assessment-results") { writer in
        writer.object { writer in
          writer.member("uuid", uuid.of("assessment-results"))
          writer.member("metadata") { metadata(&$0) }
          writer.member("import-ap") { writer in
            writer.object { $0.member("href", "#" + uuid.of("pack")) }
          }
          writer.member("results") { writer in
            writer.array { writer in
              for (number, wording) in wordings.enumerated() {
                writer.element {
                  OSCALResult(wording, number: number, uuid: uuid).write(to: &$0)
                }
              }
              if !failures.isEmpty || wordings.isEmpty { writer.element { unread(&$0) } }
            }
          }
          writer.member("back-matter") { backMatter(&$0) }
        }
      }
    }
  }

  /// The start of the day whose law counts, in Colombia; no clock is read.
  static func moment(_ day: CalendarDate) -> String { "\(day)T00:00:00-05:00" }

  private var moment: String {
    let days = wordings.map(\.report.run.asOf)
    return days.max().map(OSCALWriting.moment) ?? "1970-01-01T00:00:00-05:00"
  }

  private func say(_ es: String, _ en: String) -> String { language == .es ? es : en }

  private func metadata(_ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member(
        "title", say("Resultados de la revisión con Cotejo", "Results of the check by Cotejo"))
      writer.member("last-modified", moment)
      writer.member("version", OSCALText.line(wordings.first?.report.run.version ?? ""))
      writer.member("oscal-version", "1.2.1")
      writer.member(
        "remarks",
        say(
          "La fecha es el día cuya ley y cuyos plazos cuentan, no el de la revisión. El plan de "
            + "evaluación es el cuerpo de reglas.",
          "The date is the day whose law and deadlines count, not that of the check. The assessment "
            + "plan is the rule pack."))
    }
  }

  /// What nobody could read is a result of its own: it leaves the whole open.
  private func unread(_ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("uuid", uuid.of("unread"))
      writer.member("title", say("No se pudo leer", "Could not be read"))
      writer.member(
        "description",
        say("De estos archivos no se juzgó nada.", "Nothing was judged of these files."))
      writer.member("start", moment)
      writer.member("reviewed-controls") { writer in
        writer.object { writer in
          writer.list("control-selections", [0]) { _, writer in
            writer.object { $0.member("include-all") { $0.object { _ in } } }
          }
        }
      }
      if !failures.isEmpty {
        writer.list("observations", Array(failures.enumerated())) { entry, writer in
          let (number, failure) = entry
          writer.object { writer in
            writer.member("uuid", uuid.of("failure", String(number)))
            writer.member("title", OSCALText.line(failure.path))
            writer.member("description", OSCALText.line(language == .es ? failure.es : failure.en))
            writer.list("methods", ["EXAMINE"]) { $1.string($0) }
            writer.member("collected", moment)
          }
        }
      }
    }
  }

  /// The rule pack and the documents, each with its checksum.
  private func backMatter(_ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("resources") { writer in
        writer.array { writer in
          writer.element { pack(&$0) }
          var seen: Set<String> = []
          for document in wordings.flatMap(\.report.documents)
          where seen.insert(document.path).inserted {
            writer.element { resource(document, &$0) }
          }
        }
      }
    }
  }

  private func pack(_ writer: inout JSONWriter) {
    let pack = wordings.first?.report.run.pack
    writer.object { writer in
      writer.member("uuid", uuid.of("pack"))
      writer.member("title", OSCALText.line(pack?.names ?? "Cotejo"))
      if let pack {
        writer.member(
          "description",
          say("Cuerpo de reglas, sha256 ", "Rule pack, sha256 ") + pack.hashes(digits: 64) + ". "
            + (wordings.first?.reviews ?? ""))
      }
    }
  }

  private func resource(_ document: DocumentReading, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("uuid", OSCALResult.resource(document.path, uuid))
      writer.member("title", OSCALText.line(document.path))
      writer.list("rlinks", [document]) { document, writer in
        writer.object { writer in
          writer.member("href", ArtifactPath(document.path).uri)
          if document.sha256.utf8.count == 64 {
            writer.list("hashes", [document.sha256]) { hash, writer in
              writer.object { writer in
                writer.member("algorithm", "SHA-256")
                writer.member("value", hash)
              }
            }
          }
        }
      }
    }
  }
}
