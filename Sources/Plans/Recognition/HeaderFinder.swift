import Documents
import Values

/// A header that was found, and what its columns are.
struct FoundHeader: Sendable {
  /// Its rows and columns.
  var block: HeaderBlock
  /// Its tables and fields.
  var choice: TableChoice
  /// The known template that it is.
  var format: FormatDefinition?
}

/// Finds the headers of a grid by what is written in them, at any row.
struct HeaderFinder {
  private let index: HeadingIndex
  private let grid: Grid
  private let reader: HeaderReader
  private let chooser: TableChooser
  private let merges: [Grid.Merge]

  /// Most rows that are tried as headers.
  private static let candidateLimit = 64
  /// How far down a header without a single listed heading is looked for.
  private static let nearRows = 24

  /// Looks in one grid.
  init(_ index: HeadingIndex, _ grid: Grid, merges: [Grid.Merge]) {
    (self.index, self.grid, self.merges) = (index, grid, merges)
    reader = HeaderReader(grid, merges: merges)
    chooser = TableChooser(index)
  }

  /// The headers, from top to bottom; none overlaps another.
  func headers() -> [FoundHeader] {
    let candidates = candidateRows()
    var found = candidates.compactMap { best(around: $0.row) }
    if found.isEmpty, let near = nearHeader() ?? loneHeading() { return [near] }
    found.sort {
      ($0.choice.score, -$0.block.height, -$0.block.top)
        > ($1.choice.score, -$1.block.height, -$1.block.top)
    }
    guard let best = found.first else { return [] }
    var accepted: [FoundHeader] = []
    for header in found {
      let isClear = accepted.allSatisfy {
        header.block.top > $0.block.bottom || header.block.bottom < $0.block.top
      }
      guard isClear, header.choice.score * 3 >= best.choice.score || header.choice.score >= 12,
        !accepted.contains(where: { isSame($0.block, header.block) })
          || header.block.top < (accepted.map(\.block.top).min() ?? 0)
      else { continue }
      accepted.append(header)
    }
    accepted.sort { $0.block.top < $1.block.top }
    return withoutRepetitions(accepted)
  }

  /// The header that a person says ends in this row.
  func header(row: Int) -> FoundHeader {
    if let best = best(around: row), best.block.bottom == row { return best }
    let block = reader.block(top: row, bottom: row)
    return FoundHeader(block: block, choice: TableChoice(main: 0, ancestors: []))
  }

  /// A header that comes again after a page break is not another table.
  private func withoutRepetitions(_ headers: [FoundHeader]) -> [FoundHeader] {
    var kept: [FoundHeader] = []
    for header in headers where !kept.contains(where: { isSame($0.block, header.block) }) {
      kept.append(header)
    }
    return kept
  }

  private func isSame(_ first: HeaderBlock, _ second: HeaderBlock) -> Bool {
    let keys = Dictionary(
      first.columns.map { ($0.column, $0.key) }, uniquingKeysWith: { left, _ in left })
    let same = second.columns.count { keys[$0.column] == $0.key }
    return same * 3 >= second.columns.count * 2
  }
}

// MARK: - Candidates

extension HeaderFinder {
  /// Rows in which at least two different cells hold listed headings, and not among many others.
  private func candidateRows() -> [(row: Int, count: Int)] {
    var memo = [TextKind](repeating: .unknown, count: grid.texts.count)
    var scratch: [UInt8] = []
    var found: [(row: Int, count: Int)] = []
    for (position, number) in grid.rowNumbers.enumerated() {
      let cells = Int(grid.rowStarts[position])..<Int(grid.rowStarts[position + 1])
      var hits = 0
      // Where even the texts that are left would not make it a header, nobody looks at them.
      var texts = cells.count { if case .text = grid.values[$0] { true } else { false } }
      var last: StringPool.ID?
      for cell in cells where hits + texts >= 2 {
        guard case .text(let identifier) = grid.values[cell] else { continue }
        texts -= 1
        if identifier == last { continue }
        last = identifier
        if isHeading(identifier, &memo, &scratch) { hits += 1 }
      }
      // Months and years are no headings of fields, and speak against none.
      guard hits >= 2, hits >= 6 || hits * 3 >= cells.count - periods(in: cells, &memo) else {
        continue
      }
      found.append((Int(number), hits))
      if found.count >= HeaderFinder.candidateLimit * 4 { break }
    }
    if found.count <= HeaderFinder.candidateLimit { return found }
    let most = found.map(\.count).max() ?? 0
    return Array(found.filter { $0.count * 2 >= most }.prefix(HeaderFinder.candidateLimit))
  }

