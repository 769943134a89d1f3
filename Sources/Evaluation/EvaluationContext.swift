import CEL
import Documents
import Findings
import Plans
import Rules
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
  /// The cost at which an expression stops.
  package let costLimit: Int
  /// The limits of judging.
  package let limits: EvaluationLimits
  /// Whether outcomes tell the verdict of every subject by its key: for examples, not for plans.
  package let keepsSubjects: Bool

  let facts: FactView
  /// The same facts with guesses unknown; `nil` where nothing was guessed.
  let certainFacts: FactView?

  /// A context from its parts.
  package init(
    pack: RulePack, tables: PlanTables, asOf: CalendarDate, answers: [String: String] = [:],
    costLimit: Int = CELProgram.defaultCostLimit, limits: EvaluationLimits = EvaluationLimits(),
    keepsSubjects: Bool = false
  ) {
    self.pack = pack
    self.tables = tables
    self.asOf = asOf
    self.answers = answers
    self.costLimit = costLimit
    self.limits = limits
    self.keepsSubjects = keepsSubjects
    facts = FactView(tables)
    certainFacts = facts.hasGuesses ? FactView(tables, guessesAreUnknown: true) : nil
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
      case .unread(let reason):
        Cause(fact: "documento", state: .unread, reason: reason.rawValue, place: block.place)
      default:
        Cause(
          fact: "documento", state: .unread, reason: UnreadReason.notRecognised.rawValue,
          place: block.place)
      }
    }
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

  /// A cause of CEL's in the words of reports.
  func cause(_ cause: CELCause) -> Cause {
    guard let fact = FactReference(cause) else {
      return Cause(fact: "fecha", state: .imprecise)
    }
    return self.cause(table: fact.table, field: fact.field, row: fact.row)
  }

  /// The state of a fact as a cause.
  func cause(table: Int, field: Int, row: Int) -> Cause {
    let plan = tables.tables[table]
    let name = plan.definition.id
    guard field != FactReference.wholeTable else {
      return unreadBlocks(hidingRowsOf: table).first
        ?? Cause(fact: name, state: .unread, reason: UnreadReason.notRecognised.rawValue)
    }
    let fact = "\(name).\(plan.definition.fields[field].id)"
    guard row < plan.rowCount else {
      let isUnread = row == FactReference.unreadRow
      return Cause(
        fact: fact, state: isUnread ? .unread : .absent,
        reason: isUnread ? UnreadReason.damaged.rawValue : "")
    }
    let column = plan.columns[field]
    let code = column.codes[row]
    let place = plan.origin(row: row, field: field)
    if code.confidence == .guessed {
      return Cause(
        fact: fact, state: .guessed, place: guess(of: plan, field: field, row: row) ?? place)
    }
    switch code.state {
    case .present: return Cause(fact: fact, state: .present, place: place)
    case .malformed:
      return Cause(
        fact: fact, state: .malformed, reason: (column.malformed[row] ?? .notADate).id,
        place: place)
    case .absent: return Cause(fact: fact, state: .absent, place: place)
    case .unread:
      return Cause(
        fact: fact, state: .unread, reason: (column.unread[row] ?? .damaged).rawValue,
        place: plan.definition.isSingle ? nil : place)
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
      && tables.tables[fact.table].columns[fact.field].unread[0] == .notGiven
  }

  /// The header of a column that was guessed as a whole: one question, not one a cell.
  private func guess(of plan: PlanTable, field: Int, row: Int) -> Locator? {
    guard plan.parts.indices.contains(Int(plan.partOfRow[row])) else { return nil }
    let id = plan.definition.fields[field].id
    return plan.parts[Int(plan.partOfRow[row])].readings
      .first { $0.field == id && $0.confidence == .guessed }?.cell
  }
}
