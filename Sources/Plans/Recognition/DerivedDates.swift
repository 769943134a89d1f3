import Documents
import Values

/// A field of dates that no column holds by itself: from the marks of a time grid, from year, month and day
/// apart, or from a column of ends that says beginnings too, «Febrero a noviembre».
struct DerivedDates {
  private let draft: PartDraft
  private let source: Source
  private let grammars: PartGrammars
  private let texts: StringPool
  private let address: FieldAddress

  private enum Source {
    case grid(TimeGrid, isEnd: Bool)
    case split(SplitDate)
    case spans(SpansOfEnds)
  }

  /// `nil` where the field has a column of its own or nothing gives it.
  init?(
    _ draft: PartDraft, _ address: FieldAddress, _ index: HeadingIndex, _ grammars: PartGrammars,
    _ texts: StringPool
  ) {
    if let split = draft.splitDates.first(where: { $0.address == address }) {
      source = .split(split)
    } else if let grid = draft.timeGrid, index[address].type == .date,
      ["fecha_inicio", "fecha_fin"].contains(index[address].id)
    {
      source = .grid(grid, isEnd: index[address].id == "fecha_fin")
    } else if let spans = SpansOfEnds(draft, address, index, grammars, texts) {
      source = .spans(spans)
    } else {
      return nil
    }
    (self.draft, self.grammars, self.texts) = (draft, grammars, texts)
    self.address = address
  }

  /// Adds what a row's cells give, derived, with the cell that gave it.
  func append(_ row: Int, to column: inout FactColumn) {
    switch source {
    case .split(let split):
      let text = { (position: Int) in self.text(position, row) }
      let reading = split.reading(
        grammars.grammar(slot: slot(split.day), address), year: text(split.year),
        month: text(split.month), day: text(split.day))
      column.append(
        reading, confidence: .derived, origin: place(split.year, row), inherited: false)
    case .spans(let spans):
      guard let reading = spans.beginning(draft.cells[spans.slot][row], texts) else {
        column.append(.absent, confidence: .exact)
        return
      }
      column.append(
        reading, confidence: .derived, origin: draft.locator(slot: spans.slot, row: row),
        inherited: false)
    case .grid(let grid, let isEnd):
      let dates = grid.dates(
        marked: { position, period in
          TimeGrid.isMark(
            draft.cell(at: position, row: row), period, texts: texts,
            placeholders: grammars.placeholders)
        }, years: grammars.years)
      guard let dates else {
        column.append(
          .blank(.empty), confidence: .derived, origin: place(grid.columns[0].position, row),
          inherited: false)
        return
      }
      let mark = isEnd ? dates.last : dates.first
      let reading: FactReading =
        mark.span.map { .present(.date($0), .derived, fromText: false) } ?? .unread(.notGiven)
      column.append(
        reading, confidence: .derived, origin: place(mark.position, row), inherited: false)
    }
  }

  private func slot(_ position: Int) -> Int { draft.positions.firstIndex(of: position) ?? 0 }

  private func place(_ position: Int, _ row: Int) -> Locator {
    draft.locator(slot: slot(position), row: row)
  }

  private func text(_ position: Int, _ row: Int) -> String {
    switch draft.cell(at: position, row: row) {
    case .text(let identifier): HeaderReader.tidy(texts[identifier])
    case .number(let number): Decimal(cell: number)?.description ?? ""
    default: ""
    }
  }
}
