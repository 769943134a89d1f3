import Values

/// `range: { field, min, max }`: the number lies between two others, both included.
package struct RangeForm: CheckForm {
  package static let name = "range"
  /// The field.
  package var field: FieldPath
  /// The least value allowed.
  package var minimum: Decimal?
  /// The greatest value allowed.
  package var maximum: Decimal?

  /// A form from its parameters.
  package init(field: FieldPath, minimum: Decimal? = nil, maximum: Decimal? = nil) {
    (self.field, self.minimum, self.maximum) = (field, minimum, maximum)
  }

  package var fields: [FieldPath] { [field] }
  package var sentence: LocalizedText {
    let (low, high) = (minimum?.description ?? "−∞", maximum?.description ?? "∞")
    return LocalizedText(
      es: "«\(field.description)» está entre \(low) y \(high).",
      en: "“\(field.description)” lies between \(low) and \(high).")
  }
}
