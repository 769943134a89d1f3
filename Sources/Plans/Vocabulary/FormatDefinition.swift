import Values

/// A known template: the headings by which it is known, and what its columns are.
///
/// One with a class column writes a tree as rows, each class a table; of any other the rows are those
/// of one table, and a column that the template does not name goes by its heading.
package struct FormatDefinition: Hashable, Sendable {
  /// The identifier: `cali-cuadro-1s-2024`.
  package var id: String
  /// What people call it.
  package var title: LocalizedText
  /// The document it stands in.
  package var role: DocumentRole
  /// The kind of plan that finding it suggests, as a value of `plan.tipo`.
  package var suggests: String?
  /// Headings that must all stand in the header.
  package var headings: [String]
  /// The table of its rows; `nil` leaves that to the headings or to the classes.
  package var table: String?
  /// The heading of the class column; empty where it has none.
  package var levelHeading: String
  /// The table of each class; a folded text, empty for a row without class.
  package var classes: [LevelClass]
  /// Headings whose field the template tells; the rest go by the vocabulary.
  package var columns: [FormatColumn]

  /// What follows of the entity whose it is.
  package var entity: [EntityFact] = []
  /// Whether the code of its territory tells the entity.
  package var tellsEntityByCode = false

  /// A template from its parts.
  package init(
    id: String, title: LocalizedText? = nil, role: DocumentRole = .plan, suggests: String? = nil,
    headings: [String], table: String? = nil, levelHeading: String = "",
    classes: [LevelClass] = [], columns: [FormatColumn] = []
  ) {
    self.id = id
    self.title = title ?? LocalizedText(es: id)
    self.role = role
    self.suggests = suggests
    self.headings = headings
    self.table = table
    self.levelHeading = levelHeading
    self.classes = classes
    self.columns = columns
  }

  /// Whether a class column says the table of each row.
  package var isTree: Bool { !classes.isEmpty }

  /// The tables that it names.
  package var tables: Set<String> {
    Set(classes.map(\.table) + [table].compactMap { $0 } + columns.flatMap(\.fields.keys))
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

  /// A column and its field, in a tree one for each table.
  ///
  /// A heading that stands several times in the header is listed several times, in its order.
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
