import Values

/// Which tables a header is of, and which column is which field.
struct TableChoice: Sendable {
  /// The table with a row for each of the grid's rows.
  var main: Int
  /// Its ancestors that the header names too, outermost first.
  var ancestors: [Int]
  /// The understood columns, by their position in the header.
  var columns: [Assignment] = []
  /// Columns that no field got, by their position in the header, and why where there is a reason.
  var unclaimed: [(position: Int, reason: LocalizedText?)] = []
  /// Fields whose heading is there without a column that can be theirs; no other column is taken for
  /// them either.
  var open: Set<FieldAddress> = []
  /// Fields without a column that one with a heading nobody knows may be; a column found later is theirs.
  var doubted: Set<FieldAddress> = []
  /// Other tables whose rows a column may name that no field got, by its position in the header.
  var doubtful: [Int: Set<Int>] = [:]
  /// Another table that fits the header as well.
  var rival: Int?
  /// Columns whose cells hold a code and a name, by their positions in the header.
  var splits: [CodeAndName] = []

  /// A column and the field it gives.
  struct Assignment: Sendable {
    /// The column's position in the header.
    var position: Int
    /// The field.
    var address: FieldAddress
    /// Exact, or guessed where the heading is only nearly a listed one.
    var confidence: Confidence
  }

  /// Whether a field without a column may be there all the same: then nobody can say that it is absent.
  func mayBeThere(_ address: FieldAddress) -> Bool {
    open.contains(address) || doubted.contains(address)
  }

  /// Adds a table above the main one, named by a column that no other has.
  mutating func add(_ name: FieldAddress, at position: Int, _ index: HeadingIndex) {
    let order = index.ancestors[main]
    ancestors.append(name.table)
    ancestors.sort { (order.firstIndex(of: $0) ?? 0) > (order.firstIndex(of: $1) ?? 0) }
    columns.append(.init(position: position, address: name, confidence: .exact))
    columns.sort { ($0.position, $0.address.table) < ($1.position, $1.address.table) }
  }

  /// All tables that the grid feeds.
  var tables: [Int] { ancestors + [main] }
  /// How many columns are understood, exact ones counting more.
  var score: Int { columns.reduce(0) { $0 + ($1.confidence == .exact ? 2 : 1) } }
}

/// What a column might be.
struct ColumnClaims: Sendable {
  /// The fields its heading names.
  var addresses: [FieldAddress] = []
  /// Exact, or guessed for a near heading.
  var confidence = Confidence.exact
  /// Fields that its heading names and its cells deny.
  var denied: [FieldAddress: LocalizedText] = [:]
  /// Other tables that its heading names beside the one it is taken for.
  var others: Set<Int> = []
  /// Whether anything is written below the heading.
  var hasValues = true
}

/// Chooses a header's tables and gives each column its field.
struct TableChooser {
  private let index: HeadingIndex

  /// Chooses among the tables of an index.
  init(_ index: HeadingIndex) { self.index = index }

  /// The tables these columns make, `nil` where they make none.
  ///
  /// A main table that a person names is taken whatever it lacks; one that a known template prefers
  /// where the columns that name its rows are there.
  func choose(
    _ header: [HeaderColumn], _ claims: [ColumnClaims], main given: Int? = nil,
    preferring preferred: Int? = nil
  ) -> TableChoice? {
    if let given {
      return settle(given, among: matchedTables(claims), header, claims, isGiven: true)
    }
    var matched = matchedTables(claims)
    if let preferred, areNamed(preferred, Set(claims.flatMap(\.addresses))) {
      return settle(preferred, among: matched, header, claims, isGiven: true)
    }
    guard let role = prevailingRole(matched, claims) else { return nil }
    matched = matched.filter { index.tables[$0].role == role }
    matched = withoutShadows(matched, claims)
    var best: (main: Int, covered: Int, own: Int)?
    var rival: Int?
    for table in matched where !matched.contains(where: { index.ancestors[$0].contains(table) }) {
      let group = Set([table] + index.ancestors[table].filter(matched.contains))
      let covered = claims.count { $0.addresses.contains { group.contains($0.table) } }
      let own = claims.count { $0.addresses.contains { $0.table == table } }
      if best.map({ (covered, own) > ($0.covered, $0.own) }) ?? true {
        best = (table, covered, own)
        rival = nil
      } else if let best, (covered, own) == (best.covered, best.own) {
        rival = table
      }
    }
    guard let main = best?.main else { return nil }
    var choice = settle(main, among: matched, header, claims)
    choice?.rival = rival
    return choice
  }

