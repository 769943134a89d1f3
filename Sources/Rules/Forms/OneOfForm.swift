import Values

/// `one_of: { field, values }`: the text is in a list, compared folded; of a list, each is.
package struct OneOfForm: CheckForm {
  package static let name = "one_of"
  /// The field.
  package var field: FieldPath
  /// The values written in the rule.
  package var values: [String]
  /// A column of a dated table whose rows in force give more values.
  package var column: (table: String, column: String)?

  /// A form from its parameters.
  package init(
    field: FieldPath, values: [String], column: (table: String, column: String)? = nil
  ) {
    (self.field, self.values, self.column) = (field, values, column)
  }

  package var fields: [FieldPath] { [field] }
  package var sentence: LocalizedText {
    let list = (values + (column.map { ["\($0.table).\($0.column)"] } ?? [])).joined(
      separator: ", ")
    return LocalizedText(
      es: "«\(field.description)» es uno de: \(list).",
      en: "“\(field.description)” is one of: \(list).")
  }
}
