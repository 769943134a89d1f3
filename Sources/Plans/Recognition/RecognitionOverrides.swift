import Documents
import Values

/// What a person says that sheets and columns are, and whose plan it is, where the program did not see it
/// or saw it wrong.
///
/// Mapped columns are exact. What a mapping names and a document does not have is a fault of the
/// mapping, told by `faults(in:for:)` before anything is recognised.
package struct RecognitionOverrides: Hashable, Sendable {
  /// The sheets it speaks of.
  package var sheets: [Sheet]
  /// Whose plan it is.
  package var entity: StatedEntity?

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
}

// MARK: - Applying

/// One sheet's overrides with the vocabulary's positions.
struct SheetOverrides: Sendable {
  /// The main table.
  var main: Int?
  /// The last row of the header.
  var headerRow: Int?
  /// The fields that columns of the grid give; none for a column that is nothing, several in a tree.
  var fields: [Int: [FieldAddress]] = [:]

  /// `nil` where nothing is said of the sheet.
  init?(_ sheet: RecognitionOverrides.Sheet?, _ index: HeadingIndex) {
    guard let sheet else { return nil }
    main = sheet.table.flatMap { id in index.tables.firstIndex { $0.id == id } }
    headerRow = sheet.headerRow
    for column in sheet.columns {
      guard let table = column.table else {
        fields[column.column] = []
        continue
      }
      guard let position = index.tables.firstIndex(where: { $0.id == table }),
        let field = index.tables[position].index(of: column.field)
      else { continue }
      fields[column.column, default: []].append(FieldAddress(table: position, field: field))
    }
  }

  /// Whether a sheet's tree may be read as its template says, but for the columns that are mapped.
  func allowsTree(headerRow found: Int) -> Bool {
    main == nil && (headerRow == nil || headerRow == found)
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
    let given = Set(fields.values.joined())
    for position in claims.indices {
      if let said = fields[columns[position].column] {
        claims[position] = ColumnClaims(addresses: said)
      } else {
        claims[position].addresses.removeAll(where: given.contains)
      }
    }
  }
}
