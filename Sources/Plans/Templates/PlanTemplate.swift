import Documents
import Values

/// An empty plan of one kind as a sheet: its facts, its columns, and rows that show how to fill it.
package struct PlanTemplate: Sendable {
  /// A fact of the plan or the entity: a label, and its value beside it.
  package struct Fact: Sendable {
    /// The table, `plan` or `entidad`.
    package var table: String
    /// The field.
    package var field: FieldDefinition
    /// The words before the value, as the recogniser knows them.
    package var heading: String
    /// A value that complies.
    package var example: Cell

    /// A fact whose heading is to be found.
    package init(table: String, field: FieldDefinition, example: Cell) {
      (self.table, self.field, self.example) = (table, field, example)
      heading = ""
    }
  }

  /// A column of the sheet.
  package struct Column: Sendable {
    /// The table whose field it is; rows of parents are told by equal values.
    package var table: String
    /// What people call that table's rows.
    package var tableLabel: LocalizedText
    /// The field.
    package var field: FieldDefinition
    /// The heading, as the recogniser knows it.
    package var heading: String
    /// Whether the table is not recognised without it.
    package var isNeeded: Bool

    /// A column whose heading is to be found.
    package init(table: TableDefinition, field: FieldDefinition, isNeeded: Bool) {
      (self.table, tableLabel, self.field) = (table.id, table.label, field)
      self.isNeeded = isNeeded
      heading = ""
    }
  }

  /// What a cell holds.
  package enum Cell: Hashable, Sendable {
    /// Nothing.
    case empty
    /// Words or a code.
    case text(String)
    /// A number, also one of hundredths.
    case number(Double)
    /// A day.
    case day(CalendarDate)
  }

  /// The kind of plan, as a value of `plan.tipo`.
  package var type: String
  /// What stands in the first cell, by which the kind is known.
  package var title: String
  /// The facts, in the order of the sheet.
  package var facts: [Fact]
  /// The columns from left to right.
  package var columns: [Column]
  /// Rows that comply, one cell a column; the first is the example of the empty sheet.
  package var rows: [[Cell]]

  /// A template from its parts.
  package init(type: String, title: String, facts: [Fact], columns: [Column], rows: [[Cell]]) {
    (self.type, self.title) = (type, title)
    (self.facts, self.columns, self.rows) = (facts, columns, rows)
  }

  /// The row of the headings, from 0: below the title, the facts and an empty row.
  package var headerRow: Int { facts.count + 2 }

  /// The sheet with its first `count` rows, as a reader would give it.
  package func grid(rows count: Int) -> Grid {
    var grid = Grid(name: "Plan")
    grid.append(.text(grid.texts.intern(title)), row: 0, column: 0)
    for (index, fact) in facts.enumerated() {
      grid.append(.text(grid.texts.intern(fact.heading)), row: index + 1, column: 0)
      let value = PlanTemplate.value(fact.example, &grid.texts)
      grid.append(value, row: index + 1, column: 1)
    }
    for (index, column) in columns.enumerated() {
      grid.append(.text(grid.texts.intern(column.heading)), row: headerRow, column: index)
    }
    for (index, row) in rows.prefix(count).enumerated() {
      for (column, cell) in row.enumerated() {
        let value = PlanTemplate.value(cell, &grid.texts)
        grid.append(value, row: headerRow + 1 + index, column: column)
      }
    }
    return grid
  }

  private static func value(_ cell: Cell, _ texts: inout StringPool) -> CellValue {
    switch cell {
    case .empty: .empty
    case .text(let text): .text(texts.intern(text))
    case .number(let number): .number(number)
    case .day(let day): .date(Double(day.spreadsheetDay))
    }
  }
}

extension CalendarDate {
  /// The number that spreadsheets give the day: 30 December 1899 is 0.
  package var spreadsheetDay: Int { Int(dayNumber) + 25_569 }
}
