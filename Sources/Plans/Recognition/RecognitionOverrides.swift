import Documents
import Values

/// What a person says that sheets and columns are, where the program did not see it or saw it wrong.
///
/// Mapped columns are exact. What a mapping names and a document does not have is a fault of the
/// mapping, told by `faults(in:)` before anything is recognised.
package struct RecognitionOverrides: Hashable, Sendable {
  /// The sheets it speaks of.
  package var sheets: [Sheet]

  /// A mapping of these sheets; without any it changes nothing.
  package init(sheets: [Sheet] = []) { self.sheets = sheets }

  /// One sheet.
  package struct Sheet: Hashable, Sendable {
    /// The sheet's name; compared folded.
    package var name: String
    /// Whether the sheet is left aside.
    package var isIgnored: Bool
    /// The table of the sheet's rows; `nil` leaves that to the headings.
    package var table: String?
    /// The last row of the header, from 0; `nil` leaves that to the headings.
    package var headerRow: Int?
    /// The columns it speaks of.
    package var columns: [Column]

    /// A sheet from its parts.
    package init(
      name: String, isIgnored: Bool = false, table: String? = nil, headerRow: Int? = nil,
      columns: [Column] = []
    ) {
      self.name = name
      self.isIgnored = isIgnored
      self.table = table
      self.headerRow = headerRow
      self.columns = columns
    }
  }

  /// One column.
  package struct Column: Hashable, Sendable {
    /// The column, from 0.
    package var column: Int
    /// The table whose fact it gives; `nil` says that the column is nothing.
    package var table: String?
    /// The field of the table.
    package var field: String
    /// The heading that was seen above it; `nil` where the mapping does not say.
    package var heading: String?
    /// The line of the mapping's file, from 1.
    package var line: Int?

    /// A column that gives a field, or nothing.
    package init(
      column: Int, table: String?, field: String = "", heading: String? = nil, line: Int? = nil
    ) {
      (self.column, self.table, self.field) = (column, table, field)
      (self.heading, self.line) = (heading, line)
    }
  }

  /// What is said of the sheet with this name.
  func sheet(named name: String) -> Sheet? {
    guard !sheets.isEmpty else { return nil }
    let folded = foldedWords(name)
    return sheets.first { foldedWords($0.name) == folded }
  }

  /// What the mapping names and the document does not have.
  package func faults(in document: Document) -> [LocalizedText] {
    var faults: [LocalizedText] = []
    for sheet in sheets {
      let own = foldedWords(sheet.name)
      guard let grid = document.grids.map(\.grid).first(where: { foldedWords($0.name) == own })
      else {
        faults.append(Self.noSheet(sheet.name, document))
        continue
      }
      if let row = sheet.headerRow, grid.cellRange(ofRow: row).isEmpty {
        faults.append(Self.noRow(row, sheet.name))
      }
      let headings = ColumnHeadings(grid, lastRow: sheet.headerRow)
      for column in sheet.columns {
        if !grid.columns.contains(UInt16(clamping: column.column)),
          !headings.isHeaded(column.column)
        {
          faults.append(Self.noColumn(column, sheet.name, headings.column(of: column.heading)))
        } else if let heading = column.heading, !headings.heading(heading, isOf: column.column) {
          faults.append(
            Self.otherHeading(column, heading, sheet.name, headings.column(of: heading)))
        }
      }
    }
    return faults
  }
}

// MARK: - Applying

/// One sheet's overrides with the vocabulary's positions.
struct SheetOverrides: Sendable {
  /// The main table.
  var main: Int?
  /// The last row of the header.
  var headerRow: Int?
  /// The fields that columns of the grid give; `nil` for a column that is nothing.
  var fields: [Int: FieldAddress?] = [:]

