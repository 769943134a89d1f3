import Archives
import Documents

/// Reads the main part of a Word document.
///
/// What was deleted or moved away under change tracking is passed over, what was inserted is read
/// like any other text. Of alternatives for newer and older programs the first is read.
struct DOCXBody: ~Copyable {
  private var xml: XMLTokenizer
  private let styles: DOCXStyles
  private var numbering: DOCXNumbering
  private var blocks: BlockList
  /// The tables that are open, by the place kept for them, the innermost last.
  private var openTables: [Int?] = []
  private var hasPictures = false

  /// The blocks of the part.
  static func blocks(
    _ bytes: [UInt8], styles: DOCXStyles, numbering: DOCXNumbering, limits: ReadLimits
  ) throws(ArchiveError) -> BlockList {
    try bytes.withUnsafeBufferPointer { (bytes) throws(ArchiveError) in
      var body = DOCXBody(
        xml: XMLTokenizer(bytes, maximumDepth: limits.xmlDepth), styles: styles,
        numbering: numbering, blocks: BlockList(limits: limits))
      try body.readDocument()
      if body.blocks.isEmpty, body.hasPictures {
        // Pages that were scanned and put into a document, as far as anybody can tell.
        body.blocks.add(unread: "documento", .noTextLayer)
      }
      return body.finished()
    }
  }

  private init(
    xml: consuming XMLTokenizer, styles: DOCXStyles, numbering: DOCXNumbering, blocks: BlockList
  ) {
    self.xml = xml
    (self.styles, self.numbering, self.blocks) = (styles, numbering, blocks)
  }

  private consuming func finished() -> BlockList { blocks }

  private mutating func readDocument() throws(ArchiveError) {
    guard try nextStart(), xml.isNamed("document") else {
      throw xml.fault("the part is not a document")
    }
    while try nextStart() {
      guard xml.isNamed("body") else {
        try xml.skip()
        continue
      }
      var story = Story(isCell: false)
      try readStory(&story)
    }
    while try xml.next() != .finished {}
  }

  /// Goes on to the next element inside the one that is open; false at its end.
  private mutating func nextStart() throws(ArchiveError) -> Bool {
    while true {
      switch try xml.next() {
      case .start: return true
      case .end, .finished: return false
      case .text: continue
      }
    }
  }

  /// What an element inside text asks for.
  private enum Step {
    case paragraph, table, descend, skip
  }

  private var step: Step {
    if xml.isNamed("p") { return .paragraph }
    if xml.isNamed("tbl") { return .table }
    return isWrapper ? .descend : .skip
  }

  /// Elements that only wrap others: content controls, insertions, links, the first alternative.
  private var isWrapper: Bool {
    xml.isNamed("sdt") || xml.isNamed("sdtContent") || xml.isNamed("ins") || xml.isNamed("moveTo")
      || xml.isNamed("customXml") || xml.isNamed("smartTag") || xml.isNamed("hyperlink")
      || xml.isNamed("fldSimple") || xml.isNamed("AlternateContent") || xml.isNamed("Choice")
      || xml.isNamed("dir") || xml.isNamed("bdo") || xml.isNamed("oMath")
      || xml.isNamed("oMathPara") || xml.isNamed("ruby") || xml.isNamed("rubyBase")
  }
}

// MARK: - Paragraphs

extension DOCXBody {
  /// The text of the body, of a cell or of a text box while it is read.
  private struct Story {
    /// Whether texts are kept for a cell instead of becoming blocks.
    let isCell: Bool
    /// The paragraphs of a cell.
    var lines: [String] = []
    /// Bytes of `lines`, which are not kept beyond the limit of a text.
    var bytes = 0
    /// A paragraph whose mark was deleted: the next one goes on with it.
    var carried: Paragraph?
    /// The number that Word shows in a cell without a text: «1.» in a column that only counts the rows.
    var number: String?
  }

  private struct Paragraph {
    var text: [UInt8] = []
    var style: String?
    var outline: Int?
    var isJoined = false
    var numbering: DOCXNumbering.Reference?
  }

  /// Reads what is inside the element just opened, up to its end tag.
  private mutating func readStory(_ story: inout Story) throws(ArchiveError) {
    try readPieces(&story)
    if let rest = story.carried { finish(rest, &story) }
    story.carried = nil
  }

  private mutating func readPieces(_ story: inout Story) throws(ArchiveError) {
    while try nextStart() {
      switch step {
      case .paragraph: try readParagraph(&story)
      case .table: try readTable(&story)
      case .descend: try readPieces(&story)
      case .skip: try xml.skip()
      }
    }
  }

