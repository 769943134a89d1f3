import Values

/// `sum: { field, of, equals, tolerance, blank }`: the numbers of several rows add up.
package struct SumForm: CheckForm {
  package static let name = "sum"
  /// The field that is added up.
  package var field: FieldPath
  /// The table whose rows are added; `nil` is the group's own rows.
  package var table: String?
  /// Which rows count; `nil` is all.
  package var condition: Expression?
  /// What they must add up to.
  package var equals: Decimal
  /// How far off is still right.
  package var tolerance: Decimal
  /// Whether a lack counts as zero.
  package var blankIsZero: Bool

  /// A form from its parameters.
  package init(
    field: FieldPath, table: String? = nil, condition: Expression? = nil, equals: Decimal,
    tolerance: Decimal = .zero, blankIsZero: Bool = false
  ) {
    self.field = field
    self.table = table
    self.condition = condition
    self.equals = equals
    self.tolerance = tolerance
    self.blankIsZero = blankIsZero
  }

  package var fields: [FieldPath] { [field] }
  package var expressions: [Expression] { [condition].compactMap { $0 } }
  package var sentence: LocalizedText {
    let margin = tolerance == .zero ? "" : " ± \(tolerance)"
    return LocalizedText(
      es: "Los valores de «\(field.description)» suman \(equals)\(margin).",
      en: "The values of “\(field.description)” add up to \(equals)\(margin).")
  }
}
