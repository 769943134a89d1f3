import Findings
import Reports
import Store
import Values

/// One line for each requirement and dossier; a dossier without any has one line too.
package enum AuditCSV: AuditReportFormat {
  /// Its name on the command line.
  package static let identifier = "csv"
  /// What it is.
  package static let sentence = LocalizedText(
    es: "Una línea por requisito y expediente.", en: "One line for each requirement and dossier.")

  private static let head = [
    "entity", "year", "dossier_verdict", "norm", "article", "requirement", "leading",
  ]
  private static let tail = ["excepted", "breaches", "improvable", "unread"]

  /// One line of fields, none of which a spreadsheet takes for a formula.
  package static func line(_ fields: [String]) -> [UInt8] {
    Array(fields.map(CSVText.field).joined(separator: ",").utf8) + [13, 10]
  }

  /// The bytes.
  package static func render(_ run: RunRecord, in language: TextLanguage) -> [UInt8] {
    var cells: [Key: [(MatrixRow, MatrixCell)]] = [:]
    for row in run.matrix {
      for cell in row.cells { cells[Key(cell.entity, cell.year), default: []].append((row, cell)) }
    }
    // Excel takes a file without this sign for another encoding.
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    add(head + Verdict.allCases.map(\.id) + tail, to: &bytes)
    for dossier in run.dossiers {
      let first = [dossier.entity, dossier.year, dossier.verdict.rawValue]
      let unread = String(dossier.failures.count)
      let known = cells[Key(dossier.entity, dossier.year)] ?? []
      if known.isEmpty {
        let none = [String](repeating: "", count: 4 + Verdict.allCases.count + 3)
        add(first + none + [unread], to: &bytes)
      }
      for (row, cell) in known {
        let norm = row.normTitle.text(in: language)
        let leading = AuditFigures.leading(cell)?.code ?? ""
        add(
          first + [norm, row.article, row.requirement, leading]
            + Verdict.allCases.map { String(cell.totals[$0]) }
            + [String(cell.excepted), String(cell.breaches), String(cell.improvable), unread],
          to: &bytes)
      }
    }
    return bytes
  }

  private static func add(_ fields: [String], to bytes: inout [UInt8]) {
    bytes.append(contentsOf: line(fields))
  }

  private struct Key: Hashable {
    let entity: String
    let year: String

    init(_ entity: String, _ year: String) { (self.entity, self.year) = (entity, year) }
  }
}
