import Findings
import Plans
import Values

/// An example of a rule: a plan in few words and the verdict it must get.
package struct RuleExample: Sendable {
  /// What is special about it.
  package var name: String
  /// The base it starts from; `nil` is the pack's first.
  package var base: String?
  /// The day whose law counts; `nil` is the base's.
  package var asOf: CalendarDate?
  /// Answers given, by question, over the base's.
  package var answers: [String: String]
  /// Facts over the base's.
  package var given: ExamplePlan
  /// The verdict of every subject.
  package var expected: Expectation
  /// Its line in the rule's file.
  package var line: Int

  /// What verdict an example must get.
  package enum Expectation: Hashable, Sendable {
    /// Every subject gets this one.
    case all(Verdict)
    /// Each subject by its key, or by its position from 1 where it has none.
    case byKey([String: Verdict])
  }

  /// An example from its parts.
  package init(
    name: String, base: String? = nil, asOf: CalendarDate? = nil, answers: [String: String] = [:],
    given: ExamplePlan, expected: Expectation, line: Int = 0
  ) {
    self.name = name
    self.base = base
    self.asOf = asOf
    self.answers = answers
    self.given = given
    self.expected = expected
    self.line = line
  }
}

/// A plan written down in a rule file: rows of cells by table.
package struct ExamplePlan: Sendable {
  /// The rows of each table mentioned, each a map from field to cell.
  package var tables: [String: [[String: Cell]]]
  /// Tables of which a part could not be read, by why.
  package var unreadTables: [String: String]

  /// What stands in a field.
  package enum Cell: Hashable, Sendable {
    /// A text that goes through the field's grammar as a cell would.
    case text(String)
    /// Several texts.
    case texts([String])
    /// `{ blank: pending }`.
    case blank(BlankKind)
    /// `{ absent: column }`.
    case absent
    /// `{ malformed: "31/1272024" }`.
    case malformed(String)
    /// `{ unread: no_text_layer }`.
    case unread(String)
    /// `{ guessed: "1/2/2025" }`.
    case guessed(String)
  }

  /// An example plan.
  package init(tables: [String: [[String: Cell]]] = [:], unreadTables: [String: String] = [:]) {
    (self.tables, self.unreadTables) = (tables, unreadTables)
  }
}

/// An example plan that complies with all that applies to it.
package struct ExampleBase: Sendable {
  /// The identifier, its file's name.
  package var id: String
  /// The day whose law counts.
  package var asOf: CalendarDate
  /// The plan.
  package var given: ExamplePlan
  /// Answers, by question.
  package var answers: [String: String]

  /// A base from its parts.
  package init(
    id: String, asOf: CalendarDate, given: ExamplePlan, answers: [String: String] = [:]
  ) {
    self.id = id
    self.asOf = asOf
    self.given = given
    self.answers = answers
  }
}
