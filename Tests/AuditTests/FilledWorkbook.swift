import Documents
import Readers
import Reports
import Testing
import Values

@testable import Audit

/// A workbook as somebody fills it in: its first sheet read, changed cell by cell, written anew.
final class FilledWorkbook<Column: FilledColumn> {
  private var cells: [[String]]
  private let columns: [Column: Int]
  private let language: TextLanguage

  init(_ bytes: [UInt8], language: TextLanguage = .es) throws {
    let document = try DocumentReaders.read(SourceFile(path: "libro.xlsx", bytes: bytes))
    let grid = try #require(document.grids.first?.grid)
    self.language = language
    let width = Int(grid.columns.max() ?? 0) + 1
    cells = (0..<grid.rowCount).map { row in
      (0..<width).map { column in
        if case .number(let number) = grid[row, column] { return String(Int(number)) }
        return grid.text(grid[row, column])
      }
    }
    let head = cells[0]
    columns = Dictionary(
      uniqueKeysWithValues: Column.allCases.compactMap { column in
        head.firstIndex(of: column.heading(language)).map { (column, $0) }
      })
  }

  /// Its headings.
  var headings: [String] { cells[0] }

  /// How many rows stand below the headings.
  var count: Int { cells.count - 1 }

  /// What stands in a row, from 1 below the headings.
  func text(_ row: Int, _ column: Column) -> String { columns[column].map { cells[row][$0] } ?? "" }

  func set(_ row: Int, _ column: Column, _ text: String) {
    if let index = columns[column] { cells[row][index] = text }
  }

  /// Drops a row.
  func remove(_ row: Int) { cells.remove(at: row) }

  /// Puts the rows into the opposite order.
  func reverse() { cells[1...].reverse() }

  func bytes() throws -> [UInt8] {
    var sheet = WorkbookSheet(name: "Hoja")
    for row in cells { sheet.append(row.map(SheetCell.text)) }
    var book = WorkbookFile(title: "", language: language)
    book.sheets = [sheet]
    return try book.bytes()
  }
}
