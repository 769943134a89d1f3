import CEL
import Documents
import Findings
import Plans
import Rules
import Synchronization
import Values

/// Everything that rules are judged against in one check.
package final class EvaluationContext: Sendable {
  /// The rules.
  package let pack: RulePack
  /// What was read.
  package let tables: PlanTables
  /// The day whose law counts.
  package let asOf: CalendarDate
  /// Answers given, by the identifier of the rule that asks.
  package let answers: [String: String]
  /// The cost at which an expression stops, in a plan that is not long.
  package let costLimit: Int
  /// The limits of judging.
  package let limits: EvaluationLimits
  /// Whether outcomes tell the verdict of every subject by its key: for examples, not for plans.
  package let keepsSubjects: Bool
  /// The languages in which findings are worded.
  package let languages: Set<TextLanguage>

  /// The rows of all tables.
  private let rowCount: Int
  private let factNames: Mutex<[[String]]>
  /// The parts of tables that stand in each block, in the tables' order.
  private let partsOfBlock: [Block: [Part]]
  private let ways = Mutex<[Way: FactAccess?]>([:])
  private let groups = Mutex<[Grouping: RowGroups]>([:])
  let facts: FactView
  /// The same facts with guesses unknown; `nil` where nothing was guessed.
  let certainFacts: FactView?

  /// A block of a document.
  private struct Block: Hashable {
    let document: UInt16
    let block: UInt16

    init(of place: Locator) { (document, block) = (place.document, place.block) }
  }

  /// A path from the rows of a table, or from the plan.
  private struct Way: Hashable {
    let path: FieldPath
    let table: Int?
  }

  /// By which fields rows of a table are grouped.
  private struct Grouping: Hashable {
    let table: Int
    let paths: [FieldPath]
  }

  /// A part of a table, by its position.
  struct Part: Sendable {
    let table: Int
    let part: Int
  }

  /// A context from its parts.
  package init(
    pack: RulePack, tables: PlanTables, asOf: CalendarDate, answers: [String: String] = [:],
    costLimit: Int = CELProgram.defaultCostLimit, limits: EvaluationLimits = EvaluationLimits(),
    keepsSubjects: Bool = false, languages: Set<TextLanguage> = Set(TextLanguage.allCases)
  ) {
    self.pack = pack
    self.tables = tables
    self.asOf = asOf
    self.answers = answers
    self.costLimit = costLimit
    self.limits = limits
    self.keepsSubjects = keepsSubjects
    self.languages = languages
    rowCount = tables.tables.reduce(0) { $0 + $1.rowCount }
    factNames = Mutex(Array(repeating: [], count: tables.tables.count))
    var partsOfBlock: [Block: [Part]] = [:]
    for (table, plan) in tables.tables.enumerated() {
      for (part, found) in plan.parts.enumerated() {
        partsOfBlock[Block(of: found.place), default: []].append(Part(table: table, part: part))
      }
    }
    self.partsOfBlock = partsOfBlock
    facts = FactView(tables)
    certainFacts = facts.hasGuesses ? FactView(tables, guessesAreUnknown: true) : nil
  }

  /// The cost at which an expression stops that is evaluated for each of so many subjects.
  ///
  /// A long plan costs more to go through, and that is no fault; to go through it again for each of
  /// its own rows is.
  func costLimit(subjects: Int) -> Int {
    let shares = rowCount / max(1, limits.rowsOfCost) / max(1, subjects)
    let (limit, isOver) = costLimit.multipliedReportingOverflow(by: max(1, shares))
    return isOver ? .max : limit
  }

  /// Lets go of what only judging needs, before what was found is put into words.
  func forgetColumns() {
    facts.columns.forget()
    certainFacts?.columns.forget()
  }

  /// Why rows of a table may be missing: each block that may hold some and was not read, as a cause;
  /// a table of which nobody handed in a document is one cause of its own.
  func unreadBlocks(hidingRowsOf table: Int) -> [Cause] {
    if facts.isUnknown(table) {
      return [
        Cause(
          fact: tables.tables[table].definition.id, state: .unread,
          reason: UnreadReason.notGiven.rawValue)
      ]
    }
    return tables.blocks(hidingRowsOf: table).map { block in
      switch block.reason {
      case .unread(.columnNotUnderstood):
        Cause(
          fact: "documento", state: .unread, reason: UnreadReason.columnNotUnderstood.rawValue,
          text: notUnderstood(block.place, table), place: block.place)
      case .unread(let reason):
        Cause(fact: "documento", state: .unread, reason: reason.rawValue, place: block.place)
      default:
        Cause(
          fact: "documento", state: .unread, reason: UnreadReason.notRecognised.rawValue,
          place: block.place)
      }
    }
  }

  /// «No se entendió la columna «Metas físicas», que puede ser de meta».
  private func notUnderstood(_ place: Locator, _ table: Int) -> LocalizedText {
    let heading = tables.rawText(at: place).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    let label = tables.tables[table].definition.label
    return LocalizedText(
      es:
        "No se pudo verificar: no se entendió la columna «\(heading)», que puede ser de «\(label.es)».",
      en: "Could not be checked: the column “\(heading)” was not understood; it may be of "
        + "“\(label.text(in: .en))”.")
  }

  /// Why a row that was not found in a table may be there all the same: what was not read of it, or
  /// that nobody handed in its document. Empty where the table was read whole.
  func openCauses(of table: Int) -> [Cause] {
    let blocks = unreadBlocks(hidingRowsOf: table)
    guard blocks.isEmpty, tables.isNotGiven(table) else { return blocks }
    return [
      Cause(
        fact: tables.tables[table].definition.id, state: .unread,
        reason: UnreadReason.notGiven.rawValue)
    ]
  }

  /// The way to a field from the rows of a table, `nil` from the plan; found once for all who ask.
  func access(_ path: FieldPath, from table: Int?) -> FactAccess? {
    let way = Way(path: path, table: table)
    if let known = ways.withLock({ $0[way] }) { return known }
    let access = FactAccess(path, from: table, in: tables)
    ways.withLock { $0[way] = .some(access) }
    return access
  }

  /// The rows of a table by equal values of some fields; found once for all who ask.
  func groups(of table: Int, by paths: [FieldPath]) -> RowGroups {
    let grouping = Grouping(table: table, paths: paths)
    if let known = groups.withLock({ $0[grouping] }) { return known }
    let made = RowGroups(of: table, by: paths, in: self)
    groups.withLock { $0[grouping] = made }
    return made
  }

  /// How reports call a field of a table: `actividad.responsable`.
  func factName(table: Int, field: Int) -> String {
    factNames.withLock { names in
      if names[table].isEmpty {
        let id = tables.tables[table].definition.id
        names[table] = tables.tables[table].definition.fields.map { "\(id).\($0.id)" }
      }
      return names[table][field]
    }
  }

  /// The parts of tables that stand in the block of a place, in the tables' order.
  func parts(around place: Locator) -> [Part] { partsOfBlock[Block(of: place)] ?? [] }

  /// A cause of CEL's in the words of reports.
  func cause(_ cause: CELCause) -> Cause {
    guard let fact = FactReference(cause) else {
      return Cause(fact: "fecha", state: .imprecise)
    }
    return self.cause(table: fact.table, field: fact.field, row: fact.row)
  }

  /// The state of a fact as a cause.
  func cause(table: Int, field: Int, row: Int) -> Cause {
    guard field != FactReference.wholeTable else {
      return unreadBlocks(hidingRowsOf: table).first
        ?? Cause(
          fact: tables.tables[table].definition.id, state: .unread,
          reason: UnreadReason.notRecognised.rawValue)
    }
    let fact = factName(table: table, field: field)
    guard row < tables.tables[table].rowCount else {
      let isUnread = row == FactReference.unreadRow
      return Cause(
        fact: fact, state: isUnread ? .unread : .absent,
        reason: isUnread ? UnreadReason.damaged.rawValue : "")
    }
    let code = tables.tables[table].columns[field].codes[row]
    let place = tables.tables[table].origin(row: row, field: field)
    if code.isGuessed {
      // A column that was guessed as a whole is one question, not one a cell.
      let reading = tables.tables[table].reading(ofField: field, row: row)
      let header = reading.flatMap { $0.isAskedAtHeading ? $0.cell : nil }
      let reason = tables.guessReason(table: table, field: field, row: row)
      return Cause(
        fact: fact, state: .guessed, reason: reason?.rawValue ?? "", place: header ?? place)
    }
    switch code.state {
    case .present: return Cause(fact: fact, state: .present, place: place)
    case .malformed:
      let reason = tables.tables[table].columns[field].malformed[row] ?? .notADate
      return Cause(fact: fact, state: .malformed, reason: reason.id, place: place)
    case .absent: return Cause(fact: fact, state: .absent, place: place)
    case .unread:
      let reason = tables.tables[table].columns[field].unreadReason(row: row) ?? .damaged
      return Cause(
        fact: fact, state: .unread, reason: reason.rawValue,
        place: tables.tables[table].definition.isSingle ? nil : place)
    default:
      return Cause(
        fact: fact, state: .blank, reason: (code.blankKind ?? .empty).id, place: place)
    }
  }

  /// The state of a fact as a cause, found from a row of the judged table.
  func cause(_ access: FactAccess, from row: Int) -> Cause {
    let target = access.row(from: row)
    let missing = target == -2 ? FactReference.unreadRow : FactReference.noRow
    return cause(table: access.table, field: access.field, row: target < 0 ? missing : target)
  }

  /// Whether a cause is a fact of the plan that nobody gave and that people are asked for.
  func isQuestion(_ cause: CELCause) -> Bool {
    guard !cause.isLack, let fact = FactReference(cause), fact.row == 0,
      tables.tables[fact.table].definition.id == "plan",
      tables.tables[fact.table].definition.fields.indices.contains(fact.field)
    else { return false }
    return tables.tables[fact.table].definition.fields[fact.field].question != nil
      && tables.tables[fact.table].columns[fact.field].unreadReason(row: 0) == .notGiven
  }
}
