import Documents
import Values

/// Makes headings, paragraphs and tables of the words of pages.
///
/// A PDF has no cells: columns are where lines leave white in common, rows are where white parts
/// them. Tables that go on over pages are joined, the headings that each page repeats left out.
struct PDFLayout {
  private var blocks: BlockList
  private let limits: ReadLimits
  private var open: Open?
  /// The height of most letters, by which headings are known.
  private var bodyHeight: Float = 10
  private var tableCount = 0

  /// A table that may go on over the next page.
  private struct Open {
    var columns: [ClosedRange<Float>]
    var rows: [[Int: PDFTable.Cell]]
    var page: Int

    /// Whether a line repeats the first line of the first row, as the heads of pages do.
    func isHeaded(_ line: PDFLine) -> Bool {
      guard let head = rows.first, line.segments.count > 1, line.segments.count == head.count else {
        return false
      }
      let texts = head.sorted { $0.key < $1.key }.map(\.value.text)
      return zip(texts, line.segments).allSatisfy { $0.hasPrefix($1.text) }
    }
  }

  /// The document of these pages.
  static func document(
    _ pages: [PDFPage], _ file: SourceFile, limits: ReadLimits
  ) throws(ReadError) -> Document {
    var layout = PDFLayout(limits)
    layout.read(pages)
    // A page read from its picture may say more than was recognised; that is told after its text,
    // which may go on over the page's end.
    for page in pages where page.isRecognised { layout.leaveUnread(page, .recognisedImage) }
    var document = try layout.blocks.document(file, .pdf, canMerge: false)
    document.recognisedPages = Set(pages.filter(\.isRecognised).map(\.number))
    return document
  }

  private init(_ limits: ReadLimits) {
    self.limits = limits
    blocks = BlockList(limits: limits)
  }

  private mutating func read(_ pages: [PDFPage]) {
    let all = pages.map(\.lines)
    let heights = all.joined().map(\.height).sorted()
    if !heights.isEmpty { bodyHeight = heights[heights.count / 2] }
    let running = PDFLayout.running(all, pages)
    for (page, lines) in zip(pages, all) {
      if lines.isEmpty {
        endTable()
        leaveUnread(page, .noTextLayer)
        continue
      }
      read(
        lines.filter { !running.contains(PDFLayout.key($0)) || !PDFLayout.isAtEdge($0, page) }, page
      )
    }
    endTable()
  }

  private mutating func leaveUnread(_ page: PDFPage, _ reason: UnreadReason) {
    let box = PageBox(page: page.number, left: 0, top: 0, right: 0, bottom: page.height)
    blocks.add(unread: "página \(page.number)", reason, box: box)
  }

  // MARK: - Heads and feet of pages

  /// Lines at the edges that come back on half of the pages, numbers apart: nobody reads them again.
  private static func running(_ all: [[PDFLine]], _ pages: [PDFPage]) -> Set<String> {
    var counts: [String: Int] = [:]
    for (page, lines) in zip(pages, all) {
      for key in Set(lines.filter { isAtEdge($0, page) }.map(key)) { counts[key, default: 0] += 1 }
    }
    return Set(counts.filter { $0.value > 1 && $0.value * 2 >= pages.count }.keys)
  }

  private static func isAtEdge(_ line: PDFLine, _ page: PDFPage) -> Bool {
    line.segments.count < 3
      && (line.box.bottom < page.height * 0.08 || line.box.top > page.height * 0.92)
  }

  private static func key(_ line: PDFLine) -> String {
    String(line.text.map { $0.isNumber ? "#" : $0 })
  }

  // MARK: - A page

  private mutating func read(_ lines: [PDFLine], _ page: PDFPage) {
    var place = 0
    var asked = 0
    var isFirst = true
    while place < lines.count {
      // Lines that were no table together are not asked again, and no more tables are looked for
      // than a document may have.
      let mayBegin = place >= asked && tableCount <= limits.sheets
      let end = mayBegin ? PDFLayout.region(lines, from: place) : place
      asked = max(asked, end)
      if let known = open, isFirst, known.page == page.number - 1, known.isHeaded(lines[place]),
        let table = PDFTable(lines[place..<max(end, place + 1)], columns: known.columns)
      {
        add(table, page, isFirst: true)
        place = max(end, place + 1)
      } else if end > place + 1, let table = PDFTable(lines[place..<end]) {
        tableCount += 1
        add(table, page, isFirst: isFirst)
        place = end
      } else {
        endTable()
        place = readParagraph(lines, from: place)
      }
      isFirst = false
    }
  }

  /// The end of the lines from here on that may make a table together, at most so many.
  private static func region(_ lines: [PDFLine], from start: Int, most: Int = 10_000) -> Int {
    guard lines[start].segments.count > 1 else { return start }
    var end = start + 1
    var box = lines[start].box
    var lefts = lines[start].segments.map(\.box.left)
    var widest: Float = 0
    while end < lines.count, end - start < most {
      let line = lines[end]
      let gap = line.box.top - lines[end - 1].box.bottom
      guard gap < max(40, line.height * 3.5) else { break }
      // A lone line much further away than the rows are from each other is no row of them.
      if line.segments.count == 1, end > start + 1, gap > max(widest * 1.6, line.height) { break }
      widest = max(widest, gap)
      if line.segments.count > 1 {
        lefts += line.segments.map(\.box.left)
      } else {
        let width = max(box.right, line.box.right) - min(box.left, line.box.left)
        let isNarrow = line.box.right - line.box.left < width * 0.6
        let isAligned = lefts.contains { abs($0 - line.box.left) < 4 }
        let isInside = line.box.left > box.left + 8
        // A text of the page begins at its margin; what begins below a column further in is its cell.
        let isCell = isNarrow ? isAligned || isInside : isAligned && isInside
        if !isCell, !continues(lines, after: end, lefts) { break }
      }
      box = box.union(line.box)
      end += 1
    }
    return end
  }

