import Documents
import Values

/// The sheet of observations of an earlier run, as people left it.
struct EarlierObservations {
  /// A row, with what people wrote.
  struct Row {
    /// By which it is known again; empty for a row that somebody added.
    let key: String
    /// Our columns.
    var cells: [ObservationColumn: SheetCell]
    /// Columns that people added, in the order of `added`.
    var others: [SheetCell]
  }

  /// The name on its tab.
  let sheet: String
  /// The headings of columns that people added.
  private(set) var added: [String] = []
  /// The rows from top to bottom, as people sorted them.
  private(set) var rows: [Row] = []

  /// The first sheet of a document that is one of ours; `nil` where there is none.
  init?(in document: Document) {
    for (_, grid) in document.grids {
      guard let header = EarlierObservations.header(of: grid) else { continue }
      sheet = grid.name
      read(grid, header)
      return
    }
    return nil
  }

  private struct Header {
    let row: Int
    var columns: [Int: ObservationColumn] = [:]
    var others: [(column: Int, heading: String)] = []
  }

  /// The columns of a sheet of ours; `nil` for any other.
  private static func header(of grid: Grid) -> Header? {
    guard OwnSheet.isOne(grid), let row = OwnSheet.headerRow(of: grid) else { return nil }
    var header = Header(row: row)
    for index in grid.cellRange(ofRow: row) {
      let text = grid.text(grid.values[index])
      let column = Int(grid.columns[index])
      let known = ObservationColumn.allCases.first {
        ($0.heading.es == text || $0.heading.en == text) && !header.columns.values.contains($0)
      }
      if let known {
        header.columns[column] = known
      } else {
        header.others.append((column, text))
      }
    }
    return header
  }

  private mutating func read(_ grid: Grid, _ header: Header) {
    added = header.others.map(\.heading)
    for number in grid.rowNumbers where Int(number) > header.row {
      var cells: [ObservationColumn: SheetCell] = [:]
      var others = header.others.map { _ in SheetCell.empty }
      for index in grid.cellRange(ofRow: Int(number)) {
        let column = Int(grid.columns[index])
        let cell = SheetCell(grid, grid.values[index])
        if let known = header.columns[column] {
          cells[known] = cell
        } else if let place = header.others.firstIndex(where: { $0.column == column }) {
          others[place] = cell
        }
      }
      let key = cells[.fingerprint]?.plainText ?? ""
      guard !cells.isEmpty || others.contains(where: { !$0.isEmpty }) else { continue }
      rows.append(Row(key: key, cells: cells, others: others))
    }
  }
}

extension SheetCell {
  /// What a cell of a document holds, to be written again.
  init(_ grid: Grid, _ value: CellValue) {
    switch value {
    case .empty, .notComputed: self = .empty
    case .number(let number): self.init(.number(number), .plain)
    case .boolean(let flag): self.init(.boolean(flag), .plain)
    case .date(let serial):
      self.init(.number(serial), serial == serial.rounded() ? .date : .moment)
    case .time(let days): self.init(.number(days), .duration)
    case .text, .error: self.init(.text(grid.text(value)), .text)
    }
  }

  var isEmpty: Bool {
    if case .empty = content { true } else { false }
  }

  /// The text it holds; empty for anything else.
  var plainText: String {
    if case .text(let text) = content { text } else { "" }
  }
}