  private mutating func readParagraph(_ story: inout Story) throws(ArchiveError) {
    var paragraph = Paragraph()
    var boxes = Story(isCell: story.isCell)
    try readRuns(&paragraph, &boxes)
    // Taken out, as a second owner would make each paragraph copy all those before it.
    if var first = story.carried.take() {
      // One byte more than the limit is enough to see that it was reached.
      if first.text.count <= blocks.limits.textBytes { first.text += paragraph.text }
      first.isJoined = paragraph.isJoined
      paragraph = first
    }
    if paragraph.isJoined { story.carried = paragraph } else { finish(paragraph, &story) }
    for line in boxes.lines { keep(line, level: nil, &story) }
  }

  private mutating func finish(_ paragraph: Paragraph, _ story: inout Story) {
    let level: Int? =
      if let outline = paragraph.outline {
        (0...8).contains(outline) ? outline + 1 : nil
      } else { styles.level(of: paragraph.style) }
    if let own = paragraph.numbering ?? styles.numbering(of: paragraph.style),
      let number = numbering.next(own), story.number == nil
    {
      story.number = number
    }
    keep(String(decoding: paragraph.text, as: UTF8.self), level: level, &story)
  }

  private mutating func keep(_ text: String, level: Int?, _ story: inout Story) {
    guard story.isCell else { return blocks.add(text, level: level) }
    // One byte more than the limit is enough for the table to see that it was reached.
    guard story.bytes <= blocks.limits.textBytes else { return }
    story.bytes += text.utf8.count + 1
    story.lines.append(text)
  }

  /// Reads runs up to the end tag of the element just opened.
  private mutating func readRuns(
    _ paragraph: inout Paragraph, _ boxes: inout Story
  ) throws(ArchiveError) {
    while try nextStart() {
      if xml.isNamed("r") {
        try readRun(&paragraph, &boxes)
      } else if xml.isNamed("pPr") {
        try readProperties(&paragraph)
      } else if isWrapper {
        try readRuns(&paragraph, &boxes)
      } else {
        try xml.skip()
      }
    }
  }

  private mutating func readProperties(_ paragraph: inout Paragraph) throws(ArchiveError) {
    let outside = xml.depth - 1
    while xml.depth > outside {
      let event = try xml.next()
      if event == .finished { throw xml.fault("the document is cut short") }
      guard event == .start else { continue }
      if xml.isNamed("pStyle") {
        paragraph.style = try xml.value(of: "val", prefixed: true)
      } else if xml.isNamed("numPr") {
        paragraph.numbering = DOCXNumbering.Reference()
      } else if xml.isNamed("numId"), paragraph.numbering != nil {
        paragraph.numbering?.list = Int(try xml.value(of: "val", prefixed: true) ?? "") ?? 0
      } else if xml.isNamed("ilvl"), paragraph.numbering != nil {
        paragraph.numbering?.level = Int(try xml.value(of: "val", prefixed: true) ?? "") ?? 0
      } else if xml.isNamed("outlineLvl") {
        paragraph.outline = Int(try xml.value(of: "val", prefixed: true) ?? "")
      } else if xml.isNamed("del") || xml.isNamed("moveFrom") {
        paragraph.isJoined = true
      } else if xml.isNamed("pPrChange") {
        // How it was before the change.
        try xml.skip()
      }
    }
  }

  private mutating func readRun(
    _ paragraph: inout Paragraph, _ boxes: inout Story
  ) throws(ArchiveError) {
    let start = paragraph.text.count
    var isHidden = false
    while try nextStart() {
      if xml.isNamed("t") {
        try xml.appendContent(to: &paragraph.text)
        continue
      }
      if xml.isNamed("rPr") {
        isHidden = try readIsHidden()
        continue
      }
      if xml.isNamed("drawing") || xml.isNamed("pict") || xml.isNamed("AlternateContent") {
        hasPictures = true
        try readBoxes(&boxes)
        continue
      }
      if isWrapper {
        try readRuns(&paragraph, &boxes)
        continue
      }
      try appendSign(to: &paragraph.text)
      try xml.skip()
    }
    if isHidden { paragraph.text.removeSubrange(start...) }
  }

