/// A known template that writes a tree as rows: a class column says the table of each row.
package struct FormatDefinition: Hashable, Sendable {
  /// The identifier: `cali-cuadro-1s-2024`.
  package var id: String
  /// The kind of plan that finding it suggests, as a value of `plan.tipo`.
  package var suggests: String?
  /// Headings that must all stand in the header.
  package var headings: [String]
  /// The heading of the class column.
  package var levelHeading: String
  /// The table of each class; a folded text, empty for a row without class.
  package var classes: [LevelClass]
  /// Headings whose field depends on the table of the row; the rest go by the vocabulary.
  package var columns: [FormatColumn]

  /// A template from its parts.
  package init(
    id: String, suggests: String? = nil, headings: [String], levelHeading: String,
    classes: [LevelClass], columns: [FormatColumn] = []
  ) {
    self.id = id
    self.suggests = suggests
    self.headings = headings
    self.levelHeading = levelHeading
    self.classes = classes
    self.columns = columns
  }

  /// A class of rows.
  package struct LevelClass: Hashable, Sendable {
    /// What the class column holds; compared folded.
    package var text: String
    /// The table of such rows.
    package var table: String

    /// A class from its parts.
    package init(text: String, table: String) {
      (self.text, self.table) = (text, table)
    }
  }

  /// A column that means another field in each table.
  package struct FormatColumn: Hashable, Sendable {
    /// Its headings.
    package var headings: [String]
    /// The field it gives, by table.
    package var fields: [String: String]

    /// A column from its parts.
    package init(headings: [String], fields: [String: String]) {
      (self.headings, self.fields) = (headings, fields)
    }
  }
}
