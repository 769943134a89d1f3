import Archives
import Documents
import Values

/// Gathers the headings, paragraphs and tables of a text in reading order, within the limits.
///
/// Tables are named `table1`, `table2` … in the order in which they begin, those within another `table1.1`,
/// `table1.2` … where the format tells, so that people count as the document's reader does.
struct BlockList {
  /// The limits of this reading.
  let limits: ReadLimits
  /// The texts of all tables.
  var texts = StringPool()
  private var blocks: [Document.Block] = []
  private var places: [Document.BlockPlace] = []
  private var notes: [ReaderNote] = []
  private var tableCount = 0
  private var outerCount = 0
  /// How many tables each table has within it, by its place.
  private var innerCounts: [Int: Int] = [:]
  private var cellCount = 0
  private var paragraphCount = 0
  private var isCut = false

  /// No blocks yet.
  init(limits: ReadLimits) { self.limits = limits }

  /// Whether there is nothing yet.
  var isEmpty: Bool { blocks.isEmpty }

  /// Adds a paragraph, or a heading where it has a level; white space alone is nothing.
  ///
  /// Without a line of its own the paragraph's number says where it stands.
  mutating func add(_ text: String, level: Int? = nil, line: Int? = nil, box: PageBox? = nil) {
    guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }), hasRoom() else {
      return
    }
    paragraphCount += 1
    var text = text
    if text.utf8.count > limits.textBytes {
      text = String(decoding: text.utf8.prefix(limits.textBytes), as: UTF8.self)
      note(.longText(limits))
    }
    blocks.append(level.map { .heading(text, level: $0) } ?? .paragraph(text))
    places.append(.init(line: line ?? (box == nil ? paragraphCount : nil), box: box))
  }

  /// Keeps the place of a table that begins here, so that tables within it come after it.
  ///
  /// `nil` where the document has more blocks than the limit: then the table is left out.
  mutating func beginTable(named name: String? = nil, within outer: Int? = nil) -> Int? {
    guard hasRoom() else { return nil }
    tableCount += 1
    blocks.append(.unread(name: name ?? nextName(within: outer), .damaged))
    places.append(.init())
    return blocks.count - 1
  }

  private mutating func nextName(within outer: Int?) -> String {
    guard let outer, case .unread(let name, _) = blocks[outer] else {
      outerCount += 1
      return "table\(outerCount)"
    }
    innerCounts[outer, default: 0] += 1
    return "\(name).\(innerCounts[outer, default: 1])"
  }

  /// Puts a table at the place kept for it; one beyond a limit is left unread.
  mutating func endTable(_ place: Int?, _ draft: TableDraft, line: Int? = nil) {
    guard let place, case .unread(let name, _) = blocks[place] else { return }
    if draft.isOverLimit || tableCount > limits.sheets
      || cellCount + draft.cells.count > min(limits.cells, limits.tableCells)
    {
      blocks[place] = .unread(name: name, .overLimit)
      return
    }
    cellCount += draft.cells.count
    if draft.coveredTexts > 0 { note(.coveredTexts(draft.coveredTexts, name)) }
    blocks[place] = .table(draft.grid(name: name))
    places[place].line = line
  }

  /// Adds a piece that cannot be read.
  mutating func add(unread name: String, _ reason: UnreadReason, box: PageBox? = nil) {
    guard hasRoom() else { return }
    blocks.append(.unread(name: name, reason))
    places.append(.init(box: box))
  }

  /// Adds a note that is not there yet.
  mutating func note(_ note: ReaderNote) {
    if !notes.contains(note) { notes.append(note) }
  }

  /// The document of all blocks.
  consuming func document(
    _ file: SourceFile, _ format: DocumentFormat, canMerge: Bool
  ) throws(ReadError) -> Document {
    guard !blocks.isEmpty else { throw file.empty }
    for index in blocks.indices {
      guard case .table(var grid) = blocks[index] else { continue }
      grid.texts = texts
      blocks[index] = .table(grid)
    }
    return Document(
      path: file.path, format: format, blocks: blocks, notes: notes, canMerge: canMerge,
      blockPlaces: places)
  }

  private mutating func hasRoom() -> Bool {
    if blocks.count < min(limits.blocks, 65_534) { return true }
    if !isCut { notes.append(.cut(limits)) }
    isCut = true
    return false
  }
}