  /// Whether the line after one that spans the table has cells where the table has them.
  private static func continues(_ lines: [PDFLine], after index: Int, _ lefts: [Float]) -> Bool {
    guard index + 1 < lines.count, lines[index + 1].segments.count > 1,
      lines[index + 1].box.top - lines[index].box.bottom < 40
    else { return false }
    let aligned = lines[index + 1].segments.count { segment in
      lefts.contains { abs($0 - segment.box.left) < 4 }
    }
    return aligned > 1
  }

  /// Reads a heading, or lines that stand close together; gives the place after them.
  private mutating func readParagraph(_ lines: [PDFLine], from start: Int) -> Int {
    var end = start + 1
    var text = lines[start].text
    var box = lines[start].box
    let height = lines[start].height
    while end < lines.count, text.utf8.count < limits.textBytes {
      let line = lines[end]
      guard line.box.top - lines[end - 1].box.bottom < height * 0.6,
        abs(line.height - height) < height * 0.12,
        PDFLayout.region(lines, from: end, most: 2) <= end + 1
      else { break }
      text += " " + line.text
      box = box.union(line.box)
      end += 1
    }
    blocks.add(text, level: level(text, height), box: box)
    return end
  }

  /// The level of a heading, by how much larger than most its letters are.
  private func level(_ text: String, _ height: Float) -> Int? {
    guard text.utf8.count < 200, height > bodyHeight * 1.15 else { return nil }
    if height > bodyHeight * 1.6 { return 1 }
    return height > bodyHeight * 1.3 ? 2 : 3
  }
}

// MARK: - Tables over pages

extension PDFLayout {
  private mutating func add(_ table: PDFTable, _ page: PDFPage, isFirst: Bool) {
    guard isFirst, var first = open, first.page == page.number - 1,
      first.columns.count == table.columns.count
    else {
      endTable()
      open = Open(columns: table.columns, rows: table.rows, page: page.number)
      return
    }
    var rows = table.rows[...]
    let repeated = PDFLayout.sameRows(first.rows, table.rows)
    // Without the heading, the same columns at the same places are the same table.
    guard repeated > 0 || PDFLayout.areAligned(first.columns, table.columns) else {
      endTable()
      open = Open(columns: table.columns, rows: table.rows, page: page.number)
      return
    }
    rows = rows.dropFirst(repeated)
    open = nil
    if let rest = rows.first, let last = first.rows.last, PDFLayout.goesOn(rest) {
      first.rows[first.rows.count - 1] = PDFLayout.joined(last, rest)
      rows = rows.dropFirst()
    } else if let rest = rows.first {
      rows[rows.startIndex] = PDFLayout.joinedAbove(rest, &first.rows)
      if rows.first?.isEmpty == true { rows = rows.dropFirst() }
    }
    first.rows += rows
    first.page = page.number
    open = first
  }

  /// How many rows at the top are the same texts in the same columns.
  private static func sameRows(_ one: [[Int: PDFTable.Cell]], _ other: [[Int: PDFTable.Cell]])
    -> Int
  {
    var count = 0
    for (left, right) in zip(one, other) {
      guard left.mapValues(\.text) == right.mapValues(\.text) else { break }
      count += 1
    }
    return count
  }

  private static func areAligned(_ one: [ClosedRange<Float>], _ other: [ClosedRange<Float>]) -> Bool
  {
    zip(one, other).allSatisfy { abs($0.lowerBound - $1.lowerBound) < 8 }
  }

  /// Whether a row at the top of a page is the rest of the one at the foot of the page before.
  private static func goesOn(_ row: [Int: PDFTable.Cell]) -> Bool {
    !row.isEmpty
      && row.values.allSatisfy { cell in
        guard let first = cell.text.first else { return true }
        return first.isLowercase || first == "(" || first == ","
      }
  }

  /// What is left of a page's first row once the texts that the page cut in two are one again.
  private static func joinedAbove(
    _ row: [Int: PDFTable.Cell], _ rows: inout [[Int: PDFTable.Cell]]
  ) -> [Int: PDFTable.Cell] {
    var row = row
    // A cell that begins something new says that those to its right do so too.
    for (column, cell) in row.sorted(by: { $0.key < $1.key }) {
      guard let above = rows.lastIndex(where: { $0[column] != nil }), above > 0,
        var text = rows[above][column], CutText.isRest(cell.text, of: text.text)
      else { break }
      text.text += " " + cell.text
      rows[above][column] = text
      row[column] = nil
    }
    return row
  }

  private static func joined(
    _ row: [Int: PDFTable.Cell], _ rest: [Int: PDFTable.Cell]
  ) -> [Int: PDFTable.Cell] {
    row.merging(rest) { first, second in
      var cell = first
      cell.text += " " + second.text
      return cell
    }
  }

  private mutating func endTable() {
    guard let table = open else { return }
    open = nil
    let place = blocks.beginTable()
    var draft = TableDraft(limits)
    for (index, row) in table.rows.enumerated() {
      for (column, cell) in row {
        draft.add(cell.text, row: index, column: column, box: cell.box, texts: &blocks.texts)
        if cell.lastColumn > column {
          draft.add(Grid.Merge(top: index, left: column, bottom: index, right: cell.lastColumn))
        }
      }
    }
    blocks.endTable(place, draft)
  }
}
