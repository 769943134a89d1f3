import Values

/// `well_formed: f`: what is written is of the field's kind.
package struct WellFormedForm: CheckForm {
  package static let name = "well_formed"
  /// The field.
  package var field: FieldPath

  /// A form from its parameters.
  package init(field: FieldPath) { self.field = field }

  package var fields: [FieldPath] { [field] }
  package var sentence: LocalizedText {
    LocalizedText(
      es: "Lo escrito en «\(field.description)» se puede leer.",
      en: "What is written in “\(field.description)” can be read.")
  }
}
