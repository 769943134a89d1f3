import Documents
import Findings
import Values

/// What a person is shown of one cell of the grid so that they can judge it: where it is, what was read,
/// and what the rule asks. Nothing of it tells the tool's verdict.
package struct CellTexts {
  /// How many facts are told one by one.
  private static let mostFacts = 12
  /// How many cells of a row are shown.
  private static let mostCells = 60

  private let detail: CellDetail
  private let wording: ReportWording
  private let explanation: ExplanationReport
  private let rule: CheckReport.RuleResult

  /// Of a cell of a report; `nil` where the report has no such rule.
  package init?(_ sourced: SourcedReport, _ detail: CellDetail) {
    wording = ReportWording(sourced)
    guard let rule = wording.rule(detail.address.rule) else { return nil }
    (self.detail, self.rule) = (detail, rule)
    explanation = ExplanationReport([], of: sourced)
  }

  /// The row, or the fact of that row that the check reads first; the document where there is no row.
  package var place: Document.Place {
    let read = detail.facts.compactMap { $0.location?.locator }.filter { !$0.isWholeDocument }
    let row = detail.rows.first?.locator
    let inRow = row.flatMap { row in
      read.first { ($0.document, $0.block, $0.row) == (row.document, row.block, row.row) }
    }
    return wording.names.place(inRow ?? row ?? read.first ?? .document(0))
  }

  /// What people call the subject.
  package var subject: String { TerminalText.sentence(detail.subject.label) }

  /// The day whose law and deadlines count.
  package var day: CalendarDate { wording.report.run.asOf }

  /// The facts that were read, each with its place.
  package var read: [String] {
    var lines = detail.facts.prefix(CellTexts.mostFacts).map { fact in
      TerminalText.sentence(String(explanation.fact(fact).dropFirst(2)))
    }
    let more = detail.facts.count - lines.count
    if more > 0 {
      let count = wording.count(more)
      lines.append(wording.say("Y \(count) datos más.", "And \(count) more facts."))
    }
    return lines
  }

  /// The row as the document has it, cell by cell, however it was understood.
  package var row: [String] {
    guard let place = detail.rows.first?.locator, let grid = wording.names.grid(place) else {
      return []
    }
    let cells = grid.cellRange(ofRow: Int(place.row))
    var shown = cells.prefix(CellTexts.mostCells).map { index in
      let column = CellReference.columnName(Int(grid.columns[index]))
      return
        "\(column): \(TerminalText.cut(TerminalText.shown(grid.text(grid.values[index])), to: 200))"
    }
    if cells.count > shown.count { shown.append("…") }
    return shown
  }

  /// The norm and the article.
  package var citation: String { wording.citation(rule) }

  /// What the norm asks, in its own words where those were read.
  package var asked: String {
    wording.asked(rule).map { "\($0.label): \($0.text)" } ?? ""
  }

  /// What the rule asks.
  package var sentence: String { rule.sentence.text(in: wording.language) }
}
