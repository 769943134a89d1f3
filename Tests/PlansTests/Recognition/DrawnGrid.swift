import Documents
import Values

/// Grids drawn as text: a row a line, cells parted by `|`.
///
/// `^` joins a cell with the one above, `<` with the one to its left; numbers and ISO dates become
/// number and date cells, everything else text. An empty line is an empty row.
enum DrawnGrid {
  static func grid(
    _ drawing: String, name: String = "Hoja1", visibility: Grid.Visibility = .visible
  ) -> Grid {
    var texts = StringPool()
    var cells: [(row: Int, column: Int, value: CellValue)] = []
    var merges: [Grid.Merge] = []
    for (row, line) in drawing.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let parts = line.split(separator: "|", omittingEmptySubsequences: false)
      for (column, part) in parts.enumerated() {
        let text = trimmed(part)
        switch text {
        case "": continue
        case "^": join(&merges, row: row, column: column, above: true)
        case "<": join(&merges, row: row, column: column, above: false)
        default: cells.append((row, column, value(text, &texts)))
        }
      }
    }
    var grid = Grid(name: name, texts: texts)
    for cell in cells { grid.append(cell.value, row: cell.row, column: cell.column) }
    grid.merges = merges
    grid.visibility = visibility
    return grid
  }

  /// A document of drawn sheets.
  static func document(_ grids: [Grid], canMerge: Bool = true) -> Document {
    Document(
      path: "plan.xlsx", format: canMerge ? .xlsx : .csv, blocks: grids.map { .table($0) },
      canMerge: canMerge)
  }

  private static func join(_ merges: inout [Grid.Merge], row: Int, column: Int, above: Bool) {
    let (top, left) = above ? (row - 1, column) : (row, column - 1)
    if let known = merges.lastIndex(where: { $0.contains(row: top, column: left) }) {
      merges[known].bottom = max(merges[known].bottom, Int32(row))
      merges[known].right = max(merges[known].right, Int32(column))
    } else {
      merges.append(Grid.Merge(top: top, left: left, bottom: row, right: column))
    }
  }

  private static func value(_ text: String, _ texts: inout StringPool) -> CellValue {
    if let number = Double(text) { return .number(number) }
    if let day = CalendarDate(iso: text) { return .date(Double(day.dayNumber) + 25_569) }
    return .text(texts.intern(text.replacing("\\n", with: "\n")))
  }

  private static func trimmed(_ part: Substring) -> String {
    var part = part
    while part.first == " " { part.removeFirst() }
    while part.last == " " { part.removeLast() }
    return String(part)
  }
}