  /// Gives out the columns; ancestors that end without what they need are dropped.
  private func settle(
    _ main: Int, among matched: [Int], _ header: [HeaderColumn], _ claims: [ColumnClaims],
    isGiven: Bool = false
  ) -> TableChoice? {
    var ancestors = Array(index.ancestors[main].filter(matched.contains).reversed())
    while true {
      var choice = TableChoice(main: main, ancestors: ancestors)
      ColumnDealer(index: index, header: header, claims: claims).deal(into: &choice)
      let lacking = ancestors.filter { table in
        !isComplete(table, Set(choice.columns.map(\.address)))
      }
      if lacking.isEmpty {
        return isGiven || isComplete(main, Set(choice.columns.map(\.address))) ? choice : nil
      }
      // One at a time: what two tables wish for is enough for the other once one of them is left out.
      let columns = lacking.map { table in
        claims.count { $0.addresses.contains { $0.table == table } }
      }
      let fewest = columns.min() ?? 0
      let dropped = lacking[columns.lastIndex(of: fewest) ?? 0]
      ancestors.removeAll { $0 == dropped }
    }
  }

  /// The tables whose needed fields have a column each.
  private func matchedTables(_ claims: [ColumnClaims]) -> [Int] {
    let found = Set(claims.flatMap(\.addresses))
    return index.tables.indices.filter { isComplete($0, found) }
  }

  private func isComplete(_ table: Int, _ found: Set<FieldAddress>) -> Bool {
    let definition = index.tables[table]
    guard !definition.isSingle, !(definition.needs.isEmpty && definition.some.isEmpty) else {
      return false
    }
    // A field of `some` that the vocabulary no longer has cannot be asked for.
    let some = definition.some.filter { definition.index(of: $0) != nil || isParent($0, table) }
    return definition.needs.allSatisfy { isFound($0, table, found) }
      && (definition.some.isEmpty
        || some.contains { isFound($0, table, found) || hasParent($0, table, found) })
  }

  private func isFound(_ field: String, _ table: Int, _ found: Set<FieldAddress>) -> Bool {
    index.tables[table].index(of: field)
      .map { found.contains(FieldAddress(table: table, field: $0)) } ?? false
  }

  /// Whether the fields without which a grid is not this table have a column each; one of its names
  /// where it needs none.
  private func areNamed(_ table: Int, _ found: Set<FieldAddress>) -> Bool {
    let definition = index.tables[table]
    return definition.needs.isEmpty
      ? definition.key.contains { isFound($0, table, found) }
      : definition.needs.allSatisfy { isFound($0, table, found) }
  }

  private func isParent(_ id: String, _ table: Int) -> Bool {
    index.tables[table].parents.contains(id)
  }

  /// `some: [producto]` is met by a column of the parent table as well.
  private func hasParent(_ id: String, _ table: Int, _ found: Set<FieldAddress>) -> Bool {
    guard isParent(id, table), let parent = index.tables.firstIndex(where: { $0.id == id }) else {
      return false
    }
    return found.contains { address in
      address.table == parent && index.tables[parent].key.contains(index[address].id)
    }
  }

  /// The document role of most columns; the first of equals.
  private func prevailingRole(_ tables: [Int], _ claims: [ColumnClaims]) -> DocumentRole? {
    var best: (role: DocumentRole, count: Int)?
    for role in DocumentRole.allCases {
      let own = Set(tables.filter { index.tables[$0].role == role })
      let count = claims.count { $0.addresses.contains { own.contains($0.table) } }
      if count > (best?.count ?? 0) { best = (role, count) }
    }
    return best?.role
  }

  /// Leaves out tables that stand only on columns which a table with more columns claims as well.
  private func withoutShadows(_ tables: [Int], _ claims: [ColumnClaims]) -> [Int] {
    let counts = tables.map { table in
      claims.count { $0.addresses.contains { $0.table == table } }
    }
    return tables.enumerated().filter { position, table in
      let naming = claims.filter { claim in claim.addresses.contains { isNaming($0, table) } }
      return naming.isEmpty
        || naming.contains { claim in
          !tables.enumerated().contains { other, rival in
            rival != table && counts[other] > counts[position]
              && claim.addresses.contains { $0.table == rival }
              && !(names(claim, rival) && isNamedApart(rival, from: table, claims))
          }
        }
    }.map(\.element)
  }

  /// Whether a table is named by words in a column that names nothing of another.
  private func isNamedApart(_ table: Int, from other: Int, _ claims: [ColumnClaims]) -> Bool {
    claims.contains { claim in
      names(claim, table) && !claim.addresses.contains { isNaming($0, other) }
    }
  }

  /// Whether a column names the rows of a table by words.
  private func names(_ claim: ColumnClaims, _ table: Int) -> Bool {
    claim.addresses.contains { isNaming($0, table) && index[$0].type == .text }
  }

  /// Whether a table can stand on a column; where it needs no name, on its figure alone.
  private func isNaming(_ address: FieldAddress, _ table: Int) -> Bool {
    let definition = index.tables[table]
    let alone = definition.needs.isEmpty ? definition.some : []
    return address.table == table
      && (definition.needs + definition.key + alone).contains(index[address].id)
  }
}
