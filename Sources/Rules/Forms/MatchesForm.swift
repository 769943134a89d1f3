import CEL
import Values

/// `matches: { field, pattern }`: the text has one of these shapes; of a list, each of its texts.
package struct MatchesForm: CheckForm {
  package static let name = "matches"
  /// The field.
  package var field: FieldPath
  /// The shapes; one is enough.
  package var patterns: [RegularExpression]
  /// The dated table the shapes come from; all its rows, for a code outlives its shape.
  package var table: String?

  /// A form from its parameters.
  package init(field: FieldPath, patterns: [RegularExpression], table: String? = nil) {
    (self.field, self.patterns, self.table) = (field, patterns, table)
  }

  package var fields: [FieldPath] { [field] }
  package var sentence: LocalizedText {
    let shapes = patterns.map(\.pattern).joined(separator: " | ")
    return LocalizedText(
      es: "«\(field.description)» tiene la forma \(shapes).",
      en: "“\(field.description)” has the shape \(shapes).")
  }
}
