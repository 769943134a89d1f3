import Documents
import Findings
import Values

/// The heading row and the faulty row around one cell, as the sheet shows them.
package struct SheetExcerpt {
  /// The columns shown, from the left.
  private let columns: [Column]
  private let row: Int
  private let faulty: Int
  private let hasHeadings: Bool

  private struct Column {
    let heading: String
    let value: String
    var width: Int { max(TerminalText.width(heading), TerminalText.width(value)) }
  }

  /// The widest a faulty value gets.
  private static let valueWidth = 40
  private static let neighbourWidth = 28

  /// The excerpt around a cell, `nil` for a place that is no cell.
  init?(
    _ location: Finding.Location, of subject: String, names: PlaceNames,
    documents: [DocumentReading], language: TextLanguage
  ) {
    let place = location.locator
    guard place.row >= 0, place.column >= 0, let grid = names.grid(place) else { return nil }
    row = Int(place.row)
    let column = Int(place.column)
    let table = TableOfPlace(place, of: subject, grid: grid, documents: documents)
    let headingRow = location.headerLocator.map { Int($0.row) } ?? table?.headingRow
    hasHeadings = headingRow != row
    let shown = (SheetExcerpt.neighbours(row, column, grid, table) + [column]).sorted()
    faulty = shown.firstIndex(of: column) ?? 0
    let currentRow = row
    columns = shown.map { each in
      let heading =
        (each == column ? location.header : nil) ?? table?.headings[each]
        ?? headingRow.map { grid.shownText(row: $0, column: each) } ?? ""
      let text =
        each == column && !location.text.isEmpty
        ? location.text : grid.shownText(row: currentRow, column: each)
      let empty = "(\(Glossary.label(.blank, "empty", in: language)))"
      return Column(
        heading: SheetExcerpt.heading(each, heading),
        value: TerminalText.cut(
          text.isEmpty ? empty : TerminalText.shown(text),
          to: each == column ? SheetExcerpt.valueWidth : SheetExcerpt.neighbourWidth))
    }
  }

  /// The drawing: headings, the row, and a caret under the faulty value followed by a note.
  func lines(note: String) -> [String] {
    let number = String(row + 1)
    let margin = String(repeating: " ", count: max(0, 4 - number.utf8.count)) + number
    var lines: [String] = []
    if hasHeadings {
      let blank = String(repeating: " ", count: margin.utf8.count)
      lines.append("\(blank) │ " + line(columns.map(\.heading)))
    }
    lines.append("\(margin) │ " + line(columns.map(\.value)))
    let before = columns[..<faulty].reduce(0) { $0 + $1.width + 3 }
    let carets = String(repeating: "^", count: max(1, TerminalText.width(columns[faulty].value)))
    lines.append(String(repeating: " ", count: margin.utf8.count + 3 + before) + carets + note)
    return lines
  }

  private func line(_ texts: [String]) -> String {
    texts.enumerated().map { index, text in
      index == texts.count - 1 ? text : TerminalText.padded(text, to: columns[index].width)
    }.joined(separator: " │ ")
  }

  private static func heading(_ column: Int, _ text: String) -> String {
    let cut = TerminalText.cut(TerminalText.sentence(text), to: neighbourWidth)
    return CellReference.columnName(column) + (cut.isEmpty ? "" : " " + cut)
  }

  /// Up to two columns that tell a person which row it is: code and name, else the first written.
  private static func neighbours(
    _ row: Int, _ column: Int, _ grid: Grid, _ table: TableOfPlace?
  ) -> [Int] {
    let named = (table?.namingColumns ?? []).filter { $0 != column }
    if !named.isEmpty { return Array(named.prefix(2)) }
    return grid.cellRange(ofRow: row).lazy.map { Int(grid.columns[$0]) }
      .filter { $0 < column && !grid.shownText(row: row, column: $0).isEmpty }.prefix(2).map { $0 }
  }
}

/// What is known of the table in which a cell stands.
struct TableOfPlace {
  var headings: [Int: String] = [:]
  var headingRow: Int?
  var namingColumns: [Int] = []

  private static let namingFields = ["codigo", "nombre"]

  /// The subject's own table where several were read from the same rows.
  init?(_ place: Locator, of subject: String, grid: Grid, documents: [DocumentReading]) {
    guard documents.indices.contains(Int(place.document)) else { return nil }
    let tables = documents[Int(place.document)].tables.filter {
      $0.sheet == grid.name && TableOfPlace.holds($0.range, row: Int(place.row))
    }
    guard let table = tables.first(where: { $0.table == subject }) ?? tables.first else {
      return nil
    }
    for field in table.fields {
      guard let cell = CellReference.parse(field.cell) else { continue }
      headings[cell.column] = field.header
      headingRow = max(headingRow ?? 0, cell.row)
      if TableOfPlace.namingFields.contains(field.field) { namingColumns.append(cell.column) }
    }
  }

  private static func holds(_ range: String, row: Int) -> Bool {
    let corners = range.split(separator: ":").compactMap { CellReference.parse($0) }
    guard let first = corners.first, let last = corners.last else { return true }
    return (first.row...max(first.row, last.row)).contains(row)
  }
}
