import Values

/// Finds which row of the old table is which of the new one: by code, else by name, else by likeness.
///
/// In this order, each among the rows still left, one to one: the same facts within the same
/// parent; the same keys; one of the keys (numbering 1, 2, 3 … is no key, as an inserted row shifts
/// it); names that are like (`TextLikeness`); then facts and keys under another parent. Rows of one
/// key are told apart by the facts they share; where that is a tie they are in doubt. The order of
/// rows never counts.
struct RowAligner {
  /// Pairs of rows compared by their words in one parent; beyond, only rows that share a rare word.
  static let mostPairs = 250_000
  /// Rows that hold a rare word; beyond, the word finds none.
  static let mostHolders = 200

  private let base: PlanTable
  private let head: PlanTable
  private let rows: RowKeys
  private let keys: [Int]
  private var result: RowAlignment
  private var doubtfulBase: Set<Int> = []
  private var doubtfulHead: Set<Int> = []

  /// `parents` gives a number to the parent of each row; equal numbers are one parent.
  init(
    _ base: PlanTable, _ head: PlanTable, facts: (FactTokens, FactTokens),
    parents: (ContiguousArray<Int64>, ContiguousArray<Int64>)
  ) {
    (self.base, self.head) = (base, head)
    rows = RowKeys(facts: facts, parents: parents)
    keys = base.definition.key.compactMap(base.definition.index(of:))
    result = RowAlignment(base: base.rowCount, head: head.rowCount)
  }

  /// The alignment.
  func alignment() -> RowAlignment {
    var aligner = self
    aligner.run()
    return aligner.result
  }

  private mutating func run() {
    if base.definition.isSingle {
      if base.rowCount == 1, head.rowCount == 1 { result.join(0, 0) }
      return
    }
    let rows = rows
    joinInOrder { rows.content($0, $1, within: true) }
    let telling = keys.filter { !isNumbering($0) }
    let keys = keys
    joinGroups(mayDoubt: true) { rows.keys($0, $1, keys, within: true) }
    for key in telling { joinGroups(mayDoubt: true) { rows.keys($0, $1, [key], within: true) } }
    joinByWords()
    joinGroups(mayDoubt: false) { rows.content($0, $1, within: false) }
    joinGroups(mayDoubt: false) { rows.keys($0, $1, telling, within: false) }
    for key in telling { joinGroups(mayDoubt: false) { rows.keys($0, $1, [key], within: false) } }
  }

  // MARK: Sides

  private typealias Side = RowKeys.Side

  private func left(_ side: Side) -> [Int] {
    switch side {
    case .base:
      result.headOfBase.indices.filter { result.headOfBase[$0] < 0 && !doubtfulBase.contains($0) }
    case .head:
      result.baseOfHead.indices.filter { result.baseOfHead[$0] < 0 && !doubtfulHead.contains($0) }
    }
  }

  /// Whether a column of codes only counts its rows: 1, 2, 3 …, perhaps anew in each part.
  private func isNumbering(_ field: Int) -> Bool {
    guard base.definition.fields[field].type == .code else { return false }
    return [base, head].contains { table in
      var (steps, seen) = (0, 0)
      var last: Int?
      for row in 0..<table.rowCount {
        guard let text = table.columns[field].value(row: row)?.description else { continue }
        let number = Int(text)
        if let last { if number == last + 1 || number == 1 { steps += 1 } }
        seen += 1
        last = number
      }
      return seen > 2 && steps * 10 >= (seen - 1) * 8
    }
  }

  // MARK: By key

  /// Joins rows of one key in order: they say the same, so that it does not matter which is which.
  private mutating func joinInOrder(_ key: (Side, Int) -> [Int64]) {
    var waiting: [[Int64]: [Int]] = [:]
    for row in left(.base).reversed() { waiting[key(.base, row), default: []].append(row) }
    for row in left(.head) {
      if let other = waiting[key(.head, row)]?.popLast() { result.join(other, row) }
    }
  }