  /// Adds what an element without text stands for.
  private func appendSign(to text: inout [UInt8]) throws(ArchiveError) {
    if xml.isNamed("tab") || xml.isNamed("ptab") {
      text.append(UInt8(ascii: "\t"))
    } else if xml.isNamed("cr") {
      text.append(UInt8(ascii: "\n"))
    } else if xml.isNamed("br") {
      let kind = try xml.value(of: "type", prefixed: true)
      if kind == nil || kind == "textWrapping" { text.append(UInt8(ascii: "\n")) }
    } else if xml.isNamed("noBreakHyphen") {
      text.append(UInt8(ascii: "-"))
    } else if xml.isNamed("sym") {
      text += Array(DOCXSymbol.text(try xml.value(of: "char", prefixed: true)).utf8)
    }
  }

  private mutating func readIsHidden() throws(ArchiveError) -> Bool {
    var isHidden = false
    while try nextStart() {
      if xml.isNamed("vanish") {
        let value = try xml.value(of: "val", prefixed: true)
        isHidden = value != "0" && value != "false" && value != "off"
      }
      try xml.skip()
    }
    return isHidden
  }

  /// Reads the text boxes of a drawing; their texts follow the paragraph that holds it.
  private mutating func readBoxes(_ boxes: inout Story) throws(ArchiveError) {
    while try nextStart() {
      if xml.isNamed("txbxContent") {
        var story = Story(isCell: true)
        try readStory(&story)
        boxes.lines += story.lines
      } else if xml.isNamed("Fallback") {
        try xml.skip()
      } else {
        try readBoxes(&boxes)
      }
    }
  }
}

// MARK: - Tables

extension DOCXBody {
  /// The rows of a table while they are read.
  private struct Rows {
    var draft: TableDraft
    var row = -1
    /// Where in `open` the area that goes on downwards in each column began.
    var open: [Int: Grid.Merge] = [:]
    /// The text of each row, its cells parted by tabs, for the cell that the table stands in.
    var lines: [String] = []
    var bytes = 0
  }

  private struct Cell {
    var span = 1
    var goesOn = false
    var restarts = false
    var goesOnAcross = false
    var isDeleted = false
    var story = Story(isCell: true)
  }

  private mutating func readTable(_ story: inout Story) throws(ArchiveError) {
    let place = blocks.beginTable(within: openTables.last ?? nil)
    openTables.append(place)
    var rows = Rows(draft: TableDraft(blocks.limits))
    try readRows(&rows)
    openTables.removeLast()
    for merge in rows.open.values.sorted(by: { ($0.top, $0.left) < ($1.top, $1.left) }) {
      rows.draft.add(merge)
    }
    blocks.endTable(place, rows.draft)
    if story.isCell { for line in rows.lines { keep(line, level: nil, &story) } }
  }

  private mutating func readRows(_ rows: inout Rows) throws(ArchiveError) {
    while try nextStart() {
      if xml.isNamed("tr") {
        try readRow(&rows)
      } else if isWrapper {
        try readRows(&rows)
      } else {
        try xml.skip()
      }
    }
  }

  private struct Row {
    var before = 0
    var isHeader = false
    var isDeleted = false
    var cells: [Cell] = []
  }

  private mutating func readRow(_ rows: inout Rows) throws(ArchiveError) {
    var row = Row()
    try readCells(&row)
    guard !row.isDeleted else { return }
    rows.row += 1
    if row.isHeader, rows.draft.headerRows == rows.row { rows.draft.headerRows += 1 }
    var column = row.before
    var across: Int?
    var texts: [String] = []
    for cell in row.cells where !cell.isDeleted {
      guard column + cell.span <= blocks.limits.columns, rows.row < blocks.limits.rows else {
        rows.draft.isOverLimit = true
        break
      }
      if cell.goesOnAcross, let left = across {
        widen(from: left, to: column + cell.span - 1, &rows)
      } else {
        across = column
        texts.append(place(cell, at: column, &rows))
      }
      column += cell.span
    }
    if rows.bytes <= blocks.limits.textBytes {
      rows.lines.append(texts.joined(separator: "\t"))
      rows.bytes += texts.reduce(0) { $0 + $1.utf8.count + 1 }
    }
  }

  /// Puts a cell into the grid; gives its text.
  private mutating func place(_ cell: Cell, at column: Int, _ rows: inout Rows) -> String {
    let text = DOCXBody.joined(cell.story.lines)
    if cell.goesOn, var area = rows.open[column], area.bottom == rows.row - 1 {
      area.bottom = Int32(clamping: rows.row)
      rows.open[column] = area
      if text.contains(where: { !$0.isWhitespace }) { rows.draft.coveredTexts += 1 }
      return ""
    }
    for index in column..<(column + cell.span) {
      if let area = rows.open.removeValue(forKey: index) { rows.draft.add(area) }
    }
    let area = Grid.Merge(
      top: rows.row, left: column, bottom: rows.row, right: column + cell.span - 1)
    // An area that begins with «goes on» is one whose first row was deleted.
    if cell.restarts || cell.goesOn { rows.open[column] = area } else { rows.draft.add(area) }
    rows.draft.add(text, row: rows.row, column: column, texts: &blocks.texts)
    return text
  }

