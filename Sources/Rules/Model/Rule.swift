import Findings
import Plans
import Values

/// One rule: what it is about, when it applies, what it asks, and what it tells people.
package struct Rule: Sendable {
  /// The identifier, its file's name.
  package var id: String
  /// Its file, relative to the pack.
  package var file: String
  /// The requirement it checks, by identifier.
  package var requirement: String
  /// When the rule itself is in force, besides its requirement.
  package var inForce: ForcePeriod
  /// What it rests on.
  package var basis: RuleBasis
  /// How grave a fail is.
  package var severity: Severity
  /// What it judges, one outcome each.
  package var subject: Subject
  /// The names its expressions may use, those of `lets` too.
  package var scope: RuleScope
  /// Rules in whose fails this one has nothing to add.
  package var yieldsTo: [String]
  /// Whether it applies; `nil` is always.
  package var when: Expression?
  /// Why it does not apply where `when` is false.
  package var whenNot: LocalizedText?
  /// The day from which a fail counts, an expression of type date; `nil` is at once.
  package var due: Expression?
  /// Named values for `when` and `check`, each may use the former ones.
  package var lets: [(name: String, value: Expression)]
  /// What it asks.
  package var check: [any CheckForm]
  /// What it asks, one sentence.
  package var sentence: LocalizedText
  /// What to say of a fail.
  package var message: MessageTemplate
  /// What to say of many fails gathered into one.
  package var messageAll: MessageTemplate?
  /// How to mend it.
  package var remedy: MessageTemplate
  /// Its tests and documentation.
  package var examples: [RuleExample]
  /// Wrong copies that no example can tell from it.
  package var equivalents: [Equivalent] = []
  /// What jurists said of it, also of what it said before.
  package var reviews: [Review] = []
  /// The hash of what it decides and says: what a review is about. Only a pack loaded from its files
  /// has it.
  package var digest = ""
  /// What the reviews of the rule as it stands come to.
  package var review = ReviewState.none

  /// A rule from its parts.
  package init(
    id: String, file: String, requirement: String, inForce: ForcePeriod = ForcePeriod(),
    basis: RuleBasis, severity: Severity, subject: Subject, scope: RuleScope,
    yieldsTo: [String] = [],
    when: Expression? = nil, whenNot: LocalizedText? = nil, due: Expression? = nil,
    lets: [(name: String, value: Expression)] = [], check: [any CheckForm],
    sentence: LocalizedText, message: MessageTemplate, messageAll: MessageTemplate? = nil,
    remedy: MessageTemplate, examples: [RuleExample] = []
  ) {
    self.id = id
    self.file = file
    self.requirement = requirement
    self.inForce = inForce
    self.basis = basis
    self.severity = severity
    self.subject = subject
    self.scope = scope
    self.yieldsTo = yieldsTo
    self.when = when
    self.whenNot = whenNot
    self.due = due
    self.lets = lets
    self.check = check
    self.sentence = sentence
    self.message = message
    self.messageAll = messageAll
    self.remedy = remedy
    self.examples = examples
  }

  /// Its expressions, in the order in which they are evaluated.
  package var expressions: [Expression] {
    [when].compactMap { $0 } + lets.map(\.value) + check.flatMap(\.expressions)
      + [due].compactMap { $0 }
  }

  /// What a rule judges.
  package enum Subject: Hashable, Sendable {
    /// The dossier, once.
    case plan
    /// Each row of a table.
    case rows(table: String)
    /// Each distinct key among a table's rows.
    case groups(table: String, by: [FieldPath])
    /// Each row of a dated table in force.
    case each(datedTable: String)

    /// The plan table whose rows are judged or grouped.
    package var table: String? {
      switch self {
      case .rows(let table), .groups(let table, _): table
      case .plan, .each: nil
      }
    }
  }
}

/// A field of a row, or of a row it belongs to: `responsable`, `proyecto.codigo_bpin`.
package struct FieldPath: Hashable, Sendable {
  /// The parents to go through, nearest first.
  package var parents: [String]
  /// The field of the last of them.
  package var field: String

  /// A path.
  package init(parents: [String] = [], field: String) {
    (self.parents, self.field) = (parents, field)
  }

  /// As written in rules.
  package var description: String { (parents + [field]).joined(separator: ".") }
}

/// One thing a rule asks: a closed list, one file each.
///
/// Each form knows its parameters, its plain sentence and the fields it reads; how it runs over a
/// column is told in `Evaluation`.
package protocol CheckForm: Sendable {
  /// Its key in rule files.
  static var name: String { get }
  /// What it asks, for people.
  var sentence: LocalizedText { get }
  /// The fields of the subject that it reads.
  var fields: [FieldPath] { get }
  /// The expressions that it evaluates.
  var expressions: [Expression] { get }
}

extension CheckForm {
  package var expressions: [Expression] { [] }
}

/// A text with `{paths}` in both languages, parsed and checked.
package struct MessageTemplate: Sendable {
  /// A piece of it.
  package enum Piece: Hashable, Sendable {
    /// Words.
    case text(String)
    /// What stands between braces: `actividad.nombre`, `value`, `count`.
    case path([String])
  }

  /// The Spanish text.
  package var es: [Piece]
  /// The English text; `nil` falls back to Spanish.
  package var en: [Piece]?

  /// A template from its pieces.
  package init(es: [Piece], en: [Piece]? = nil) { (self.es, self.en) = (es, en) }

  /// Parses `«{actividad.nombre}» … {{ …`; `nil` where a brace is not closed or a path is empty.
  package static func parse(_ text: String) -> [Piece]? {
    let (open, close) = (UInt8(ascii: "{"), UInt8(ascii: "}"))
    var pieces: [Piece] = []
    var words: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case open where rest.first == open, close where rest.first == close:
        words.append(byte)
        rest.removeFirst()
      case open:
        guard let end = rest.firstIndex(of: close) else { return nil }
        let path = rest[..<end].split(
          separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard path.allSatisfy({ !$0.isEmpty && !$0.contains(UInt8(ascii: " ")) }) else {
          return nil
        }
        if !words.isEmpty { pieces.append(.text(String(decoding: words, as: UTF8.self))) }
        words = []
        pieces.append(.path(path.map { String(decoding: $0, as: UTF8.self) }))
        rest = rest[(end + 1)...]
      case close: return nil
      default: words.append(byte)
      }
    }
    if !words.isEmpty { pieces.append(.text(String(decoding: words, as: UTF8.self))) }
    return pieces
  }
}
