import Values

/// The tables a plan may hold and the words people use for their columns.
///
/// Read by `Rules` from `rules/vocabulary/` and `rules/tables/marcadores.yaml`.
package struct Vocabulary: Sendable {
  /// The tables, in the order of their files' names. `plan` and `entidad` are tables of one row.
  package var tables: [TableDefinition] {
    didSet { headings = SharedIndex() }
  }
  /// What stands in a cell in place of a value: folded text to the kind of blank it means.
  package var placeholders: [String: BlankKind]
  /// Known templates.
  package var formats: [FormatDefinition] {
    didSet { headings = SharedIndex() }
  }
  /// The headings, indexed once for all who recognise by this vocabulary.
  private var headings = SharedIndex()

  /// A vocabulary from its tables, placeholders and known templates.
  package init(
    tables: [TableDefinition], placeholders: [String: BlankKind] = [:],
    formats: [FormatDefinition] = []
  ) {
    (self.tables, self.placeholders, self.formats) = (tables, placeholders, formats)
  }

  /// The headings, ready to be looked up.
  var index: HeadingIndex { headings.index(of: self) }

  /// Indexes the headings ahead of time, such as while a document is read on another thread.
  package func prepare() { _ = index }

  /// The table with this identifier.
  package func table(_ id: String) -> TableDefinition? { tables.first { $0.id == id } }

  /// The same with only the tables that stand in documents of one role, and the facts of the whole.
  package func limited(to role: DocumentRole) -> Vocabulary {
    var limited = self
    limited.tables = tables.filter { $0.isSingle || $0.role == role }
    let known = Set(limited.tables.map(\.id))
    limited.formats = formats.filter { $0.role == role && $0.tables.isSubset(of: known) }
    return limited
  }
}

/// One kind of table: what its rows are, and how its columns are recognised.
package struct TableDefinition: Hashable, Sendable {
  /// The identifier, singular: `actividad`.
  package var id: String
  /// The name of the list of all its rows in expressions: `actividades`.
  package var plural: String
  /// What people call one of its rows, and several.
  package var label: LocalizedText
  /// The document it stands in.
  package var role: DocumentRole
  /// The tables its rows may belong to, nearest first.
  package var parents: [String]
  /// The fields that name a row within its parent; the first that is present counts.
  package var key: [String]
  /// How a row is called in messages: `{codigo} {nombre}`.
  package var rowLabel: String
  /// Fields without which a grid is not this table.
  package var needs: [String]
  /// Fields of which at least one must be found as well; empty asks for none.
  package var some: [String]
  /// The kind of plan that finding this table suggests, as a value of `plan.tipo`.
  package var suggests: String?
  /// Whether its rows are the document's headings rather than those of a grid.
  package var isFromHeadings: Bool
  /// Whether its rows are what the file carries besides the plan: hidden sheets, authors, errors.
  package var isFromFile: Bool = false
  /// Whether a plan promises its rows, so that to drop one is to drop what was promised.
  package var isPromise: Bool
  /// Its columns.
  package var fields: [FieldDefinition]
  /// What names tell of whom they name, the first that fits; of the table of the entity.
  package var named: [EntityKind] = []
  /// What codes tell of whose they are, the first that fits; of the table of the entity.
  package var coded: [EntityCode] = []
  /// The titles that name a kind of plan; of the table of the plan.
  package var titled: [KindTitles] = []

  /// A table from its parts.
  package init(
    id: String, plural: String, label: LocalizedText? = nil, role: DocumentRole = .plan,
    parents: [String] = [], key: [String] = [], rowLabel: String = "", needs: [String] = [],
    some: [String] = [], suggests: String? = nil, isFromHeadings: Bool = false,
    isPromise: Bool = false, fields: [FieldDefinition] = []
  ) {
    self.id = id
    self.plural = plural
    self.label = label ?? LocalizedText(es: id)
    self.role = role
    self.parents = parents
    self.key = key
    self.rowLabel = rowLabel
    self.needs = needs
    self.some = some
    self.suggests = suggests
    self.isFromHeadings = isFromHeadings
    self.isPromise = isPromise
    self.fields = fields
  }

  /// Where a field stands in `fields`.
  package func index(of field: String) -> Int? { fields.firstIndex { $0.id == field } }

  /// Whether the engine fills it from the whole document, and no grid is recognised as it.
  package var isFilled: Bool { isFromHeadings || isFromFile }

  /// Whether it always has exactly one row: the facts of the title block and of `--set`.
  package var isSingle: Bool { id == "plan" || id == "entidad" }
}

