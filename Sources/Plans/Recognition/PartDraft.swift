import Documents
import Values

/// The rows below one header, as columns of cells not read yet.
struct PartDraft {
  /// Document and block.
  let place: Locator
  /// The header and what its columns are.
  var header: FoundHeader
  /// The positions in the header whose cells are kept; a slot is an index into this list.
  let positions: [Int]
  /// The row of the grid that each row stands in.
  var rows: ContiguousArray<Int32> = []
  /// For each slot, the cells of all rows.
  var cells: [ContiguousArray<CellValue>]
  /// For each slot, where the cells stand that a merge covers.
  var merged: [[Int: Locator]]
  /// For each slot, where the cells stand that extraction put into other columns.
  var moved: [[Int: Locator]]
  /// Months or quarters whose marks date the rows, where no column of dates does.
  var timeGrid: TimeGrid?
  /// Dates whose year, month and day stand in columns of their own.
  var splitDates: [SplitDate] = []
  /// Positions whose columns hold one value for the whole plan.
  var positionsOfSingles: Set<Int> = []
  /// The rows of the grid that head others.
  var levelRows: [Int32] = []
  /// Whether each row is a row of the main table.
  var isAccepted: ContiguousArray<Bool> = []

  /// A draft that keeps these positions.
  init(place: Locator, header: FoundHeader, positions: [Int]) {
    (self.place, self.header, self.positions) = (place, header, positions)
    cells = positions.map { _ in [] }
    merged = positions.map { _ in [:] }
    moved = merged
  }

  /// The slot of a field, `nil` where no column gives it.
  func slot(of address: FieldAddress) -> Int? {
    header.choice.columns.first { $0.address == address }
      .flatMap { column in positions.firstIndex(of: column.position) }
  }

  /// The cell of a row in the column at a position of the header; empty where it is not kept.
  func cell(at position: Int, row: Int) -> CellValue {
    positions.firstIndex(of: position).map { cells[$0][row] } ?? .empty
  }

  /// The header column of a slot.
  func column(of slot: Int) -> HeaderColumn { header.block.columns[positions[slot]] }

  /// Whether nothing is written in a cell.
  func isBlank(_ slot: Int, _ row: Int, _ texts: StringPool) -> Bool {
    switch cells[slot][row] {
    case .empty: true
    case .text(let identifier): texts.isBlank(identifier)
    default: false
    }
  }

  /// The cell of a row in a slot's column.
  func locator(slot: Int, row: Int) -> Locator {
    var place = place
    place.row = rows[row]
    place.column = Int32(clamping: column(of: slot).column)
    return place
  }

  /// The columns that may name rows of other tables, each at its heading.
  func doubts(_ tell: (Locator, _ table: Int) -> Void) {
    for (position, tables) in header.choice.doubtful.sorted(by: { $0.key < $1.key })
    where !positionsOfSingles.contains(position) {
      let heading = header.block.columns[position]
      var place = place
      place.row = Int32(clamping: heading.row)
      place.column = Int32(clamping: heading.column)
      for table in tables.sorted() { tell(place, table) }
    }
  }

  /// The area of header and data.
  var range: Grid.Merge {
    let columns = header.block.columns
    return Grid.Merge(
      top: header.block.top, left: columns.first?.column ?? 0,
      bottom: max(header.block.bottom, Int(rows.last ?? 0)),
      right: columns.map(\.column).max() ?? 0)
  }
}
