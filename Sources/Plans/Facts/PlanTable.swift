import Documents
import Values

/// All rows of one kind found in the documents, as columns of facts.
package struct PlanTable: Sendable {
  /// What its rows and columns are.
  package let definition: TableDefinition
  /// The grids it was read from, in order; their rows follow one another.
  package var parts: [TablePart] = []
  /// One column for each of `definition.fields`, in that order.
  package var columns: [FactColumn]
  /// Where each row stands: its row in the grid, column -1.
  package var rowOrigins: ContiguousArray<Locator> = []
  /// The part each row came from.
  package var partOfRow: ContiguousArray<UInt16> = []
  /// For each parent table, the row there that each row belongs to, -1 for none and -2 where that
  /// could not be read.
  package var parentRows: [String: ContiguousArray<Int32>] = [:]

  /// A table without rows.
  package init(_ definition: TableDefinition) {
    self.definition = definition
    columns = definition.fields.map(FactColumn.init(for:))
  }

  /// How many rows it has.
  package var rowCount: Int { rowOrigins.count }

  /// The column of a field.
  package func column(_ field: String) -> FactColumn? {
    definition.index(of: field).map { columns[$0] }
  }

  /// The cell where a row's fact stands or would stand; the header for an absent column.
  package func origin(row: Int, field: Int) -> Locator {
    if let elsewhere = columns[field].origins[row] { return elsewhere }
    var place = rowOrigins[row]
    guard parts.indices.contains(Int(partOfRow[row])) else { return place }
    let part = parts[Int(partOfRow[row])]
    let column = part.columnOfField.indices.contains(field) ? part.columnOfField[field] : -1
    if column >= 0 {
      place.column = column
    } else if columns[field].codes[row].state == .absent
      || columns[field].unreadReason(row: row) == .columnNotUnderstood
    {
      place.row = part.headerRow
    }
    return place
  }

  /// How the column was understood that a row's fact stands in; `nil` where no column gives it.
  package func reading(ofField field: Int, row: Int) -> ColumnReading? {
    guard parts.indices.contains(Int(partOfRow[row])) else { return nil }
    return parts[Int(partOfRow[row])].readings.first { $0.field == definition.fields[field].id }
  }

  /// The row's own key: the first of the key fields that is present, folded; `nil` for none.
  package func key(row: Int) -> String? {
    for field in definition.key {
      guard let index = definition.index(of: field), let value = columns[index].value(row: row)
      else { continue }
      let text = folded(value.description)
      if !text.isEmpty { return text }
    }
    return nil
  }
}

/// One grid's share of a table, and how its columns were understood.
package struct TablePart: Sendable {
  /// Where it stands: document and block.
  package var place: Locator
  /// The last row of its header, from 0; -1 where it has none.
  package var headerRow: Int32
  /// The first and last row and column of header and data.
  package var range: Grid.Merge
  /// Which of the table's rows it gave.
  package var rows: Range<Int>
  /// For each field of the table, the grid's column, -1 where it has none.
  package var columnOfField: [Int32]
  /// How each understood column came to be understood, in column order.
  package var readings: [ColumnReading]
  /// Columns with a heading that no field claims, in column order.
  package var unrecognised: [UnrecognisedColumn]
  /// The known template that its header is.
  package var format: FormatDefinition?

  /// A part from its pieces.
  package init(
    place: Locator, headerRow: Int32, range: Grid.Merge, rows: Range<Int>,
    columnOfField: [Int32], readings: [ColumnReading] = [],
    unrecognised: [UnrecognisedColumn] = [], format: FormatDefinition? = nil
  ) {
    self.place = place
    self.headerRow = headerRow
    self.range = range
    self.rows = rows
    self.columnOfField = columnOfField
    self.readings = readings
    self.unrecognised = unrecognised
    self.format = format
  }
}

/// A column that was understood.
package struct ColumnReading: Sendable {
  /// The field's identifier.
  package var field: String
  /// The heading as written, its levels joined by « / ».
  package var header: String
  /// The heading's cell.
  package var cell: Locator
  /// Exact by a listed heading; guessed where it fits two fields or only nearly.
  package var confidence: Confidence
  /// What was assumed of the column's cells, for people: «mes primero», «fracciones».
  package var assumptions: [LocalizedText]
  /// Whether several columns give the fact together, of which this is one: a date in three cells, a schedule.
  package var isComposed: Bool
  /// Whether its guessed cells are guesses at one habit of the column, as day and month in its dates.
  package var isOneGuess: Bool

  /// A reading from its parts.
  package init(
    field: String, header: String, cell: Locator, confidence: Confidence,
    assumptions: [LocalizedText] = [], isComposed: Bool = false, isOneGuess: Bool = false
  ) {
    self.field = field
    self.header = header
    self.cell = cell
    self.confidence = confidence
    self.assumptions = assumptions
    self.isComposed = isComposed
    self.isOneGuess = isOneGuess
  }

  /// Whether one question at the heading settles what was guessed of the column, not one a cell.
  package var isAskedAtHeading: Bool { confidence == .guessed || isOneGuess }
}

/// A column whose heading no field claims.
package struct UnrecognisedColumn: Sendable {
  /// The heading as written.
  package var header: String
  /// The heading's cell.
  package var cell: Locator
  /// Why, where the heading is known: its cells do not hold what the field holds.
  package var reason: LocalizedText?

  /// A column from its parts.
  package init(header: String, cell: Locator, reason: LocalizedText? = nil) {
    (self.header, self.cell, self.reason) = (header, cell, reason)
  }
}

extension FactValue: CustomStringConvertible {
  /// Plain text, language-free: ISO dates, decimal points; lists joined by `; `.
  package var description: String {
    switch self {
    case .text(let text): text
    case .number(let number): number.description
    case .date(let date): date.description
    case .yesNo(let flag): flag ? "si" : "no"
    case .list(let values): values.map(\.description).joined(separator: "; ")
    }
  }
}
