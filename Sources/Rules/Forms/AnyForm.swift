import Values

/// `any: [form, form …]`: one of several is met; a question is put only where nothing else is.
package struct AnyForm: CheckForm {
  package static let name = "any"
  /// The forms, tried in order.
  package var forms: [any CheckForm]

  /// A form from its parts.
  package init(forms: [any CheckForm]) { self.forms = forms }

  package var fields: [FieldPath] { forms.flatMap(\.fields) }
  package var expressions: [Expression] { forms.flatMap(\.expressions) }
  package var sentence: LocalizedText {
    LocalizedText(
      es: forms.map(\.sentence.es).joined(separator: " O bien: "),
      en: forms.map { $0.sentence.text(in: .en) }.joined(separator: " Or else: "))
  }
}
