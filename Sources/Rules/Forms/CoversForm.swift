import Values

/// `covers: { rows, in, by }`: each row of a dated table is named somewhere in the plan.
package struct CoversForm: CheckForm {
  package static let name = "covers"
  /// The dated table; under `each` of the same table, that row alone.
  package var rows: String
  /// Where it may be named: fields of tables.
  package var places: [(table: String, field: String)]
  /// The columns of the dated table that name a row.
  package var columns: [String]

  /// A form from its parameters.
  package init(rows: String, places: [(table: String, field: String)], columns: [String]) {
    (self.rows, self.places, self.columns) = (rows, places, columns)
  }

  package var fields: [FieldPath] { [] }
  package var sentence: LocalizedText {
    let list = places.map { "\($0.table).\($0.field)" }.joined(separator: ", ")
    return LocalizedText(
      es: "El plan nombra lo que pide «\(rows)» (en \(list)).",
      en: "The plan names what “\(rows)” asks for (in \(list)).")
  }
}
