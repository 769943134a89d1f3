import Documents
import Values

extension RecognitionOverrides {
  /// What the mapping names and the document does not have.
  package func faults(in document: Document, for vocabulary: Vocabulary) -> [LocalizedText] {
    var faults: [LocalizedText] = []
    for sheet in sheets {
      let own = foldedWords(sheet.name)
      guard let grid = document.grids.map(\.grid).first(where: { foldedWords($0.name) == own })
      else {
        faults.append(Self.noSheet(sheet.name, document))
        continue
      }
      if let column = sheet.columnOfSeveralTables, !isTree(grid, sheet, vocabulary) {
        faults.append(Self.noTree(column, sheet.name))
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

  /// Whether a template with a class column stands in a grid.
  private func isTree(_ grid: Grid, _ sheet: Sheet, _ vocabulary: Vocabulary) -> Bool {
    let index = HeadingIndex(vocabulary)
    let place = Locator(document: 0, block: 0)
    let said = SheetOverrides(sheet, index)
    return vocabulary.formats.contains { format in
      format.isTree
        && TreeTables(format, index, grid, merges: [], place: place, said: said) != nil
    }
  }
}

extension RecognitionOverrides.Sheet {
  /// The first column that is said to give more than one fact.
  fileprivate var columnOfSeveralTables: RecognitionOverrides.Column? {
    var seen: Set<Int> = []
    return columns.first { !seen.insert($0.column).inserted }
  }
}

extension RecognitionOverrides {
  private static func noSheet(_ name: String, _ document: Document) -> LocalizedText {
    let names = document.grids.map(\.grid.name)
    let all = names.map { "«\($0)»" }.joined(separator: ", ")
    let near = nearest(to: name, among: names)
    return LocalizedText(
      es: "El archivo no tiene la hoja «\(name)» que nombra la correspondencia; tiene \(all)."
        + (near.map { " ¿Quiso decir «\($0)»?" } ?? ""),
      en: "The file has no sheet “\(name)” as the mapping names it; it has \(all)."
        + (near.map { " Did you mean “\($0)”?" } ?? ""))
  }

  private static func noTree(_ column: Column, _ sheet: String) -> LocalizedText {
    let name = CellReference.columnName(column.column)
    let line = self.line(column)
    return LocalizedText(
      es:
        "La correspondencia da a la columna \(name) de la hoja «\(sheet)» datos de varias tablas\(line.es); "
        + "eso solo cabe donde una columna de clase dice la tabla de cada fila. Deje uno.",
      en:
        "The mapping gives column \(name) of sheet “\(sheet)” facts of several tables\(line.text(in: .en)); "
        + "only where a class column tells the table of each row can it. Leave one.")
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