/// The part a document plays in a dossier.
package enum DocumentRole: String, Sendable, CaseIterable {
  /// The plan itself.
  case plan
  /// The yearly plan of acquisitions.
  case paa
  /// The minutes of an approval.
  case acta
  /// The management report.
  case informe
  /// The budget.
  case presupuesto
  /// The proof of publication.
  case publicacion
  /// A copy of the public registry of projects; never looked for in other documents.
  case registro
  /// What `compare` found between two versions of a plan; it stands in no document.
  case cambio

  /// Whether its tables are looked for in documents.
  package var isOfDocuments: Bool { self != .registro && self != .cambio }
}

/// One column of a table.
package struct FieldDefinition: Hashable, Sendable {
  /// The identifier, as expressions name it.
  package var id: String
  /// What people call it, with its accents.
  package var label: LocalizedText
  /// What its cells hold.
  package var type: FieldType
  /// Whether a cell may hold several values.
  package var many: Bool
  /// Headings that mean this column, as offices write them.
  package var headings: [String]
  /// Headings that look like it and mean something else.
  package var unlike: [String]
  /// Bands above the heading that must be there where the heading alone is not enough.
  package var bands: [String]
  /// Which column counts where the heading stands several times in one header.
  package var repeated: Repetition
  /// How to ask a person for it while nobody gave it; for facts of `plan` and `entidad`.
  package var question: LocalizedText?
  /// Whether it stands in the document or nowhere, so that what is not found is absent, not unread.
  package var isOfDocument: Bool
  /// Whether it names persons or how to reach them, which `--redact` masks.
  package var isPersonal: Bool
  /// Whether it names units of the entity, whose other names the dossier may list.
  package var isUnit: Bool
  /// Whether a number from 1 to 12 is a month of the plan's year; for dates.
  package var hasMonthNumbers: Bool
  /// What a plan promises by it; `nil` for what binds nobody.
  package var promise: Promise?
  /// Which year of a plan of several years its column is of, from 1; `nil` for columns of no year.
  package var planYear: Int?

  /// What a value of a plan binds it to; what was spent and reached so far is a report, no promise.
  package enum Promise: String, Sendable, CaseIterable {
    /// So much will be reached: less of it is less than promised.
    case goal
    /// By then it will be done: later is later than promised.
    case deadline
    /// So much is given to it: less money is less than promised.
    case money
  }

  /// Which of several columns with the same heading is the field's.
  package enum Repetition: String, Sendable, CaseIterable {
    /// The first from the left.
    case first
    /// The last one that holds values: quarter after quarter under the same words.
    case last
  }

  /// A column from its parts.
  package init(
    id: String, label: LocalizedText? = nil, type: FieldType, many: Bool = false,
    headings: [String] = [], unlike: [String] = [], bands: [String] = [],
    repeated: Repetition = .first, question: LocalizedText? = nil, isOfDocument: Bool = false,
    isPersonal: Bool = false, isUnit: Bool = false, hasMonthNumbers: Bool = false,
    promise: Promise? = nil, planYear: Int? = nil
  ) {
    self.id = id
    self.label = label ?? LocalizedText(es: id)
    self.type = type
    self.many = many
    self.headings = headings
    self.unlike = unlike
    self.bands = bands
    self.repeated = repeated
    self.question = question
    self.isOfDocument = isOfDocument
    self.isPersonal = isPersonal
    self.isUnit = isUnit
    self.hasMonthNumbers = hasMonthNumbers
    self.promise = promise
    self.planYear = planYear
  }
}

/// What the cells of a column hold.
package enum FieldType: Hashable, Sendable {
  /// Words.
  case text
  /// Letters and digits kept as text: leading zeros count.
  case code
  /// A whole number.
  case integer
  /// A number.
  case decimal
  /// Pesos.
  case amount
  /// Hundredths of the whole: 25 is 25 %.
  case percent
  /// A date at the precision it is written with.
  case date
  /// Yes or no.
  case yesNo
  /// One of these, by identifier, each with the spellings people use.
  case choice([Choice])

  /// One value of a choice.
  package struct Choice: Hashable, Sendable {
    /// The identifier that rules name.
    package var id: String
    /// Other spellings, compared folded.
    package var spellings: [String]

    /// A value and its spellings.
    package init(id: String, spellings: [String] = []) {
      (self.id, self.spellings) = (id, spellings)
    }
  }
}

extension FieldType.Choice {
  /// What people write for it: the first of its spellings.
  package var name: String { spellings.first ?? id }
}
