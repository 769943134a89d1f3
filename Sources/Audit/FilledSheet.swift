import Checking
import Documents
import Readers
import Values

/// A column of a workbook that people fill in and give back; it is found by its heading.
protocol FilledColumn: CaseIterable, Hashable {
  /// What a workbook with these columns is called: «libro de observaciones».
  static var workbook: LocalizedText { get }
  /// The heading.
  func heading(_ language: TextLanguage) -> String
  /// Whether a workbook may come without it.
  var isOptional: Bool { get }
}

extension FilledColumn {
  var isOptional: Bool { false }
}

/// A cell that cannot be taken over, and why.
package struct FilledConflict: Hashable, Sendable {
  /// The sheet's cell: `M4`.
  package var cell: String
  /// Why.
  package var text: LocalizedText

  /// That nothing was taken of a workbook, and for which cells.
  package static func refusal(_ conflicts: [FilledConflict], of path: String) -> CheckError {
    func told(_ language: TextLanguage) -> String {
      conflicts.map { "\n  \($0.cell): \($0.text.text(in: language))" }.joined()
    }
    return CheckError(
      .cannotRead, es: "no se tomó nada de «\(path)»:" + told(.es),
      en: "nothing was taken from “\(path)”:" + told(.en))
  }
}

/// The sheet that people filled in, of a workbook that came back.
struct FilledSheet<Column: FilledColumn> {
  /// The language of its headings.
  let language: TextLanguage
  private let grid: Grid
  private let header: Int
  private let columns: [Column: Int]

  /// The first sheet with all headings; a workbook without such a sheet is none of ours.
  init(path: String, files: any FileSource) throws(CheckError) {
    let document: Document
    do throws(ReadError) {
      document = try DocumentReaders.read(files.file(at: path))
    } catch {
      throw CheckError(
        error.kind == .noSuchFile ? .noSuchFile : .cannotRead, es: error.es, en: error.en)
    }
    for (_, grid) in document.grids {
      for language in TextLanguage.allCases {
        guard let (header, columns) = FilledSheet.header(of: grid, language) else { continue }
        (self.grid, self.header, self.columns, self.language) = (grid, header, columns, language)
        return
      }
    }
    let name = Column.workbook
    throw CheckError(
      .cannotRead, es: "«\(path)» no es un \(name.es): no están todos sus encabezados",
      en: "“\(path)” is no \(name.text(in: .en)): not all of its headings are there")
  }

  /// The rows below the headings in which something stands.
  var rows: [Int] {
    grid.rowNumbers.map(Int.init).filter { row in
      row > header && columns.keys.contains { !text(row, $0).isEmpty }
    }
  }

  /// Whether the workbook has a column.
  func has(_ column: Column) -> Bool { columns[column] != nil }

  /// What stands in a cell, without white space at its ends; empty where the column is not there.
  func text(_ row: Int, _ column: Column) -> String {
    guard let index = columns[column] else { return "" }
    switch grid[row, index] {
    case .empty: return ""
    case .number(let number):
      return Int(exactly: number).map(String.init) ?? grid.text(.number(number))
    case .date(let serial): return CellMoment(serial: serial).description
    case let value: return FilledSheet.trimmed(grid.text(value))
    }
  }

  /// The day that stands in a cell; `nil` where none does.
  func day(_ row: Int, _ column: Column) -> CalendarDate? {
    CalendarDate(iso: String(text(row, column).prefix(10)))
  }

  /// Whether a cell has the same words as this text: programs break lines and trim ends as they like.
  func isSame(_ row: Int, _ column: Column, as text: String) -> Bool {
    FilledSheet.words(self.text(row, column)) == FilledSheet.words(text)
  }

  /// The cells of a row in which something else stands than was written there, with why that is not taken.
  func edited(
    _ row: Int, _ columns: [Column], es: String, en: String, written: (Column) -> String
  ) -> [FilledConflict] {
    columns.filter { !isSame(row, $0, as: written($0)) }
      .map { conflict(row, $0, es: es, en: en) }
  }

  /// A cell that cannot be taken over.
  func conflict(_ row: Int, _ column: Column, es: String, en: String) -> FilledConflict {
    let cell = CellReference.name(row: row, column: columns[column] ?? 0)
    return FilledConflict(cell: cell, text: LocalizedText(es: es, en: en))
  }

  // MARK: - Steps

  private static func header(
    of grid: Grid, _ language: TextLanguage
  ) -> (row: Int, columns: [Column: Int])? {
    let needed = Column.allCases.filter { !$0.isOptional }
    for row in grid.rowNumbers.prefix(20).map(Int.init) {
      var columns: [Column: Int] = [:]
      for index in grid.cellRange(ofRow: row) {
        let heading = grid.text(grid.values[index])
        let column = Column.allCases.first { $0.heading(language) == heading }
        if let column, columns[column] == nil { columns[column] = Int(grid.columns[index]) }
      }
      if needed.allSatisfy({ columns[$0] != nil }) { return (row, columns) }
    }
    return nil
  }

  private static func words(_ text: String) -> [Substring] {
    text.split { $0.isWhitespace || $0.isNewline }
  }

  private static func trimmed(_ text: String) -> String {
    var view = text.unicodeScalars[...]
    while view.first?.properties.isWhitespace == true { view.removeFirst() }
    while view.last?.properties.isWhitespace == true { view.removeLast() }
    return String(view)
  }
}