/// A table of a text while it is read.
struct TableDraft {
  /// A written cell.
  struct Cell {
    /// The row, from 0.
    var row: Int
    /// The column, from 0.
    var column: Int
    /// What is written there.
    var value: CellValue
    /// Where it stands, in formats with pages.
    var box: PageBox?
  }

  /// The written cells, in any order.
  var cells: [Cell] = []
  /// The merged areas.
  var merges: [Grid.Merge] = []
  /// Rows that nobody sees.
  var hiddenRows: [Int32] = []
  /// How many rows at the top the file marks as the heading.
  var headerRows = 0
  /// The line of the file on which each row begins.
  var rowLines: [Int32] = []
  /// Texts that stand below a merged area, where nobody sees them.
  var coveredTexts = 0
  /// Whether a limit was reached: then the table is not used.
  var isOverLimit = false
  private let limits: ReadLimits

  /// No cells yet.
  init(_ limits: ReadLimits) { self.limits = limits }

  /// Adds a text, unless it is only white space.
  mutating func add(
    _ text: String, row: Int, column: Int, box: PageBox? = nil, texts: inout StringPool
  ) {
    guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else { return }
    guard text.utf8.count <= limits.textBytes else { return isOverLimit = true }
    guard texts.count <= limits.texts else { return isOverLimit = true }
    add(.text(texts.intern(text)), row: row, column: column, box: box)
  }

  /// Adds a value.
  mutating func add(_ value: CellValue, row: Int, column: Int, box: PageBox? = nil) {
    guard row < limits.rows, column < limits.columns,
      cells.count < min(limits.cells, limits.tableCells)
    else {
      return isOverLimit = true
    }
    cells.append(Cell(row: row, column: column, value: value, box: box))
  }

  /// Adds a merged area of two cells or more.
  mutating func add(_ merge: Grid.Merge) {
    guard merge.bottom > merge.top || merge.right > merge.left else { return }
    guard merges.count < limits.merges, merge.bottom < limits.rows, merge.right < limits.columns
    else { return isOverLimit = true }
    merges.append(merge)
  }

  /// The grid of all cells.
  consuming func grid(name: String) -> Grid {
    let ordered = cells.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
    var grid = Grid(name: name)
    var boxes: ContiguousArray<PageBox> = []
    for cell in ordered where grid.append(cell.value, row: cell.row, column: cell.column) {
      if let box = cell.box, !cell.value.isEmpty { boxes.append(box) }
    }
    grid.boxes = boxes
    grid.merges = merges
    grid.hiddenRows = hiddenRows
    grid.headerRows = headerRows
    grid.rowLines = rowLines
    grid.indexMerges()
    return grid
  }
}

// MARK: - Texts

extension ReaderNote {
  fileprivate static func cut(_ limits: ReadLimits) -> ReaderNote {
    ReaderNote(
      .cut,
      es: "El documento tiene más de \(limits.blocks) párrafos y tablas: lo que sigue no se leyó.",
      en:
        "The document has more than \(limits.blocks) paragraphs and tables: the rest was not read."
    )
  }

  fileprivate static func longText(_ limits: ReadLimits) -> ReaderNote {
    ReaderNote(
      .cut, es: "Un párrafo pasa de \(limits.textBytes) bytes: se leyó hasta ahí.",
      en: "A paragraph is longer than \(limits.textBytes) bytes: it was read up to there.")
  }

  fileprivate static func coveredTexts(_ count: Int, _ table: String) -> ReaderNote {
    ReaderNote(
      .repaired,
      es: "La tabla «\(table)» guarda \(count) textos debajo de celdas combinadas, donde nadie los "
        + "ve: no se tuvieron en cuenta.",
      en: "The table “\(table)” keeps \(count) texts below merged cells, where nobody sees them: "
        + "they were left out.")
  }
}