  /// Joins rows of one key: one with one, else by the facts that they share.
  private mutating func joinGroups(mayDoubt: Bool, _ key: (Side, Int) -> [Int64]?) {
    var groups: [[Int64]: Int] = [:]
    var members: [(base: [Int], head: [Int])] = []
    for row in left(.base) {
      guard let key = key(.base, row) else { continue }
      let group = groups[key] ?? members.count
      if group == members.count {
        groups[key] = group
        members.append(([], []))
      }
      members[group].base.append(row)
    }
    for row in left(.head) {
      guard let key = key(.head, row), let group = groups[key] else { continue }
      members[group].head.append(row)
    }
    for (old, new) in members where !new.isEmpty {
      if old.count == 1, new.count == 1 {
        result.join(old[0], new[0])
      } else if old.count * new.count <= RowAligner.mostPairs {
        joinBest(pairs(old, new) { _, _ in 0 }, mayDoubt: mayDoubt)
      } else if mayDoubt {
        doubt(old, new)
      }
    }
  }

  // MARK: By words

  /// Joins rows of one parent whose names are like.
  private mutating func joinByWords() {
    let (old, new) = (left(.base), left(.head))
    guard !old.isEmpty, !new.isEmpty else { return }
    let likeness = TextLikeness(old.map { name(base, $0) } + new.map { name(head, $0) })
    var blocks: [Int64: (old: [Int], new: [Int])] = [:]
    for index in old.indices {
      blocks[rows.baseParents[old[index]], default: ([], [])].old.append(index)
    }
    for index in new.indices { blocks[rows.headParents[new[index]]]?.new.append(index) }
    for (_, block) in blocks.sorted(by: { $0.key < $1.key }) where !block.new.isEmpty {
      let candidates = candidates(block.old, block.new, old.count, likeness)
      let found = candidates.compactMap { left, right -> Pair? in
        let like = likeness.between(left, old.count + right)
        guard like >= TextLikeness.threshold else { return nil }
        return pair(old[left], new[right], likeness: like)
      }
      joinBest(found, mayDoubt: true)
    }
  }

  /// All pairs of a small block; of a big one those that share one of three rare words.
  private mutating func candidates(
    _ old: [Int], _ new: [Int], _ offset: Int, _ likeness: TextLikeness
  ) -> [(Int, Int)] {
    guard old.count * new.count > RowAligner.mostPairs else {
      return old.flatMap { left in new.map { (left, $0) } }
    }
    var holders: [Int32: [Int]] = [:]
    for right in new {
      for word in likeness.rarest(offset + right, 3) { holders[word, default: []].append(right) }
    }
    return old.flatMap { left -> [(Int, Int)] in
      var found: Set<Int> = []
      for word in likeness.rarest(left, 3) {
        guard let rows = holders[word] else { continue }
        guard rows.count <= RowAligner.mostHolders else {
          result.isOverLimit = true
          continue
        }
        found.formUnion(rows)
      }
      return found.sorted().map { (left, $0) }
    }
  }

  /// What a row is called by its keys that are words, else by all its keys.
  private func name(_ table: PlanTable, _ row: Int) -> String {
    let words = keys.filter { table.definition.fields[$0].type == .text }
    return (words.isEmpty ? keys : words).compactMap {
      table.columns[$0].value(row: row)?.description
    }.joined(separator: " ")
  }

  // MARK: Best first

  private struct Pair {
    var base: Int
    var head: Int
    var likeness: Int
    var agreement: Int
  }

  private func pair(_ base: Int, _ head: Int, likeness: Int) -> Pair {
    Pair(
      base: base, head: head, likeness: likeness,
      agreement: FactTokens.agreement(rows.baseFacts, base, rows.headFacts, head))
  }

  private func pairs(_ old: [Int], _ new: [Int], _ likeness: (Int, Int) -> Int) -> [Pair] {
    old.flatMap { row in new.map { pair(row, $0, likeness: likeness(row, $0)) } }
  }