  /// Old documents merge to the right cell by cell.
  private func widen(from left: Int, to right: Int, _ rows: inout Rows) {
    let row = Int32(clamping: rows.row)
    if rows.open[left] != nil {
      rows.open[left]?.right = Int32(clamping: right)
    } else if let index = rows.draft.merges.lastIndex(where: {
      $0.top == row && $0.left == left
    }) {
      rows.draft.merges[index].right = Int32(clamping: right)
    } else {
      rows.draft.add(Grid.Merge(top: rows.row, left: left, bottom: rows.row, right: right))
    }
  }

  private mutating func readCells(_ row: inout Row) throws(ArchiveError) {
    while try nextStart() {
      if xml.isNamed("tc") {
        var cell = Cell()
        try readCell(&cell)
        // One more than the limit is enough to see that the row is too wide.
        if row.cells.count <= blocks.limits.columns { row.cells.append(cell) }
      } else if xml.isNamed("trPr") {
        try readRowProperties(&row)
      } else if isWrapper {
        try readCells(&row)
      } else {
        try xml.skip()
      }
    }
  }

  private mutating func readRowProperties(_ row: inout Row) throws(ArchiveError) {
    while try nextStart() {
      let value = try xml.value(of: "val", prefixed: true)
      if xml.isNamed("gridBefore") {
        row.before = min(max(0, Int(value ?? "") ?? 0), blocks.limits.columns)
      } else if xml.isNamed("tblHeader") {
        row.isHeader = value != "0" && value != "false" && value != "off"
      } else if xml.isNamed("del") {
        row.isDeleted = true
      }
      try xml.skip()
    }
  }

  private mutating func readCell(_ cell: inout Cell) throws(ArchiveError) {
    while try nextStart() {
      if xml.isNamed("tcPr") {
        try readCellProperties(&cell)
        continue
      }
      switch step {
      case .paragraph: try readParagraph(&cell.story)
      case .table: try readTable(&cell.story)
      case .descend: try readPieces(&cell.story)
      case .skip: try xml.skip()
      }
    }
    if let rest = cell.story.carried { finish(rest, &cell.story) }
    cell.story.carried = nil
    if let number = cell.story.number, cell.story.lines.allSatisfy(DOCXBody.isBlank) {
      cell.story.lines = [number]
    }
  }

  private static func isBlank(_ line: String) -> Bool {
    line.allSatisfy(\.isWhitespace)
  }

  private mutating func readCellProperties(_ cell: inout Cell) throws(ArchiveError) {
    while try nextStart() {
      let value = try xml.value(of: "val", prefixed: true)
      if xml.isNamed("gridSpan") {
        cell.span = min(max(1, Int(value ?? "") ?? 1), blocks.limits.columns)
      } else if xml.isNamed("vMerge") {
        (cell.restarts, cell.goesOn) = (value == "restart", value != "restart")
      } else if xml.isNamed("hMerge") {
        cell.goesOnAcross = value != "restart"
      } else if xml.isNamed("cellDel") {
        cell.isDeleted = true
      }
      try xml.skip()
    }
  }

  /// The lines of a cell without the blank ones around them, which Word asks for after a table.
  private static func joined(_ lines: [String]) -> String {
    guard let first = lines.firstIndex(where: { !$0.isEmpty }),
      let last = lines.lastIndex(where: { !$0.isEmpty })
    else { return "" }
    return lines[first...last].joined(separator: "\n")
  }
}

/// Signs that Word takes from a font of pictures.
enum DOCXSymbol {
  /// The text for a character code of Wingdings or Symbol, such as `F0FC`; empty where it says nothing.
  static func text(_ code: String?) -> String {
    guard let code, let number = UInt32(code, radix: 16) else { return "" }
    switch number & 0xFF {
    case _ where number >= 0xF100 || (number > 0xFF && number < 0xF000):
      return Unicode.Scalar(number).map { String(Character($0)) } ?? ""
    case 0xFC, 0xFE, 0x50, 0x52: return "✓"
    case 0xFB, 0xFD, 0x4F, 0x51, 0x53, 0x54: return "✗"
    case 0xA8, 0x6F, 0x71, 0x72: return "☐"
    case 0xB7, 0xA7, 0x9F, 0x6C: return "•"
    default: return ""
    }
  }
}
