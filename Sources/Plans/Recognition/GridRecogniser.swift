import Documents
import Values

/// What one grid turned out to be.
enum RecognisedGrid {
  /// Tables, one draft a header.
  case tables([PartDraft])
  /// A tree in a known template.
  case tree([TreeLevel], format: FormatDefinition)
  /// No table.
  case nothing
}

/// Recognises one grid: its headers, columns and rows.
struct GridRecogniser {
  private let index: HeadingIndex
  private let vocabulary: Vocabulary
  /// Whether the format keeps cells apart; what was extracted from pages may have moved.
  private let canMerge: Bool

  /// How far below its top a header may stand to be worth looking at a merge.
  private static let headerMergeHeight: Int32 = 4

  /// Recognises with an index of a vocabulary.
  init(_ vocabulary: Vocabulary, _ index: HeadingIndex, canMerge: Bool) {
    (self.vocabulary, self.index, self.canMerge) = (vocabulary, index, canMerge)
  }

  /// The headers of a grid, before anybody looks at its cells.
  func headers(of grid: Grid, said: SheetOverrides? = nil) -> [FoundHeader] {
    let finder = HeaderFinder(index, grid, merges: headerMerges(grid))
    let found = finder.headers()
    guard let said else { return found }
    if let row = said.headerRow {
      // The header that was found counts where it ends in that row: it may have several levels.
      return [found.first { $0.block.bottom == row } ?? finder.header(row: row)]
    }
    return said.fields.isEmpty && said.main == nil ? found : Array(found.prefix(1))
  }

  /// What the grid is, given its headers; codes and names in one cell become texts of the grid.
  func recognise(
    _ grid: inout Grid, headers: [FoundHeader], said: SheetOverrides?, place: Locator
  ) -> RecognisedGrid {
    for format in vocabulary.formats where format.isTree {
      let merges = headerMerges(grid)
      if let tree = TreeTables(format, index, grid, merges: merges, place: place, said: said) {
        let levels = tree.levels()
        if levels.contains(where: { !$0.draft.rows.isEmpty }) {
          return .tree(levels, format: format)
        }
      }
    }
    var drafts: [PartDraft] = []
    for (position, header) in headers.enumerated() where said != nil || !isUnknownTree(header) {
      let end =
        position + 1 < headers.count ? headers[position + 1].block.top : Int(Int32.max)
      let rows = header.block.bottom + 1..<max(header.block.bottom + 1, end)
      drafts += self.drafts(header, &grid, rows, said, place)
    }
    return drafts.isEmpty ? .nothing : .tables(drafts)
  }

  /// The tables below one header: several where it stands over tables side by side, or over a column
  /// of codes for each of several periods.
  private func drafts(
    _ header: FoundHeader, _ grid: inout Grid, _ rows: Range<Int>, _ said: SheetOverrides?,
    _ place: Locator
  ) -> [PartDraft] {
    guard said == nil else {
      let understanding = ColumnUnderstanding(
        index, placeholders: vocabulary.placeholders, grid: grid)
      return understanding.understand(header, rows: rows, said: said)
        .map { [draft($0, &grid, rows, place)] } ?? []
    }
    var drafts: [PartDraft] = []
    for piece in HeaderSplitter(index, grid, rows: rows).pieces(of: header) {
      var same: [PartDraft] = []
      for variant in piece {
        let understanding = ColumnUnderstanding(
          index, placeholders: vocabulary.placeholders, grid: grid)
        guard let known = understanding.understand(variant, rows: rows) else { continue }
        var draft = draft(known, &grid, rows, place)
        for earlier in same { draft.leaveOut(rowsOf: earlier, index) }
        same.append(draft)
      }
      drafts += same
    }
    return drafts
  }

  /// A class column without a known template: which table a row is of, nobody can say.
  private func isUnknownTree(_ header: FoundHeader) -> Bool {
    header.block.columns.contains { $0.key == "clase" || $0.key == "ultimonivel" }
  }