  /// Takes the likest pairs first; of equals only those that nothing else competes with.
  private mutating func joinBest(_ pairs: [Pair], mayDoubt: Bool) {
    var pairs = pairs.sorted {
      ($1.likeness, $1.agreement, $0.base, $0.head) < ($0.likeness, $0.agreement, $1.base, $1.head)
    }[...]
    while let first = pairs.first {
      let equals = pairs.prefix {
        $0.likeness == first.likeness && $0.agreement == first.agreement
      }
      pairs = pairs.dropFirst(equals.count)
      joinEquals(equals.filter { isFree($0) }, mayDoubt: mayDoubt)
    }
  }

  private func isFree(_ pair: Pair) -> Bool {
    result.headOfBase[pair.base] < 0 && result.baseOfHead[pair.head] < 0
      && !doubtfulBase.contains(pair.base) && !doubtfulHead.contains(pair.head)
  }

  /// Joins the pairs that compete with none, or only with rows that say the very same.
  private mutating func joinEquals(_ equals: [Pair], mayDoubt: Bool) {
    let headsOf = Dictionary(grouping: equals, by: \.base)
    let basesOf = Dictionary(grouping: equals, by: \.head)
    var tied: [Pair] = []
    for pair in equals where isFree(pair) {
      let rivals = (headsOf[pair.base] ?? []).map { rows.headFacts.content[$0.head] }
      let others = (basesOf[pair.head] ?? []).map { rows.baseFacts.content[$0.base] }
      if Set(rivals).count <= 1, Set(others).count <= 1 {
        result.join(pair.base, pair.head)
      } else {
        tied.append(pair)
      }
    }
    tied = tied.filter { isFree($0) }
    guard mayDoubt, !tied.isEmpty else { return }
    for group in connected(tied) { doubt(group.base, group.head) }
  }

  /// The tied pairs in groups that have no row in common.
  private func connected(_ pairs: [Pair]) -> [(base: [Int], head: [Int])] {
    var groups: [(base: Set<Int>, head: Set<Int>)] = []
    for pair in pairs {
      var merged = (base: Set([pair.base]), head: Set([pair.head]))
      groups.removeAll { group in
        guard group.base.contains(pair.base) || group.head.contains(pair.head) else { return false }
        merged.base.formUnion(group.base)
        merged.head.formUnion(group.head)
        return true
      }
      groups.append(merged)
    }
    return groups.map { ($0.base.sorted(), $0.head.sorted()) }.sorted {
      ($0.0.first ?? 0) < ($1.0.first ?? 0)
    }
  }

  private mutating func doubt(_ old: [Int], _ new: [Int]) {
    result.doubts.append(.init(base: old, head: new))
    doubtfulBase.formUnion(old)
    doubtfulHead.formUnion(new)
  }
}

/// What rows of both tables are known by.
private struct RowKeys {
  enum Side { case base, head }

  let baseFacts: FactTokens
  let headFacts: FactTokens
  let baseParents: ContiguousArray<Int64>
  let headParents: ContiguousArray<Int64>

  init(
    facts: (FactTokens, FactTokens), parents: (ContiguousArray<Int64>, ContiguousArray<Int64>)
  ) {
    (baseFacts, headFacts) = facts
    (baseParents, headParents) = parents
  }

  /// The number of all facts of a row, with that of its parent or without.
  func content(_ side: Side, _ row: Int, within: Bool) -> [Int64] {
    let content = Int64(side == .base ? baseFacts.content[row] : headFacts.content[row])
    return within ? [parent(side, row), content] : [content]
  }

  /// The numbers of these fields, `nil` where nothing is written in any.
  func keys(_ side: Side, _ row: Int, _ keys: [Int], within: Bool) -> [Int64]? {
    let facts = side == .base ? baseFacts : headFacts
    guard keys.contains(where: { facts.isWritten($0, row) }) else { return nil }
    return (within ? [parent(side, row)] : []) + keys.map { Int64(facts.columns[$0][row]) }
  }

  private func parent(_ side: Side, _ row: Int) -> Int64 {
    side == .base ? baseParents[row] : headParents[row]
  }
}