  /// What a text is where headings are looked for.
  private enum TextKind: UInt8 {
    /// Nobody has looked at it yet.
    case unknown
    /// A listed heading.
    case heading
    /// No listed heading; whether it is a period, nobody has asked.
    case noHeading
    /// A month, a year or another period.
    case period
    /// Anything else.
    case other
  }

  private func isHeading(
    _ identifier: StringPool.ID, _ memo: inout [TextKind], _ scratch: inout [UInt8]
  ) -> Bool {
    let position = Int(identifier)
    guard memo.indices.contains(position) else { return false }
    if memo[position] == .unknown {
      let text = grid.texts[identifier]
      let isKnown =
        text.utf8.count <= 240 && index.mayList(text)
        && index.hashes.contains(HeadingKey.hash(of: text, scratch: &scratch))
      memo[position] = isKnown ? .heading : .noHeading
    }
    return memo[position] == .heading
  }

  /// How many cells of a row are months, years or other periods; the same text side by side is one.
  private func periods(in cells: Range<Int>, _ memo: inout [TextKind]) -> Int {
    var count = 0
    var last: StringPool.ID?
    for cell in cells {
      switch grid.values[cell] {
      case .number(let number): count += isYear(number) ? 1 : 0
      case .text(let identifier):
        if identifier != last, isPeriod(identifier, &memo) { count += 1 }
        last = identifier
      default: continue
      }
    }
    return count
  }

  private func isPeriod(_ identifier: StringPool.ID, _ memo: inout [TextKind]) -> Bool {
    let position = Int(identifier)
    guard memo.indices.contains(position) else { return false }
    if memo[position] == .unknown || memo[position] == .noHeading {
      memo[position] = Period(heading: grid.texts[identifier]) != nil ? .period : .other
    }
    return memo[position] == .period
  }

  /// The best header of one to three levels that has this row; the fewest rows of equals.
  private func best(around row: Int) -> FoundHeader? {
    let spans = [
      (row, row), (row - 1, row), (row, row + 1), (row - 2, row), (row - 1, row + 1),
      (row, row + 2),
    ]
    var best: FoundHeader?
    var most = (score: 0, periods: 0)
    for (top, bottom) in spans where top >= 0 && isLevels(top, row, bottom) && !isCut(top) {
      let block = reader.block(top: top, bottom: bottom)
      let (choice, claims) = choose(block.columns)
      guard let choice, choice.columns.count >= 2 else { continue }
      let own = (score: choice.score, periods: codesOfPeriods(block, claims))
      guard own > most else { continue }
      most = own
      best = FoundHeader(block: block, choice: choice)
    }
    return best.map(extended)
  }

  /// How many columns hold codes of one period each: two of them are one field, and still two columns.
  private func codesOfPeriods(_ block: HeaderBlock, _ claims: [ColumnClaims]) -> Int {
    block.columns.indices.count { position in
      let column = block.columns[position]
      return column.levels.count > 1 && column.levels.last.map(Period.isPeriodOrSpan) == true
        && claims[position].addresses.contains { index[$0].type == .code }
    }
  }

  /// The header down to the foot of its tall cells: headings merged downwards say that the rows beside
  /// them are levels of the header, whatever is written there.
  private func extended(_ header: FoundHeader) -> FoundHeader {
    let block = header.block
    let tall = merges.filter { merge in
      (block.top...block.bottom).contains(Int(merge.top)) && Int(merge.bottom) > block.bottom
        && !grid[Int(merge.top), Int(merge.left)].isEmpty
    }
    // A band over many columns is one cell.
    let cells = block.columns.indices.count { position in
      position == 0 || block.columns[position].levels != block.columns[position - 1].levels
    }
    guard let bottom = tall.map(\.bottom).max(),
      tall.count >= 2, tall.count * 3 >= cells || tall.count >= 4
    else { return header }
    let taller = reader.block(top: block.top, bottom: Int(bottom))
    guard let choice = choose(taller.columns).choice else { return header }
    return FoundHeader(block: taller, choice: choice)
  }

  /// The tables that these columns make by their headings, of a known template by what it tells.
  private func choose(
    _ columns: [HeaderColumn]
  ) -> (choice: TableChoice?, claims: [ColumnClaims]) {
    let format = KnownFormat.find(columns, index.formats)
    let told = format?.fields(of: columns) ?? [:]
    let claims = columns.indices.map { position in
      ColumnClaims(addresses: told[position].map { [$0] } ?? index.claims(of: columns[position]))
    }
    return (chooser.choose(columns, claims, preferring: format?.main), claims)
  }

