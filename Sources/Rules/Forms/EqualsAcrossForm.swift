import Values

/// `equals_across: { field, by, table, column, key, tolerance }`: a field equals that of the row with
/// the same key in another table, which as a rule stands in another document.
package struct EqualsAcrossForm: CheckForm {
  package static let name = "equals_across"
  /// The field of this row.
  package var field: FieldPath
  /// The key of this row; of a list, each of its values.
  package var by: FieldPath
  /// The other table.
  package var table: String
  /// The field of the other row.
  package var column: String
  /// The key of the other row.
  package var key: String
  /// By how much numbers may differ.
  package var tolerance: Decimal

  /// A form from its parameters.
  package init(
    field: FieldPath, by: FieldPath, table: String, column: String, key: String,
    tolerance: Decimal = .zero
  ) {
    (self.field, self.by) = (field, by)
    (self.table, self.column, self.key) = (table, column, key)
    self.tolerance = tolerance
  }

  package var fields: [FieldPath] { [field, by] }
  package var sentence: LocalizedText {
    let slack = tolerance == .zero ? ("", "") : (" (± \(tolerance))", " (± \(tolerance))")
    return LocalizedText(
      es: "«\(field.description)» es igual a «\(table).\(column)» de la fila cuyo «\(key)» es "
        + "«\(by.description)»\(slack.0).",
      en: "“\(field.description)” equals “\(table).\(column)” of the row whose “\(key)” is "
        + "“\(by.description)”\(slack.1).")
  }
}
