import Documents
import Findings
import Plans
import Values

/// Where persons stand in the documents of one plan.
struct PersonPlaces {
  /// By document and sheet: a column, with its first and its last row.
  private var columns: [Int: [String: [(column: Int, rows: ClosedRange<Int>)]]] = [:]
  /// Cells of single facts.
  private var cells: Set<Locator> = []

  /// `personal` names the fields that hold persons, `cues` are words that announce them in a heading.
  init(_ report: CheckReport, personal: Set<String>, cues: [String]) {
    let cues = cues.map { " \(foldedWords($0)) " }
    func isAnnounced(_ heading: String) -> Bool {
      let words = " \(foldedWords(heading)) "
      return cues.contains { words.firstRange(of: $0) != nil }
    }
    for (index, document) in report.documents.enumerated() {
      for table in document.tables {
        let own = table.fields.filter { personal.contains("\(table.table).\($0.field)") }
        let headings =
          own.map(\.cell)
          + table.unrecognised.filter { isAnnounced($0.header) }.map(\.cell)
        let last = table.range.split(separator: ":").last.flatMap { CellReference.parse($0) }
        for heading in headings {
          guard let head = CellReference.parse(heading), let last, last.row > head.row else {
            continue
          }
          columns[index, default: [:]][table.sheet, default: []].append(
            (head.column, head.row + 1...last.row))
        }
      }
    }
    for (owner, facts) in [("plan", report.plan), ("entidad", report.entity)] {
      for fact in facts where personal.contains("\(owner).\(fact.field)") {
        if let place = fact.place { cells.insert(place) }
      }
    }
  }

  /// Whether a cell of a sheet is one of a person's, whatever stands there.
  func holdPerson(
    _ place: (document: Int, block: Int, row: Int, column: Int), sheet: String
  ) -> Bool {
    let (document, block, row, column) = place
    if cells.contains(Locator(document: document, block: block, row: row, column: column)) {
      return true
    }
    return columns[document]?[sheet]?.contains { $0.column == column && $0.rows.contains(row) }
      == true
  }
}
