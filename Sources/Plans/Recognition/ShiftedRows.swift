import Documents
import Values

/// Puts back what extraction from pages moved: rows whose name stands in a column to its left.
///
/// Where cells were lost, a row begins too far left: the name of an activity stands below «Objetivos».
/// Such a row is read as it was meant, as a guess, and its cells keep their places. A line that stands
/// alone in each group, as titles of groups do, is left as it is.
struct ShiftedRows {
  private let index: HeadingIndex
  private let grid: Grid

  /// Looks at one grid.
  init(_ index: HeadingIndex, _ grid: Grid) { (self.index, self.grid) = (index, grid) }

  /// Mends the rows of a draft.
  func mend(_ draft: inout PartDraft) {
    guard let name = nameSlot(draft) else { return }
    let parents = parentSlots(draft, leftOf: name)
    guard !parents.isEmpty else { return }
    let later = laterSlots(draft, rightOf: name)
    // Nearly all tables are full, and nobody asks.
    let isAsked = draft.rows.indices.contains { row in
      !draft.isBlank(name, row, grid.texts)
        && later.contains { draft.isBlank($0, row, grid.texts) }
        && parents.contains { !draft.isBlank($0, row, grid.texts) }
    }
    let values = isAsked ? laterValues(draft, later) : [:]
    let beginnings = isAsked ? laterBeginnings(draft, later, name) : [:]
    var neighbours: [Int: Neighbours] = [:]
    for row in draft.rows.indices {
      guard let slot = parents.first(where: { !draft.isBlank($0, row, grid.texts) }) else {
        continue
      }
      if draft.isBlank(name, row, grid.texts) {
        guard isAlone(slot, row, draft) else { continue }
        let beside = neighbours[slot] ?? Neighbours(slot, name, draft, grid.texts)
        neighbours[slot] = beside
        guard beside.areNames else { continue }
        neighbours[slot]?.written -= 1
        move(row, from: slot, to: name, &draft)
      } else if isAsked,
        let target = values[draft.cells[name][row]]
          ?? firstWord(draft.cells[name][row]).flatMap({ beginnings[$0] }),
        draft.isBlank(target, row, grid.texts)
      {
        move(row, from: name, to: target, &draft)
        move(row, from: slot, to: name, &draft)
        neighbours[slot]?.written -= 1
        neighbours[slot]?.beside -= 1
      }
    }
  }

  /// How many cells of a parent's column are written, and how many of them have a name beside them.
  private struct Neighbours {
    var written = 0
    var beside = 0

    init(_ slot: Int, _ name: Int, _ draft: PartDraft, _ texts: StringPool) {
      for row in draft.rows.indices where !draft.isBlank(slot, row, texts) {
        written += 1
        if !draft.isBlank(name, row, texts) { beside += 1 }
      }
    }

    /// Whether most of them have.
    var areNames: Bool { beside * 2 > written }
  }

  private func nameSlot(_ draft: PartDraft) -> Int? {
    let definition = index.tables[draft.header.choice.main]
    guard let needed = definition.needs.first, let field = definition.index(of: needed) else {
      return nil
    }
    return draft.slot(of: FieldAddress(table: draft.header.choice.main, field: field))
  }

  /// The slots to the left that name rows of tables above, from the left.
  private func parentSlots(_ draft: PartDraft, leftOf name: Int) -> [Int] {
    let column = draft.column(of: name).column
    return draft.header.choice.columns.compactMap { assignment -> Int? in
      guard assignment.address.table != draft.header.choice.main,
        index.isName(assignment.address),
        let slot = draft.slot(of: assignment.address), draft.column(of: slot).column < column
      else { return nil }
      return slot
    }.sorted { draft.column(of: $0).column < draft.column(of: $1).column }
  }

  private func laterSlots(_ draft: PartDraft, rightOf name: Int) -> [Int] {
    let column = draft.column(of: name).column
    return draft.positions.indices.filter { draft.column(of: $0).column > column }
  }

  /// What stands in columns of words to the right, and in which of them.
  private func laterValues(_ draft: PartDraft, _ later: [Int]) -> [CellValue: Int] {
    var values: [CellValue: Int] = [:]
    for slot in later {
      for cell in draft.cells[slot] {
        guard case .text = cell else { continue }
        values[cell] = slot
      }
    }
    return values
  }

  /// The first words of columns to the right that names do not begin with, and in which column each
  /// stands: «Dirección» begins no initiative.
  private func laterBeginnings(
    _ draft: PartDraft, _ later: [Int], _ name: Int
  ) -> [String: Int] {
    var ofNames: [String: Int] = [:]
    for cell in draft.cells[name] {
      if let word = firstWord(cell) { ofNames[word, default: 0] += 1 }
    }
    var found: [String: Int] = [:]
    for slot in later {
      var counts: [String: Int] = [:]
      for cell in draft.cells[slot] {
        if let word = firstWord(cell) { counts[word, default: 0] += 1 }
      }
      for (word, count) in counts where count >= 3 && ofNames[word, default: 0] <= 1 {
        found[word] = slot
      }
    }
    return found
  }

  private func firstWord(_ cell: CellValue) -> String? {
    guard case .text(let identifier) = cell, grid.texts[identifier].utf8.count <= 120 else {
      return nil
    }
    let text = grid.texts[identifier]
    let beginning = text.utf8.drop { $0 == 32 }.prefix { $0 != 32 }
    return [String(beginning) ?? text, text].lazy
      .compactMap { foldedWords($0).split(separator: " ").first.map(String.init) }.first
  }

  /// Whether nothing else is written in the row.
  private func isAlone(_ slot: Int, _ row: Int, _ draft: PartDraft) -> Bool {
    draft.positions.indices.allSatisfy { $0 == slot || draft.isBlank($0, row, grid.texts) }
  }

  private func move(_ row: Int, from slot: Int, to other: Int, _ draft: inout PartDraft) {
    draft.moved[other][row] = draft.moved[slot][row] ?? draft.locator(slot: slot, row: row)
    draft.cells[other][row] = draft.cells[slot][row]
    draft.cells[slot][row] = .empty
    draft.moved[slot][row] = nil
  }
}
