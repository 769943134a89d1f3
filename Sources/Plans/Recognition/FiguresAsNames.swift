import Documents

/// Tells rows apart whose name is a figure: «Meta» over «1», «100 %» and «1» is no name of a goal.
///
/// Such rows are one where all that the table has of them is alike.
struct FiguresAsNames {
  private let draft: PartDraft
  private let slots: [Int]
  private var known: [Cells: Int32] = [:]

  /// The cells of one row, and the row above it that they stand under.
  private struct Cells: Hashable {
    let parent: Int32
    let values: [CellValue]
  }

  /// Knows the columns of a table.
  init(_ draft: PartDraft, _ table: Int) {
    self.draft = draft
    slots = draft.header.choice.columns.filter { $0.address.table == table }
      .compactMap { draft.slot(of: $0.address) }
  }

  /// Whether the text that names a row is a figure alone, in a column of names.
  func isOne(_ name: String?, ofCode isCode: Bool) -> Bool {
    guard !isCode, let name else { return false }
    return name.utf8.allSatisfy { $0 == 32 || (48...57).contains($0) }
  }

  /// The row that has these cells already, or else a new one.
  mutating func row(_ row: Int, parent: Int32, new: () -> Int32) -> Int32 {
    let cells = Cells(parent: parent, values: slots.map { draft.cells[$0][row] })
    if let found = known[cells] { return found }
    let found = new()
    known[cells] = found
    return found
  }
}
