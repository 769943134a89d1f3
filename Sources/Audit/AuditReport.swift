import Findings
import Reports
import Store
import Values

/// A way to write the matrix of a run; the same run gives the same bytes.
package protocol AuditReportFormat: Sendable {
  /// Its name on the command line.
  static var identifier: String { get }
  /// What it is, one sentence.
  static var sentence: LocalizedText { get }
  /// The bytes.
  static func render(_ run: RunRecord, in language: TextLanguage) -> [UInt8]
}

/// All of them, the usual one first.
package enum AuditReportFormats {
  /// In the order of help.
  package static let all: [any AuditReportFormat.Type] = [
    AuditText.self, AuditCSV.self, AuditJSON.self,
  ]

  /// The one with this name.
  package static func named(_ name: String) -> (any AuditReportFormat.Type)? {
    all.first { $0.identifier == name }
  }
}

/// What several forms of the matrix need.
struct AuditFigures {
  /// A requirement and how often it is broken.
  struct Broken {
    let row: MatrixRow
    /// In how many dossiers.
    let dossiers: Int
    /// In how many cells of their grids.
    let cells: Int
  }

  let run: RunRecord

  /// How many dossiers come to each verdict, the gravest first.
  var verdicts: [(verdict: WholeVerdict, count: Int)] {
    AuditFigures.order.map { verdict in
      (verdict, run.dossiers.filter { $0.verdict == verdict }.count)
    }
  }

  /// The gravest first; what could not be concluded stands apart from what complies.
  static let order: [WholeVerdict] = [
    .doesNotComply, .inconclusive, .compliesWithExceptions, .complies,
  ]

  /// Duties that are broken somewhere, those of most dossiers first.
  var broken: [Broken] {
    let all = run.matrix.enumerated().map { position, row in
      let cells = row.cells.filter { $0.breaches > 0 }
      return (
        position,
        Broken(
          row: row, dossiers: cells.count, cells: cells.reduce(0) { $0 + $1.breaches })
      )
    }
    return all.filter { $0.1.dossiers > 0 }.sorted {
      (-$0.1.dossiers, -$0.1.cells, $0.0) < (-$1.1.dossiers, -$1.1.cells, $1.0)
    }.map(\.1)
  }

  /// The verdict that says most of a cell: the gravest there is, and how often. Fails of good practice
  /// alone, which no norm asks for, are `Glossary.methodologyFail` and no breach.
  static func leading(_ cell: MatrixCell) -> (code: String, count: Int)? {
    let order: [Verdict] = [
      .error, .fail, .notChecked, .needsReview, .notDue, .pass, .notApplicable,
    ]
    for verdict in order {
      var count = cell.totals[verdict]
      if verdict == .fail { count -= cell.improvable }
      if count > 0 { return (verdict.id, count) }
      if verdict == .needsReview, cell.improvable > 0 {
        return (Glossary.methodologyFail, cell.improvable)
      }
    }
    return nil
  }
}
