import Documents
import Values

/// Gathers what a reader of the published file could find besides the plan: hidden sheets, rows and
/// columns, error cells, headings, columns without one, authors, comments, links to other files.
struct TraceReader {
  private(set) var traces: [Trace] = []

  /// One trace; `kind` is a value of the field `clase`.
  struct Trace {
    /// What it is.
    var kind: String
    /// The sheet.
    var sheet = ""
    /// What it says.
    var detail = ""
    /// How many there are of it.
    var count = 1
    /// Where it is.
    var place: Locator
  }

  /// Most traces that are kept of a document.
  private static let limit = 5000

  /// Reads what the reader found in the file around its sheets.
  mutating func read(_ document: Document, number: Int) {
    for trace in document.traces {
      let kind =
        switch trace.kind {
        case .author: "autor"
        case .comment: "nota"
        case .externalLink: "enlace_externo"
        }
      add(Trace(kind: kind, detail: trace.text, count: trace.count, place: .document(number)))
    }
  }

  /// Reads a sheet; of a hidden one only that it is hidden.
  mutating func read(_ grid: Grid, place: Locator) {
    guard grid.visibility == .visible else {
      if !grid.isEmpty { add(Trace(kind: "hoja_oculta", sheet: grid.name, place: place)) }
      return
    }
    readHidden(grid, place)
    for (position, row) in grid.rowNumbers.enumerated() {
      for cell in Int(grid.rowStarts[position])..<Int(grid.rowStarts[position + 1]) {
        guard case .error = grid.values[cell] else { continue }
        var own = place
        (own.row, own.column) = (row, Int32(grid.columns[cell]))
        add(
          Trace(
            kind: "celda_con_error", sheet: grid.name, detail: grid.text(grid.values[cell]),
            place: own))
      }
    }
  }

  /// Rows and columns count where something is written in them.
  private mutating func readHidden(_ grid: Grid, _ place: Locator) {
    let rows = grid.hiddenRows.filter { !grid.cellRange(ofRow: Int($0)).isEmpty }
    if let first = rows.first {
      var own = place
      (own.row, own.column) = (first, 0)
      add(Trace(kind: "filas_ocultas", sheet: grid.name, count: rows.count, place: own))
    }
    guard !grid.hiddenColumns.isEmpty else { return }
    let used = Set(grid.columns.map(Int32.init))
    let columns = grid.hiddenColumns.filter(used.contains)
    if let first = columns.first {
      var own = place
      (own.row, own.column) = (grid.rowNumbers.first ?? 0, first)
      add(Trace(kind: "columnas_ocultas", sheet: grid.name, count: columns.count, place: own))
    }
  }

  /// Reads the headings of a recognised part, and its columns that have none.
  mutating func read(_ part: TablePart, of grid: Grid) {
    let headings =
      part.readings.map { ($0.header, $0.cell) }
      + part.unrecognised.map { ($0.header, $0.cell) }
    for (text, cell) in headings
    where !traces.contains(where: { $0.kind == "columna" && $0.place == cell }) {
      add(Trace(kind: "columna", sheet: grid.name, detail: text, place: cell))
    }
    guard part.headerRow >= 0, part.range.left >= 0 else { return }
    let known = Set(headings.map(\.1.column))
    let bare = (part.range.left...max(part.range.left, part.range.right)).filter { column in
      !known.contains(column)
        && !isHeaded(column, of: grid, from: part.range.top, to: part.headerRow)
    }
    for (column, found) in written(bare, below: part, of: grid) {
      var own = part.place
      (own.row, own.column) = (found.row, column)
      guard !traces.contains(where: { $0.kind == "columna_sin_titulo" && $0.place == own })
      else { continue }
      add(Trace(kind: "columna_sin_titulo", sheet: grid.name, count: found.count, place: own))
    }
  }

  /// The columns, of these, that hold cells below a part's header: how many, and the first one's row.
  private func written(
    _ columns: [Int32], below part: TablePart, of grid: Grid
  ) -> [(column: Int32, found: (count: Int, row: Int32))] {
    guard let first = columns.first, let last = columns.last else { return [] }
    var counts = [(count: Int, row: Int32)](repeating: (0, 0), count: Int(last - first) + 1)
    for (position, row) in grid.rowNumbers.enumerated()
    where row > part.headerRow && row <= part.range.bottom {
      for cell in Int(grid.rowStarts[position])..<Int(grid.rowStarts[position + 1]) {
        let column = Int32(grid.columns[cell])
        guard column >= first, column <= last else { continue }
        if counts[Int(column - first)].count == 0 { counts[Int(column - first)].row = row }
        counts[Int(column - first)].count += 1
      }
    }
    return columns.map { ($0, counts[Int($0 - first)]) }.filter { $0.1.count > 0 }
  }

  /// Whether something stands above a column in the rows of the header, merged or not.
  private func isHeaded(_ column: Int32, of grid: Grid, from top: Int32, to bottom: Int32) -> Bool {
    for row in max(0, top)...max(0, top, bottom) {
      if !grid[Int(row), Int(column)].isEmpty { return true }
      if let merge = grid.merge(atRow: Int(row), column: Int(column)),
        !grid[Int(merge.top), Int(merge.left)].isEmpty
      {
        return true
      }
    }
    return false
  }

  private mutating func add(_ trace: Trace) {
    if traces.count < TraceReader.limit { traces.append(trace) }
  }
}
