import Documents
import Values

/// What was read of one document and how it was understood.
package struct DocumentReading: Sendable {
  /// The path as given.
  package var path: String
  /// SHA-256 of its bytes.
  package var sha256: String
  /// Its format.
  package var kind: String
  /// The part it plays.
  package var role: String
  /// The tables found in it, in order.
  package var tables: [TableReading]
  /// Sheets and pages that became no table, and why.
  package var leftOver: [LeftOver]
  /// What its reader wants people to know.
  package var notes: [LocalizedText]
  /// Its headings, in their order.
  package var sections: [Section]
  /// What an outside program made of it, where one did.
  package var conversion: DocumentConversion?

  /// A reading from its parts.
  package init(
    path: String, sha256: String, kind: String, role: String, tables: [TableReading] = [],
    leftOver: [LeftOver] = [], notes: [LocalizedText] = [], sections: [Section] = [],
    conversion: DocumentConversion? = nil
  ) {
    self.path = path
    self.sha256 = sha256
    self.kind = kind
    self.role = role
    self.tables = tables
    self.leftOver = leftOver
    self.notes = notes
    self.sections = sections
    self.conversion = conversion
  }

  /// A heading of the document, a sheet's name or a label above a table.
  package struct Section: Sendable {
    /// Its words.
    package var title: String
    /// Where it stands.
    package var place: Locator
    /// Whether something is written below it.
    package var hasText: Bool

    /// A section from its parts.
    package init(title: String, place: Locator, hasText: Bool) {
      (self.title, self.place, self.hasText) = (title, place, hasText)
    }
  }

  /// One part of a table.
  package struct TableReading: Sendable {
    /// The table's identifier.
    package var table: String
    /// The sheet.
    package var sheet: String
    /// Header and data: `A9:AZ3312`.
    package var range: String
    /// How many rows it gave.
    package var rows: Int
    /// Its understood columns, in the grid's order.
    package var fields: [FieldReading]
    /// Its columns that no field claims.
    package var unrecognised: [Unclaimed]
    /// The known format that it is, as people call it.
    package var format: LocalizedText?

    /// A table reading from its parts.
    package init(
      table: String, sheet: String, range: String, rows: Int, fields: [FieldReading] = [],
      unrecognised: [Unclaimed] = [], format: LocalizedText? = nil
    ) {
      self.table = table
      self.sheet = sheet
      self.range = range
      self.rows = rows
      self.fields = fields
      self.unrecognised = unrecognised
      self.format = format
    }
  }

  /// One understood column.
  package struct FieldReading: Sendable {
    /// The field.
    package var field: String
    /// The heading as written.
    package var header: String
    /// The heading's cell, such as `AW9`.
    package var cell: String
    /// `exact`, `derived` or `guessed`.
    package var confidence: String
    /// What was assumed of its cells.
    package var assumptions: [LocalizedText]
    /// How many rows are in each state; the states do not overlap.
    package var states: FieldStates

    /// A column reading from its parts.
    package init(
      field: String, header: String, cell: String, confidence: String,
      assumptions: [LocalizedText] = [], states: FieldStates = FieldStates()
    ) {
      self.field = field
      self.header = header
      self.cell = cell
      self.confidence = confidence
      self.assumptions = assumptions
      self.states = states
    }
  }

  /// How many rows of a column are in each state; each row is counted once.
  package struct FieldStates: Equatable, Sendable {
    /// A value of its cell's own kind.
    package var read = 0
    /// A date or number that was typed as text.
    package var readFromText = 0
    /// A value that stands in another cell: above, or in a merge.
    package var inherited = 0
    /// A value that is one of several readings.
    package var guessed = 0
    /// Nothing is written.
    package var blank = 0
    /// A placeholder is written.
    package var placeholder = 0
    /// The grammar refuses it.
    package var malformed = 0
    /// Nobody can say.
    package var unread = 0

    /// No rows.
    package init() {}
  }

  /// A column that no field claims.
  package struct Unclaimed: Sendable {
    /// The heading as written.
    package var header: String
    /// The heading's cell.
    package var cell: String
    /// Why, where the heading is known.
    package var reason: LocalizedText?

    /// A column and why it is not used.
    package init(header: String, cell: String, reason: LocalizedText? = nil) {
      (self.header, self.cell, self.reason) = (header, cell, reason)
    }
  }

  /// A sheet or page that became no table.
  package struct LeftOver: Sendable {
    /// Its name.
    package var name: String
    /// Why, an identifier of the glossary's.
    package var reason: String

    /// A block and why it was left.
    package init(name: String, reason: String) {
      (self.name, self.reason) = (name, reason)
    }
  }
}
