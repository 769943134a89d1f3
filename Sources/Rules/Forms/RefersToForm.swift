import Values

/// `refers_to: { field, table, column, compare }`: the value stands in a column of another table.
package struct RefersToForm: CheckForm {
  package static let name = "refers_to"
  /// The field.
  package var field: FieldPath
  /// The table it refers to.
  package var table: String
  /// The column there.
  package var column: String
  /// When two values are the same.
  package var comparison: Comparison

  /// How values are compared.
  package enum Comparison: String, Hashable, Sendable, CaseIterable {
    /// As texts, folded.
    case text
    /// As codes made of a year and a serial number, which offices write in several lengths.
    ///
    /// Signs between digits and zeros before the serial do not count. A code that is not found stays open while
    /// a row has only codes of another length: it may be the same thing under its older or newer code.
    case yearAndSerial = "year_and_serial"
  }

  /// A form from its parameters.
  package init(
    field: FieldPath, table: String, column: String, comparison: Comparison = .text
  ) {
    (self.field, self.table, self.column) = (field, table, column)
    self.comparison = comparison
  }

  package var fields: [FieldPath] { [field] }
  package var sentence: LocalizedText {
    let how =
      comparison == .text
      ? ("", "")
      : (" (se comparan el año y el número)", " (year and number are compared)")
    return LocalizedText(
      es: "«\(field.description)» está en «\(table).\(column)»\(how.0).",
      en: "“\(field.description)” stands in “\(table).\(column)”\(how.1).")
  }
}
