import Findings
import Plans
import Values

/// All rules with the law they cite and the words they use, loaded and checked.
package struct RulePack: Sendable {
  /// Its name, version and hash.
  package var identity: CheckReport.PackIdentity
  /// The day of a plan's first year on which it is judged by default, by `plan.tipo`.
  package var asOfDays: [String: MonthDay]
  /// The kinds that are no plan of their own, by `plan.tipo`: the acquisitions of one, a follow-up.
  package var notPlans: Set<String>
  /// Words that announce a person or a number that identifies one, as people write them.
  package var personalWords: [String]
  /// The norms, in the order of their folders.
  package var norms: [Norm]
  /// All requirements, in the order of their norms.
  package var requirements: [Requirement] { didSet { requirementPlaces = places() } }
  /// Where each requirement stands in `requirements`.
  private var requirementPlaces: [String: Int] = [:]
  /// All rules, in the order of their files.
  package var rules: [Rule]
  /// The dated lists.
  package var datedTables: [DatedTable]
  /// The plan tables and their words.
  package var vocabulary: Vocabulary
  /// Example plans that comply.
  package var bases: [ExampleBase]

  /// A pack from its parts.
  package init(
    identity: CheckReport.PackIdentity, asOfDays: [String: MonthDay] = [:],
    notPlans: Set<String> = [], personalWords: [String] = [], norms: [Norm],
    requirements: [Requirement], rules: [Rule], datedTables: [DatedTable] = [],
    vocabulary: Vocabulary, bases: [ExampleBase] = []
  ) {
    self.identity = identity
    self.asOfDays = asOfDays
    self.notPlans = notPlans
    self.personalWords = personalWords
    self.norms = norms
    self.requirements = requirements
    self.rules = rules
    self.datedTables = datedTables
    self.vocabulary = vocabulary
    self.bases = bases
    requirementPlaces = places()
  }

  /// The requirement with this identifier.
  package func requirement(_ id: String) -> Requirement? {
    requirementPlaces[id].map { requirements[$0] }
  }

  private func places() -> [String: Int] {
    Dictionary(
      requirements.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The rule with this identifier.
  package func rule(_ id: String) -> Rule? { rules.firstIndex { $0.id == id }.map { rules[$0] } }

  /// The norm with this identifier.
  package func norm(_ id: String) -> Norm? { norms.first { $0.id == id } }

  /// The dated table with this identifier.
  package func datedTable(_ id: String) -> DatedTable? { datedTables.first { $0.id == id } }
}

/// A day of any year.
package struct MonthDay: Hashable, Sendable {
  /// The month, from 1.
  package var month: Int
  /// The day, from 1.
  package var day: Int

  /// A day of any year.
  package init(month: Int, day: Int) { (self.month, self.day) = (month, day) }

  /// That day of a year; `nil` where the year has none such.
  package func date(in year: Int) -> CalendarDate? {
    CalendarDate(year: year, month: month, day: day)
  }
}

/// A law, decree or convention.
package struct Norm: Sendable {
  /// The identifier, its folder's name: `ley-1474-2011`.
  package var id: String
  /// What people call it.
  package var title: LocalizedText
  /// Whether its text was read; of a convention or a method there is none, and nothing in it is law.
  package var isVerified: Bool

  /// A norm.
  package init(id: String, title: LocalizedText, isVerified: Bool = true) {
    (self.id, self.title, self.isVerified) = (id, title, isVerified)
  }
}

/// From when until when something is in force, both days included.
package struct ForcePeriod: Hashable, Sendable {
  /// The first day; of a month or a year its first. `nil` is «not verified».
  package var from: CalendarDate?
  /// The last day; of a month or a year its last. `nil` is still in force.
  package var until: CalendarDate?

  /// A period.
  package init(from: CalendarDate? = nil, until: CalendarDate? = nil) {
    (self.from, self.until) = (from, until)
  }

  /// Whether the day lies in it; a first day that is not verified does not exclude any.
  package func contains(_ day: CalendarDate) -> Bool {
    if let from, day < from { return false }
    if let until, day > until { return false }
    return true
  }
}

/// One thing that a norm asks.
package struct Requirement: Sendable {
  /// The identifier: `ley-1474-2011-art-74-responsables`.
  package var id: String
  /// Its norm's identifier.
  package var norm: String
  /// The article's number.
  package var article: String
  /// The paragraph, inciso or numeral.
  package var paragraph: String?
  /// When it is in force.
  package var inForce: ForcePeriod
  /// How strongly it asks.
  package var obligation: Obligation
  /// How well the text was verified: `high`, `medium`, `low`.
  package var confidence: String
  /// Whether it applies, over `plan` and `entidad`; `nil` is always.
  package var applies: Expression?
  /// Whom it binds.
  package var who: LocalizedText
  /// What it asks, paraphrased.
  package var text: LocalizedText
  /// What it asks in the norm's own words, where somebody wrote them down.
  package var quotation: Quotation?
  /// How it is checked.
  package var coverage: Coverage
  /// How much of it a document can show; `nil` of what is no law.
  package var checkable: Checkable?
  /// What the rules leave to a person, where a document shows only a part.
  package var left: LocalizedText?
  /// What is contested in it; turns fails into `needs_review`.
  package var contested: LocalizedText?

  /// How much of a requirement a document can show.
  package enum Checkable: String, CaseIterable, Sendable {
    /// All of it.
    case fully
    /// A part; the rest is a person's.
    case partly
    /// Nothing.
    case person
  }

  /// How a requirement is checked.
  package enum Coverage: Sendable {
    /// By rules.
    case automated
    /// By asking a person.
    case ask
    /// Not, and why.
    case outOfScope(LocalizedText)
  }

  /// A requirement from its parts.
  package init(
    id: String, norm: String, article: String, paragraph: String? = nil,
    inForce: ForcePeriod = ForcePeriod(), obligation: Obligation, confidence: String = "high",
    applies: Expression? = nil, who: LocalizedText, text: LocalizedText,
    coverage: Coverage = .automated, contested: LocalizedText? = nil
  ) {
    self.id = id
    self.norm = norm
    self.article = article
    self.paragraph = paragraph
    self.inForce = inForce
    self.obligation = obligation
    self.confidence = confidence
    self.applies = applies
    self.who = who
    self.text = text
    self.coverage = coverage
    self.contested = contested
  }

  /// The article for people: `74, inciso 1`.
  package var citation: String { paragraph.map { "\(article), \($0)" } ?? article }
}

/// A list of the law's whose rows come and go: the twelve plans, the policies of MIPG.
package struct DatedTable: Sendable {
  /// The identifier, its file's name.
  package var id: String
  /// The requirement it spells out.
  package var requirement: String?
  /// Its columns but `from`, `until`, `requirement`, in order; `many` holds several texts.
  package var columns: [Column]
  /// Its rows, in order.
  package var rows: [Row]

  /// A column.
  package struct Column: Hashable, Sendable {
    /// The identifier.
    package var id: String
    /// Whether a cell holds several texts.
    package var many: Bool

    /// A column.
    package init(id: String, many: Bool) { (self.id, self.many) = (id, many) }
  }

  /// A row.
  package struct Row: Sendable {
    /// Its cells, aligned with `columns`; one text unless the column is `many`.
    package var cells: [[String]]
    /// When it is in force.
    package var inForce: ForcePeriod
    /// Its own requirement, which then stands in its outcomes.
    package var requirement: String?

    /// A row.
    package init(cells: [[String]], inForce: ForcePeriod, requirement: String? = nil) {
      self.cells = cells
      self.inForce = inForce
      self.requirement = requirement
    }
  }

  /// A table from its parts.
  package init(id: String, requirement: String?, columns: [Column], rows: [Row]) {
    self.id = id
    self.requirement = requirement
    self.columns = columns
    self.rows = rows
  }

  /// The texts of a row's cell; empty where there is none.
  package func texts(row: Int, column: String) -> [String] {
    guard let index = columns.firstIndex(where: { $0.id == column }) else { return [] }
    return rows[row].cells[index]
  }
}
