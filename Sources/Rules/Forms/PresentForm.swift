import Plans
import Values

/// `present: f`: something is written in the field.
package struct PresentForm: CheckForm {
  package static let name = "present"
  /// The field.
  package var field: FieldPath
  /// Blanks that count as written: «N/A» may be right.
  package var accept: Set<BlankKind>

  /// A form from its parameters.
  package init(field: FieldPath, accept: Set<BlankKind> = []) {
    (self.field, self.accept) = (field, accept)
  }

  package var fields: [FieldPath] { [field] }
  package var sentence: LocalizedText {
    let also = accept.isEmpty ? ("", "") : (" (se admite «N/A»)", " («N/A» is accepted)")
    return LocalizedText(
      es: "«\(field.description)» está diligenciado\(also.0).",
      en: "“\(field.description)” is filled in\(also.1).")
  }
}
