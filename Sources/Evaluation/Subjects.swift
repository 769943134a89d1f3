import CEL
import Documents
import Findings
import Plans
import Rules
import Values

/// What one rule judges in one check, in order.
struct Subjects: Sendable {
  /// What a subject is.
  enum Kind: Sendable {
    /// The dossier.
    case plan
    /// The rows of a table, all of them.
    case rows(table: Int)
    /// Groups of a table's rows: key texts and rows; an empty key groups what lacks one, and
    /// `unreadKey` what has one that nobody could read.
    case groups(table: Int, keys: [[String]], rows: [[Int32]])
    /// The rows in force of a dated table.
    case each(DatedTable, rows: [Int])
  }

  let kind: Kind

  /// How many there are.
  let count: Int

  /// The first key that nobody could read, as a cause: its row may belong to any group.
  private(set) var unreadKeys: [Cause] = []
  /// The guesses on which a group's key rests.
  private(set) var guessedKeys: [Int: [Cause]] = [:]

  init(of subject: Rule.Subject, in context: EvaluationContext) {
    switch subject {
    case .plan: (kind, count) = (.plan, 1)
    case .rows(let id):
      let table = context.tables.index(of: id) ?? 0
      (kind, count) = (.rows(table: table), context.tables.tables[table].rowCount)
    case .groups(let id, let paths):
      let table = context.tables.index(of: id) ?? 0
      let groups = context.groups(of: table, by: paths)
      (kind, count) = (
        .groups(table: table, keys: groups.keys, rows: groups.rows), groups.keys.count
      )
      unreadKeys = groups.unread
      guessedKeys = groups.guessed
    case .each(let id):
      guard let dated = context.pack.datedTable(id) else {
        (kind, count) = (.plan, 1)
        return
      }
      let rows = dated.rows.indices.filter { dated.rows[$0].inForce.contains(context.asOf) }
      (kind, count) = (.each(dated, rows: rows), rows.count)
    }
  }

  /// Whether a subject is the group of rows whose key nobody could read.
  func hasUnreadKey(_ index: Int) -> Bool {
    if case .groups(_, let keys, _) = kind { return keys[index] == RowGroups.unreadKey }
    return false
  }

  /// Whether a subject is the group of rows without a key, of which there is nothing to judge.
  func isKeyless(_ index: Int) -> Bool {
    if case .groups(_, let keys, _) = kind { return keys[index].isEmpty }
    return false
  }

  /// The rows of the judged table that belong to a subject.
  func rows(of index: Int) -> [Int32] {
    switch kind {
    case .plan, .each: []
    case .rows: [Int32(index)]
    case .groups(_, _, let rows): rows[index]
    }
  }

  /// The judged table's position.
  var table: Int? {
    switch kind {
    case .plan, .each: nil
    case .rows(let table), .groups(let table, _, _): table
    }
  }
}

/// The way from a row to a fact of its own or of a row it belongs to.
struct FactAccess: Sendable {
  /// The table that holds the fact.
  let table: Int
  /// The field there.
  let field: Int
  /// The links to follow, nearest first; empty for the row's own fact.
  private let links: [ContiguousArray<Int32>]
  /// Whether the fact is the same for every subject: of `plan` or `entidad`.
  let isSingle: Bool

  /// `nil` where the path does not exist in the vocabulary. `from` is `nil` for the plan as subject.
  init?(_ path: FieldPath, from start: Int?, in tables: PlanTables) {
    var position = start
    var links: [ContiguousArray<Int32>] = []
    var single = false
    for parent in path.parents {
      guard let next = tables.index(of: parent) else { return nil }
      if tables.tables[next].definition.isSingle {
        single = true
        links = []
      } else if let current = position {
        let rows = tables.tables[current].rowCount
        links.append(
          tables.tables[current].parentRows[parent]
            ?? ContiguousArray(repeating: -1, count: rows))
      } else {
        return nil
      }
      position = next
    }
    guard let table = position,
      let field = tables.tables[table].definition.index(of: path.field)
    else { return nil }
    self.table = table
    self.field = field
    self.links = links
    isSingle = single || tables.tables[table].definition.isSingle
  }

  /// The row that holds the fact, -1 where there is none, -2 where it could not be read.
  func row(from row: Int) -> Int {
    if isSingle { return 0 }
    var position = row
    for link in links {
      guard position >= 0 else { return position }
      position = Int(link[position])
    }
    return position
  }

  /// The same in fewer bytes.
  func row32(from row: Int) -> Int32 { Int32(truncatingIfNeeded: self.row(from: row)) }

  /// Whether the fact is the subject row's own.
  var isDirect: Bool { links.isEmpty && !isSingle }

  /// The value, `nil` where there is none.
  func value(row: Int, in tables: PlanTables) -> FactValue? {
    let target = self.row(from: row)
    return target < 0 ? nil : tables.tables[table].columns[field].value(row: target)
  }

  /// The code; a row that does not exist has nothing.
  func code(row: Int, in tables: PlanTables) -> FactCode {
    let target = self.row(from: row)
    if target < 0 { return FactCode(target == -2 ? .unread : .absent) }
    return tables.tables[table].columns[field].codes[target]
  }
}