  private func draft(
    _ header: FoundHeader, _ grid: inout Grid, _ rows: Range<Int>, _ place: Locator
  ) -> PartDraft {
    var header = header
    let dates = DateColumns(&header, index)
    let dealt = Set(header.choice.columns.map(\.position))
    let positions = header.block.columns.indices.filter { position in
      dealt.contains(position) || dates.positions.contains(position)
        || index.claims(of: header.block.columns[position]).contains {
          index.tables[$0.table].isSingle
        }
    }
    var draft = PartDraft(place: place, header: header, positions: positions)
    (draft.timeGrid, draft.splitDates) = (dates.grid, dates.split)
    let reader = RowReader(index, grid, header, positions: positions)
    reader.read(rows, into: &draft)
    // Years over figures are money or goals by year.
    if let years = dates.grid, !years.isMarked(in: draft, grid.texts, vocabulary.placeholders) {
      draft.timeGrid = nil
    } else {
      draft.header.choice.unclaimed.removeAll { dates.positions.contains($0.position) }
    }
    if !canMerge { ShiftedRows(index, grid).mend(&draft) }
    for split in header.choice.splits { split.copy(in: &draft) }
    fillMerges(&draft, grid)
    for split in header.choice.splits { split.apply(to: &draft, texts: &grid.texts) }
    // The reader's own grid lacks the texts that a split has added.
    RowReader(index, grid, header, positions: positions).accept(&draft)
    return draft
  }

  /// Fills merged cells from the outermost table inwards, so that each ends at its parents' borders.
  ///
  /// A sheet nests from left to right: a product named to the right of a merged leader is no border
  /// to it, a line of strategy to its left is.
  private func fillMerges(_ draft: inout PartDraft, _ grid: Grid) {
    if grid.merges.isEmpty { return }
    let merges = MergeInheritance(grid)
    var borderOf: [Int: (left: Int, rows: ContiguousArray<Bool>)] = [:]
    for table in draft.header.choice.tables {
      for column in draft.header.choice.columns where column.address.table == table {
        guard let slot = draft.positions.firstIndex(of: column.position) else { continue }
        var borders = ContiguousArray<Bool>(repeating: false, count: draft.rows.count)
        for ancestor in index.ancestors[table] {
          guard let theirs = borderOf[ancestor], theirs.left < slot else { continue }
          for row in borders.indices where theirs.rows[row] { borders[row] = true }
        }
        merges.fill(slot, of: &draft, borders: borders)
      }
      borderOf[table] = changes(table, draft, grid)
    }
  }

  /// The rows at which a table's keys become others, and the leftmost slot of its keys.
  private func changes(
    _ table: Int, _ draft: PartDraft, _ grid: Grid
  ) -> (left: Int, rows: ContiguousArray<Bool>) {
    var changes = ContiguousArray<Bool>(repeating: false, count: draft.rows.count)
    var left = Int.max
    for id in index.tables[table].key {
      guard let field = index.tables[table].index(of: id),
        let slot = draft.slot(of: FieldAddress(table: table, field: field))
      else { continue }
      left = min(left, slot)
      var last: CellValue?
      for row in changes.indices where !draft.isBlank(slot, row, grid.texts) {
        let cell = draft.cells[slot][row]
        if last != nil, last != cell { changes[row] = true }
        last = cell
      }
    }
    return (left, changes)
  }

  private func headerMerges(_ grid: Grid) -> [Grid.Merge] {
    grid.merges.filter {
      $0.right > $0.left && $0.bottom - $0.top < GridRecogniser.headerMergeHeight
        || $0.bottom > $0.top && $0.bottom - $0.top < GridRecogniser.headerMergeHeight
    }
  }
}

/// What dates the rows of a header's main table where no column of dates does.
private struct DateColumns {
  var grid: TimeGrid?
  var split: [SplitDate] = []

  init(_ header: inout FoundHeader, _ index: HeadingIndex) {
    let main = header.choice.main
    let known = Set(header.choice.columns.map(\.address)).union(header.choice.open)
    split = SplitDate.all(in: header.block.columns, of: main, index).filter {
      !known.contains($0.address)
    }
    let taken = known.union(split.map(\.address))
    let dates = ["fecha_inicio", "fecha_fin"].map { id in
      index.tables[main].index(of: id).map { FieldAddress(table: main, field: $0) }
    }
    let isFree = dates.allSatisfy { address in address.map { !taken.contains($0) } ?? false }
    guard isFree, let found = TimeGrid(header.block.columns) else { return }
    let own = Set(found.columns.map(\.position))
    let claimed = header.choice.columns.filter { own.contains($0.position) }
    // «N» among the twelve initials is November, not a number.
    guard claimed.isEmpty || claimed.count == 1 && own.count == 12 else { return }
    header.choice.columns.removeAll { own.contains($0.position) }
    grid = found
  }

  /// The positions of all columns that give dates.
  var positions: Set<Int> {
    Set((grid?.columns.map(\.position) ?? []) + split.flatMap { [$0.year, $0.month, $0.day] })
  }
}
