import Documents
import Findings
import Values

/// A piece of a sheet drawn like the sheet: letters above, numbers at the left, the cell marked.
struct SheetSlice {
  private let columns: [Int]
  private let rows: [Int]
  private let headingRow: Int?
  private let place: Locator
  private let grid: Grid
  private let table: TableOfPlace?
  private let location: Finding.Location

  /// The heading row and the faulty row with its neighbours; `nil` for a place that is no cell.
  init?(
    _ location: Finding.Location, of subject: String, names: PlaceNames,
    documents: [DocumentReading]
  ) {
    place = location.locator
    guard place.row >= 0, place.column >= 0, let grid = names.grid(place) else { return nil }
    (self.grid, self.location) = (grid, location)
    let (row, column) = (Int(place.row), Int(place.column))
    table = TableOfPlace(place, of: subject, grid: grid, documents: documents)
    headingRow = (location.headerLocator.map { Int($0.row) } ?? table?.headingRow).flatMap {
      $0 <= row ? $0 : nil
    }
    let lowest = (headingRow ?? -1) + 1
    let near = (row - 1...row + 1).filter {
      $0 == row || ($0 >= lowest && !grid.cellRange(ofRow: $0).isEmpty)
    }
    rows = Array(Set(near + (headingRow.map { [$0] } ?? []))).sorted()
    // Excel and its like know no column beyond this.
    let sides = [column - 1, column + 1].filter { each in
      (0..<16_384).contains(each)
        && near.contains { !grid.shownText(row: $0, column: each).isEmpty }
    }
    columns = Array(Set((table?.namingColumns.prefix(2) ?? []) + sides + [column])).sorted()
  }

  func html(_ page: HTMLPage, reference: String) -> String {
    let name = page.say("Recorte de la hoja en ", "Slice of the sheet at ") + reference
    var text = page.scroll(name) + "<table class=\"sheet\"><caption>\(page.safe(name))</caption>"
    text += "<thead><tr><td></td>"
    for column in columns { text += "<th scope=\"col\">\(CellReference.columnName(column))</th>" }
    text += "</tr></thead><tbody>"
    for row in rows {
      text +=
        "<tr\(row == headingRow ? " class=\"heading\"" : "")><th scope=\"row\">\(row + 1)</th>"
      for column in columns { text += cell(row, column, page) }
      text += "</tr>"
    }
    return text + "</tbody></table></div>"
  }

  private func cell(_ row: Int, _ column: Int, _ page: HTMLPage) -> String {
    let isFaulty = row == Int(place.row) && column == Int(place.column)
    var shown = grid.shownText(row: row, column: column)
    if isFaulty, !location.text.isEmpty { shown = location.text }
    if row == headingRow, shown.isEmpty {
      shown = (column == Int(place.column) ? location.header : nil) ?? table?.headings[column] ?? ""
    }
    let text = page.safe(TerminalText.cut(shown, to: isFaulty ? 80 : 40))
    guard isFaulty else { return "<td>\(text)</td>" }
    let empty = "(\(Glossary.label(.blank, "empty", in: page.language)))"
    let mark = page.say("celda observada", "cell observed")
    return "<td class=\"mark\"><span aria-hidden=\"true\">▲ </span>"
      + "<span class=\"vh\">\(mark): </span>\(text.isEmpty ? empty : text)</td>"
  }
}
