import Values

/// `unique: { field, within }`: no other row has the same value.
package struct UniqueForm: CheckForm {
  package static let name = "unique"
  /// The field.
  package var field: FieldPath
  /// The parent within which twins count; `nil` is the whole plan.
  package var within: String?

  /// A form from its parameters.
  package init(field: FieldPath, within: String? = nil) {
    (self.field, self.within) = (field, within)
  }

  package var fields: [FieldPath] { [field] }
  package var sentence: LocalizedText {
    let scope = within.map { (" dentro de «\($0)»", " within “\($0)”") } ?? ("", "")
    return LocalizedText(
      es: "«\(field.description)» no se repite\(scope.0).",
      en: "“\(field.description)” is not repeated\(scope.1).")
  }
}
