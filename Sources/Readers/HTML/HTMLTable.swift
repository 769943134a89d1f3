import Documents
import Values

/// A table of a page while it is read: cells that span rows push those below aside.
struct HTMLTable {
  /// The cell that is open.
  struct Cell {
    var rows = 1
    var columns = 1
    var number: String?
    var boolean: String?
    var error: String?
    var className: String?
    var style: String?
    var text = HTMLText()
  }

  /// What a cell holds.
  enum Value {
    case text(String)
    case error(String)
    case value(CellValue)
  }

  /// The grid so far.
  var draft: TableDraft
  /// The block kept for it; `nil` where the document has no room for it.
  var place: Int?
  /// Whether a place was asked for.
  var hasBegun = false
  /// The cell that is open.
  private(set) var cell: Cell?
  /// Whether rows are of the table's head.
  var isInHead = false
  private let limits: ReadLimits
  private var row = -1
  private var column = 0
  /// For each column, the first row that is free below a cell that spans rows.
  private var freeFrom: [Int] = []
  private var lines: [String] = []
  private var line: [String] = []
  private var lineBytes = 0

  /// A table without rows.
  init(_ limits: ReadLimits) {
    self.limits = limits
    draft = TableDraft(limits)
  }

  /// Begins a row.
  mutating func startRow(isHidden: Bool) {
    endLine()
    row += 1
    column = 0
    if isHidden, row < limits.rows { draft.hiddenRows.append(Int32(row)) }
    if isInHead, draft.headerRows == row { draft.headerRows += 1 }
  }

  /// Begins a cell; one outside a row makes a row of its own.
  mutating func startCell(_ attributes: HTMLAttributes) {
    if row < 0 { startRow(isHidden: false) }
    var new = Cell()
    // The bounds are those of browsers; 0 rows means «to the end».
    new.columns = min(max(1, HTMLTable.number(attributes["colspan"]) ?? 1), 1_000)
    let rows = HTMLTable.number(attributes["rowspan"]) ?? 1
    new.rows = rows == 0 ? 65_534 : min(max(1, rows), 65_534)
    new.number = attributes["x:num"]
    new.boolean = attributes["x:bool"]
    new.error = attributes["x:err"]
    new.className = attributes["class"]
    new.style = attributes["style"]
    cell = new
  }

  private static func number(_ text: String?) -> Int? {
    guard let text else { return nil }
    return Int(text.filter { $0 != " " }.prefix { $0.isNumber }.prefix(9))
  }

  /// Changes the text of the open cell.
  mutating func withText(_ change: (inout HTMLText) -> Void) {
    guard var text = cell?.text else { return }
    cell?.text = HTMLText()
    change(&text)
    cell?.text = text
  }

  /// Puts the open cell into the grid.
  mutating func endCell(_ value: Value, texts: inout StringPool) {
    guard let cell else { return }
    self.cell = nil
    guard !draft.isOverLimit else { return }
    while column < freeFrom.count, freeFrom[column] > row { column += 1 }
    let end = column + cell.columns
    guard end <= limits.columns, row < limits.rows else {
      draft.isOverLimit = true
      return
    }
    if freeFrom.count < end { freeFrom += Array(repeating: 0, count: end - freeFrom.count) }
    for index in column..<end { freeFrom[index] = max(freeFrom[index], row + cell.rows) }
    draft.add(
      Grid.Merge(
        top: row, left: column, bottom: min(row + cell.rows, limits.rows) - 1, right: end - 1))
    switch value {
    case .text(let text):
      // A no-break space alone is how Office writes an empty cell.
      draft.add(text, row: row, column: column, texts: &texts)
      keep(text)
    case .error(let token): draft.add(.error(texts.intern(token)), row: row, column: column)
    case .value(let value): draft.add(value, row: row, column: column)
    }
    column = end
  }

  /// Ends the table: areas that go on below its last row end there. Gives its lines of text.
  mutating func finish() -> [String] {
    endLine()
    let last = Int32(clamping: max(row, 0))
    draft.merges = draft.merges.compactMap { merge in
      var merge = merge
      merge.bottom = min(merge.bottom, last)
      return merge.bottom > merge.top || merge.right > merge.left ? merge : nil
    }
    return lines
  }

  private mutating func keep(_ text: String) {
    guard lineBytes <= limits.textBytes else { return }
    lineBytes += text.utf8.count + 1
    line.append(text)
  }

  private mutating func endLine() {
    if line.contains(where: { !$0.isEmpty }) { lines.append(line.joined(separator: "\t")) }
    line = []
  }
}