  /// `nil` where nothing is said of the sheet.
  init?(_ sheet: RecognitionOverrides.Sheet?, _ index: HeadingIndex) {
    guard let sheet else { return nil }
    main = sheet.table.flatMap { id in index.tables.firstIndex { $0.id == id } }
    headerRow = sheet.headerRow
    for column in sheet.columns {
      guard let table = column.table else {
        fields.updateValue(nil, forKey: column.column)
        continue
      }
      guard let position = index.tables.firstIndex(where: { $0.id == table }),
        let field = index.tables[position].index(of: column.field)
      else { continue }
      fields.updateValue(FieldAddress(table: position, field: field), forKey: column.column)
    }
  }

  /// The columns of a header with those that are mapped and have no heading.
  func columns(_ block: HeaderBlock) -> [HeaderColumn] {
    var columns = block.columns
    for column in fields.keys.sorted() where !columns.contains(where: { $0.column == column }) {
      let place = columns.firstIndex { $0.column > column } ?? columns.count
      columns.insert(
        HeaderColumn(column: column, row: block.bottom, levels: [""], width: 1), at: place)
    }
    return columns
  }

  /// Puts what was said in place of what headings say; a field has one column.
  func apply(to claims: inout [ColumnClaims], _ columns: [HeaderColumn]) {
    let given = Set(fields.values.compactMap { $0 })
    for position in claims.indices {
      if let said = fields[columns[position].column] {
        claims[position] = ColumnClaims(addresses: said.map { [$0] } ?? [])
      } else {
        claims[position].addresses.removeAll(where: given.contains)
      }
    }
  }
}

extension RecognitionOverrides {
  private static func noSheet(_ name: String, _ document: Document) -> LocalizedText {
    let names = document.grids.map { "«\($0.grid.name)»" }.joined(separator: ", ")
    return LocalizedText(
      es: "El archivo no tiene la hoja «\(name)» que nombra la correspondencia; tiene \(names).",
      en: "The file has no sheet “\(name)” as the mapping names it; it has \(names).")
  }

  private static func noRow(_ row: Int, _ sheet: String) -> LocalizedText {
    LocalizedText(
      es:
        "La fila \(row + 1) de la hoja «\(sheet)», encabezado según la correspondencia, está vacía.",
      en: "Row \(row + 1) of sheet “\(sheet)”, a header by the mapping, is empty.")
  }

  private static func noColumn(
    _ column: Column, _ sheet: String, _ elsewhere: Int?
  ) -> LocalizedText {
    let name = CellReference.columnName(column.column)
    let (line, there) = (self.line(column), self.there(column.heading ?? "", elsewhere))
    return LocalizedText(
      es: "La hoja «\(sheet)» no tiene la columna \(name) que nombra la correspondencia\(line.es)."
        + there.es,
      en: "Sheet “\(sheet)” has no column \(name) as the mapping names it"
        + "\(line.text(in: .en)).\(there.text(in: .en))")
  }

  private static func otherHeading(
    _ column: Column, _ heading: String, _ sheet: String, _ elsewhere: Int?
  ) -> LocalizedText {
    let name = CellReference.columnName(column.column)
    let (line, there) = (self.line(column), self.there(heading, elsewhere))
    return LocalizedText(
      es:
        "La columna \(name) de la hoja «\(sheet)» no lleva el encabezado «\(heading)» que dice la "
        + "correspondencia\(line.es).\(there.es)",
      en:
        "Column \(name) of sheet “\(sheet)” does not have the heading “\(heading)” that the mapping "
        + "tells\(line.text(in: .en)).\(there.text(in: .en))")
  }

  private static func line(_ column: Column) -> LocalizedText {
    guard let line = column.line else { return LocalizedText(es: "", en: "") }
    return LocalizedText(es: " en su línea \(line)", en: " on its line \(line)")
  }

  private static func there(_ heading: String, _ elsewhere: Int?) -> LocalizedText {
    guard let elsewhere else { return LocalizedText(es: "", en: "") }
    let name = CellReference.columnName(elsewhere)
    return LocalizedText(
      es: " «\(heading)» está en la columna \(name).", en: " “\(heading)” stands in column \(name)."
    )
  }
}
