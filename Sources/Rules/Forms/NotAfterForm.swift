import Values

/// `not_after: { field, limit }`: one date does not stand after another.
package struct NotAfterForm: CheckForm {
  package static let name = "not_after"
  /// The earlier date.
  package var field: FieldPath
  /// The later date.
  package var limit: FieldPath

  /// A form from its parameters.
  package init(field: FieldPath, limit: FieldPath) { (self.field, self.limit) = (field, limit) }

  package var fields: [FieldPath] { [field, limit] }
  package var sentence: LocalizedText {
    LocalizedText(
      es: "«\(field.description)» no es posterior a «\(limit.description)».",
      en: "“\(field.description)” is not later than “\(limit.description)”.")
  }
}