  /// Whether all rows of a span are written and those below the first candidate can be levels.
  private func isLevels(_ top: Int, _ row: Int, _ bottom: Int) -> Bool {
    (top...bottom).allSatisfy { number in
      let cells = grid.cellRange(ofRow: number)
      // A band and its headings may stand apart.
      if cells.isEmpty, number > top, number < bottom { return true }
      if number > row { return isLevel(number) }
      // «RESPONSABLE: Pedro Gómez» is a line of the title block and heads no column below it.
      return !cells.isEmpty && (number == row || !cells.contains(where: isLabel))
    }
  }

  /// Whether headings above a row reach down into it: it is the lower level of a header.
  private func isCut(_ row: Int) -> Bool {
    merges.count {
      $0.top < row && row <= $0.bottom && !grid[Int($0.top), Int($0.left)].isEmpty
    } >= 2
  }

  private func isLabel(_ cell: Int) -> Bool {
    guard case .text(let identifier) = grid.values[cell] else { return false }
    return HeaderReader.tidy(grid.texts[identifier]).hasSuffix(":")
  }

  /// Whether a row can be the lowest level of a header: words, or bare years, and no dates.
  private func isLevel(_ row: Int) -> Bool {
    let cells = grid.cellRange(ofRow: row)
    return !cells.isEmpty
      && cells.allSatisfy { cell in
        switch grid.values[cell] {
        case .text(let identifier): grid.texts[identifier].utf8.count <= 160
        case .number(let number): isYear(number)
        default: false
        }
      }
  }

  private func isYear(_ number: Double) -> Bool { number >= 1990 && number <= 2100 }

  /// A header of near headings only, where no listed one was found.
  private func nearHeader() -> FoundHeader? {
    let near = NearMatch(index)
    var best: FoundHeader?
    for number in grid.rowNumbers.prefix(HeaderFinder.nearRows) {
      let row = Int(number)
      guard isLevel(row), grid.cellRange(ofRow: row).count >= 3 else { continue }
      let block = reader.block(top: row, bottom: row)
      let claims = block.columns.map { column in
        let exact = index.claims(of: column)
        if !exact.isEmpty { return ColumnClaims(addresses: exact) }
        let meant = near.field(for: column) { _ in true }
        return ColumnClaims(addresses: meant.map { [$0] } ?? [], confidence: .guessed)
      }
      guard let choice = chooser.choose(block.columns, claims), choice.columns.count >= 3,
        choice.columns.count * 2 >= block.columns.count,
        choice.score > (best?.choice.score ?? 0)
      else { continue }
      best = FoundHeader(block: block, choice: choice)
    }
    return best
  }

  /// A list of names with a per cent beside each, where only the names have a heading.
  private func loneHeading() -> FoundHeader? {
    guard let row = grid.rowNumbers.first.map(Int.init), grid.rowNumbers.count > 2 else {
      return nil
    }
    let written = grid.cellRange(ofRow: row)
    guard written.count == 1, let cell = written.first,
      grid.columns.allSatisfy({ $0 == grid.columns[cell] || $0 == grid.columns[cell] + 1 })
    else { return nil }
    let names = reader.block(top: row, bottom: row).columns
    guard names.count == 1, arePerCents(column: names[0].column + 1, below: row) else { return nil }
    for name in index.claims(of: names[0]) {
      let table = index.tables[name.table]
      guard table.needs == [index[name].id], let value = table.some.first,
        let field = table.index(of: value), table.fields[field].type == .percent
      else { continue }
      let meant = FieldAddress(table: name.table, field: field)
      let bare = HeaderColumn(
        column: names[0].column + 1, row: row, levels: [""], width: 1, meant: meant)
      let claims = [
        ColumnClaims(addresses: [name]), ColumnClaims(addresses: [meant], confidence: .guessed),
      ]
      guard let choice = chooser.choose(names + [bare], claims) else { continue }
      let block = HeaderBlock(top: row, bottom: row, columns: names + [bare])
      return FoundHeader(block: block, choice: choice)
    }
    return nil
  }

  /// Whether all cells of a column are per cents, written as such.
  private func arePerCents(column: Int, below row: Int) -> Bool {
    var count = 0
    for (cell, place) in grid.columns.enumerated() where Int(place) == column {
      guard case .text(let identifier) = grid.values[cell], grid.texts[identifier].hasSuffix("%")
      else { return false }
      count += 1
    }
    return count > 1
  }
}
