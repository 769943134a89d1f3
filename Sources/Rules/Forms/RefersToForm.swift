import Values

/// `refers_to: { field, table }`: the value stands in a column of another table.
package struct RefersToForm: CheckForm {
  package static let name = "refers_to"
  /// The field.
  package var field: FieldPath
  /// The table it refers to.
  package var table: String
  /// The column there.
  package var column: String

  /// A form from its parameters.
  package init(field: FieldPath, table: String, column: String) {
    (self.field, self.table, self.column) = (field, table, column)
  }

  package var fields: [FieldPath] { [field] }
  package var sentence: LocalizedText {
    LocalizedText(
      es: "«\(field.description)» está en «\(table).\(column)».",
      en: "“\(field.description)” stands in “\(table).\(column)”.")
  }
}
