import Findings
import Store
import Values

/// All of the matrix, for other programs: `cotejo.audit/1`.
enum AuditJSON: AuditReportFormat {
  static let identifier = "json"
  static let sentence = LocalizedText(es: "Para otros programas.", en: "For other programs.")

  static func render(_ run: RunRecord, in language: TextLanguage) -> [UInt8] {
    let figures = AuditFigures(run: run)
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema", "cotejo.audit/1")
      writer.member("settings", run.settings)
      writer.member("pack") { writer in
        writer.object { writer in
          writer.member("id", run.pack.id)
          writer.member("version", run.pack.version)
          writer.member("sha256", run.pack.sha256)
        }
      }
      writer.member("verdicts") { writer in
        writer.object { writer in
          for entry in figures.verdicts { writer.member(entry.verdict.rawValue, entry.count) }
        }
      }
      writer.member("by_year") { write(figures.byYear, &$0) }
      writer.member("by_kind") { write(figures.byKind(in: language), &$0) }
      writer.member("trend") { write(AuditTrend(run), &$0) }
      writer.member("dossiers") { list(run.dossiers, &$0) { write($0, language, &$1) } }
      writer.member("questions") { writer in
        list(figures.open, &writer) { open, writer in
          writer.member("id", open.id)
          writer.member("text", open.text.text(in: language))
          writer.member("dossiers", open.dossiers)
          writer.member("cells", open.cells)
        }
      }
      writer.member("most_broken") { list(figures.broken, &$0, write) }
      writer.member("requirements") { list(run.matrix, &$0) { write($0, language, &$1) } }
      writer.member("left_out") { writer in
        list(run.leftOut, &writer) { left, writer in
          writer.member("path", left.path)
          writer.member("reason", left.reason)
        }
      }
    }
    return writer.bytes + [10]
  }

  /// An array of objects.
  private static func list<Element>(
    _ elements: [Element], _ writer: inout JSONWriter,
    _ members: (Element, inout JSONWriter) -> Void
  ) {
    writer.array { writer in
      for element in elements {
        writer.element { $0.object { members(element, &$0) } }
      }
    }
  }

  private static func write(_ groups: [AuditFigures.Group], _ writer: inout JSONWriter) {
    list(groups, &writer) { group, writer in
      writer.member("name", group.name)
      for (verdict, count) in zip(AuditFigures.order, group.counts) {
        writer.member(verdict.rawValue, count)
      }
    }
  }

  private static func write(_ trend: AuditTrend, _ writer: inout JSONWriter) {
    list(trend.changes, &writer) { change, writer in
      writer.member("entity", change.entity)
      writer.member("from", change.from)
      writer.member("to", change.to)
      writer.member("requirement", change.requirement)
      writer.member("change", change.isBroken ? "broken" : "mended")
      writer.member("origin", change.origin.rawValue)
    }
  }

  private static func write(
    _ dossier: RunDossier, _ language: TextLanguage, _ writer: inout JSONWriter
  ) {
    writer.member("entity", dossier.entity)
    writer.member("year", dossier.year)
    writer.member("verdict", dossier.verdict.rawValue)
    writer.member("unread") { writer in
      list(dossier.failures, &writer) { write($0, language, &$1) }
    }
  }

  /// The members of what could not be read.
  static func write(
    _ failure: StoredResult.Failure, _ language: TextLanguage, _ writer: inout JSONWriter
  ) {
    writer.member("path", failure.path)
    writer.member("kind", failure.kind)
    writer.member("message", failure.text.text(in: language))
  }

  private static func write(_ broken: AuditFigures.Broken, _ writer: inout JSONWriter) {
    writer.member("norm", broken.row.norm)
    writer.member("article", broken.row.article)
    writer.member("requirement", broken.row.requirement)
    writer.member("dossiers", broken.dossiers)
    writer.member("cells", broken.cells)
  }

  private static func write(
    _ row: MatrixRow, _ language: TextLanguage, _ writer: inout JSONWriter
  ) {
    writer.member("norm", row.norm)
    writer.member("norm_title", row.normTitle.text(in: language))
    writer.member("article", row.article)
    writer.member("requirement", row.requirement)
    writer.member("cells") { writer in
      list(row.cells, &writer) { cell, writer in
        writer.member("entity", cell.entity)
        writer.member("year", cell.year)
        write(cell, &writer)
      }
    }
  }

  /// The members of what came of a requirement.
  static func write(_ cell: MatrixCell, _ writer: inout JSONWriter) {
    writer.member("leading", AuditFigures.leading(cell)?.code)
    for verdict in Verdict.allCases { writer.member(verdict.id, cell.totals[verdict]) }
    writer.member("excepted", cell.excepted)
    writer.member("not_in_force", cell.notInForce)
    writer.member("breaches", cell.breaches)
    writer.member("improvable", cell.improvable)
  }
}
