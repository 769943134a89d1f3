import Documents
import Findings
import Plans
import Rules
import Values

/// The rows of a table by equal keys, in order of first appearance, found once for all rules.
///
/// All rows that lack a key are one group, and so are those with a key that nobody could read.
final class RowGroups: Sendable {
  /// The texts of each group's key; empty for the group of rows that lack one.
  let keys: [[String]]
  /// The rows of each group.
  let rows: [[Int32]]
  /// The first key that nobody could read, as a cause: its row may belong to any group.
  let unread: [Cause]
  /// The guesses on which a group's key rests.
  let guessed: [Int: [Cause]]

  /// Stands for a key that nobody could read; no folded text holds this character.
  static let unreadKey = ["\u{FFFF}"]

  init(of table: Int, by paths: [FieldPath], in context: EvaluationContext) {
    let parts = paths.map { KeyColumn($0, from: table, in: context) }
    let identities = RowGroups.identities(parts, context.tables.tables[table].rowCount)
    var positions: [Int32: Int] = [:]
    var keys: [[String]] = []
    var rows: [[Int32]] = []
    var unread: [Cause] = []
    var guessed: [Int: [Cause]] = [:]
    let guesses = parts.filter(\.hasGuesses)
    for (row, identity) in identities.enumerated() {
      if identity == KeyColumn.unread, unread.isEmpty {
        unread = parts.lazy.filter { $0.identities[row] == KeyColumn.unread }.prefix(1)
          .map { $0.cause(row, in: context) }
      }
      let position = positions[identity] ?? keys.count
      if position == keys.count {
        positions[identity] = position
        keys.append(RowGroups.key(of: identity, parts, row))
        rows.append([])
      }
      rows[position].append(Int32(row))
      for part in guesses where part.isGuessed(row, in: context) {
        let guess = part.cause(row, in: context)
        if guessed[position]?.contains(guess) != true {
          guessed[position, default: []].append(guess)
        }
      }
    }
    (self.keys, self.rows, self.unread, self.guessed) = (keys, rows, unread, guessed)
  }

  /// One number a row, the same for the same key.
  private static func identities(
    _ parts: [KeyColumn], _ rowCount: Int
  ) -> ContiguousArray<Int32> {
    guard var all = parts.first?.identities else {
      return ContiguousArray(repeating: 0, count: rowCount)
    }
    for part in parts.dropFirst() {
      var numbers: [UInt64: Int32] = [:]
      for row in all.indices {
        let (first, second) = (all[row], part.identities[row])
        // What nobody could read outweighs what is lacking.
        guard first >= 0, second >= 0 else {
          all[row] = min(first, second)
          continue
        }
        let pair = UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
        let number = numbers[pair] ?? Int32(numbers.count)
        numbers[pair] = number
        all[row] = number
      }
    }
    return all
  }

  private static func key(of identity: Int32, _ parts: [KeyColumn], _ row: Int) -> [String] {
    switch identity {
    case KeyColumn.unread: unreadKey
    case KeyColumn.lack: []
    default: parts.map { $0.texts[Int($0.identities[row])] }
    }
  }
}

/// One part of a key for every row: the value of a field, or the row of a parent table itself.
private struct KeyColumn {
  static let lack: Int32 = -1
  static let unread: Int32 = -2

  /// A number for each row, the same for the same value, or one of the above.
  private(set) var identities: ContiguousArray<Int32> = []
  /// What people call each value, by its number; empty where it has no name.
  private(set) var texts: [String] = []
  /// Whether any row's value is a guess.
  private(set) var hasGuesses = false
  private let access: FactAccess?
  private let name: String
  private var numbers: [String: Int32] = [:]

  init(_ path: FieldPath, from table: Int, in context: EvaluationContext) {
    let tables = context.tables
    access = FactAccess(path, from: table, in: tables)
    name = "\(tables.tables[table].definition.id).\(path.description)"
    let rowCount = tables.tables[table].rowCount
    identities.reserveCapacity(rowCount)
    if let access {
      read(SubjectFacts(access, of: rowCount, in: tables))
    } else if path.parents.isEmpty, let parent = tables.index(of: path.field),
      let links = tables.tables[table].parentRows[path.field]
    {
      read(links, to: tables.tables[parent], rowCount)
    } else {
      identities = ContiguousArray(repeating: KeyColumn.lack, count: rowCount)
    }
    numbers = [:]
  }

  /// Whether the value of a row is a guess.
  func isGuessed(_ row: Int, in context: EvaluationContext) -> Bool {
    guard let code = access?.code(row: row, in: context.tables) else { return false }
    return code.isGuessed && code.state != .absent
  }

  /// The value of a row as a cause.
  func cause(_ row: Int, in context: EvaluationContext) -> Cause {
    access.map { context.cause($0, from: row) }
      ?? Cause(fact: name, state: .unread, reason: UnreadReason.damaged.rawValue)
  }

  private mutating func read(_ facts: SubjectFacts) {
    // Texts are folded once each, however many rows hold them.
    var known: ContiguousArray<Int32> = []
    var names: ContiguousArray<StringPool.ID> = []
    if case .texts(let list) = facts.column.storage {
      names = list
      known = ContiguousArray(repeating: .min, count: facts.column.texts.count)
    }
    for subject in 0..<facts.count {
      let row = facts.row(subject)
      let code = facts.code(row: row)
      if code.isGuessed, code.state != .absent { hasGuesses = true }
      guard code.isPresent else {
        let isUnread = code.state == .unread || code.state == .malformed
        identities.append(isUnread ? KeyColumn.unread : KeyColumn.lack)
        continue
      }
      let name = known.isEmpty ? nil : Int(names[row])
      if let name, known[name] != .min {
        identities.append(known[name])
        continue
      }
      let number = number(of: facts.column.value(row: row).map { folded($0.description) } ?? "")
      if let name { known[name] = number }
      identities.append(number)
    }
  }

  private mutating func number(of text: String) -> Int32 {
    if text.isEmpty { return KeyColumn.lack }
    if let number = numbers[text] { return number }
    let number = Int32(texts.count)
    numbers[text] = number
    texts.append(text)
    return number
  }

  /// A parent's row is told from others by its position, whatever it is called.
  private mutating func read(_ links: ContiguousArray<Int32>, to parent: PlanTable, _ count: Int) {
    var known = ContiguousArray<Int32>(repeating: .min, count: parent.rowCount)
    for row in 0..<count {
      let link = row < links.count ? Int(links[row]) : -1
      guard link >= 0, link < known.count else {
        identities.append(link == -2 ? KeyColumn.unread : KeyColumn.lack)
        continue
      }
      if known[link] == .min {
        known[link] = Int32(texts.count)
        texts.append(parent.key(row: link) ?? "")
      }
      identities.append(known[link])
    }
  }
}
