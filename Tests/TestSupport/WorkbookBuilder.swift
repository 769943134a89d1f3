import Archives
import Documents

/// Makes XLSX workbooks in memory, with any oddity a test needs.
///
/// ```swift
/// var book = WorkbookBuilder()
/// book.add("Hoja1") { sheet in
///   sheet["A1"] = "Meta"
///   sheet["B1"] = 12.5
///   sheet["C1"] = .date(45_000)
///   sheet.merges = ["A2:B3"]
/// }
/// let bytes = try book.bytes()
/// ```
package struct WorkbookBuilder {
  /// What one cell is made of.
  package indirect enum Cell {
    /// A text, shared or inline as the workbook is set.
    case text(String)
    /// A number without a format.
    case number(Double)
    /// A day number with the format `dd/mm/yyyy`.
    case date(Double)
    /// A part of a day with the format `h:mm:ss`.
    case clock(Double)
    /// Days with the format `[h]:mm:ss`.
    case duration(Double)
    /// Yes or no.
    case boolean(Bool)
    /// An error token.
    case error(String)
    /// An ISO date or time, as cells of type `d` hold it.
    case iso(String)
    /// A formula with the value last computed, or without one.
    case formula(String, Cell?)
    /// A number as it is written in the file, with one of `formats` (from 1) or none (0).
    case raw(String, style: Int)
  }

  /// One sheet.
  package struct Sheet {
    /// The name on the tab.
    package var name: String
    /// Whether people see it.
    package var visibility = Grid.Visibility.visible
    /// Areas such as `A1:B2`.
    package var merges: [String] = []
    /// Hidden rows, from 1 as people count them.
    package var hiddenRows: Set<Int> = []
    /// Hidden columns, from 1.
    package var hiddenColumns: [Int] = []
    /// The cells by row and column, from 0.
    package var cells: [Int: [Int: Cell]] = [:]

    /// A cell by its name, such as `AW10`.
    package subscript(reference: String) -> Cell? {
      get {
        guard let (row, column) = CellReference.parse(reference) else { return nil }
        return cells[row]?[column]
      }
      set {
        guard let (row, column) = CellReference.parse(reference) else {
          preconditionFailure("«\(reference)» is no cell")
        }
        cells[row, default: [:]][column] = newValue
      }
    }

    /// Writes rows of cells from a corner on.
    package mutating func write(_ rows: [[Cell?]], at corner: String = "A1") {
      guard let (top, left) = CellReference.parse(corner) else {
        preconditionFailure("«\(corner)» is no cell")
      }
      for (row, line) in rows.enumerated() {
        for (column, cell) in line.enumerated() {
          if let cell { cells[top + row, default: [:]][left + column] = cell }
        }
      }
    }
  }

  /// The sheets from left to right.
  package var sheets: [Sheet] = []
  /// Whether day 0 is 1 January 1904.
  package var startsIn1904 = false
  /// Whether texts stand in their cells instead of in the shared table.
  package var inlineStrings = false
  /// Codes of number formats; the first is style 4 and so on, after date, clock and duration.
  package var formats: [String] = []
  /// Whole parts put in place of those that the builder writes, or beside them.
  package var parts: [String: String] = [:]
  /// Parts left out.
  package var missing: Set<String> = []

  /// A workbook without sheets.
  package init() {}

  /// Adds a sheet and fills it.
  package mutating func add(_ name: String, _ fill: (inout Sheet) -> Void = { _ in }) {
    var sheet = Sheet(name: name)
    fill(&sheet)
    sheets.append(sheet)
  }

  /// The style number of one of `formats`.
  package func style(_ code: String) -> Int { 4 + (formats.firstIndex(of: code) ?? 0) }

  /// The file.
  package func bytes() throws(ArchiveError) -> [UInt8] {
    var writer = WorkbookWriter(self)
    return try ZipArchive.bytes(of: writer.files())
  }
}

extension WorkbookBuilder.Cell: ExpressibleByStringLiteral, ExpressibleByFloatLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral
{
  package init(stringLiteral text: String) { self = .text(text) }
  package init(floatLiteral number: Double) { self = .number(number) }
  package init(integerLiteral number: Int) { self = .number(Double(number)) }
  package init(booleanLiteral flag: Bool) { self = .boolean(flag) }
}
