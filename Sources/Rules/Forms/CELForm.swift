import Values

/// `cel: …`: an expression over the subject is true.
package struct CELForm: CheckForm {
  package static let name = "cel"
  /// The expression, of type bool.
  package var expression: Expression

  /// A form from its parameters.
  package init(expression: Expression) { self.expression = expression }

  package var fields: [FieldPath] { [] }
  package var expressions: [Expression] { [expression] }
  package var sentence: LocalizedText {
    LocalizedText(es: "Se cumple: \(expression.source)", en: "It holds that: \(expression.source)")
  }
}
