import Documents
import Values

/// Makes headings, paragraphs and tables of the lines of a text.
struct TextBlocks {
  private let lines: [String]
  private let isMarkdown: Bool
  private let limits: ReadLimits
  private var blocks: BlockList
  private var place = 0
  /// The table last read, while only blank lines have followed it: another page of it may come.
  private var open: Table?

  private struct Table {
    var rows: [[String]]
    var lines: [Int]
    var headerRows: Int
  }

  /// The document in a text file.
  static func document(
    _ file: SourceFile, format: DocumentFormat, limits: ReadLimits
  ) throws(ReadError) -> Document {
    let text = TextDecoding(file.bytes)
    var blocks = TextBlocks(TextLines(text.bytes).lines, format == .markdown, limits)
    blocks.blocks.note(.encoding(text.encoding))
    blocks.read()
    return try blocks.blocks.document(file, format, canMerge: false)
  }

  private init(_ lines: [String], _ isMarkdown: Bool, _ limits: ReadLimits) {
    (self.lines, self.isMarkdown, self.limits) = (lines, isMarkdown, limits)
    blocks = BlockList(limits: limits)
  }

  private mutating func read() {
    while place < lines.count {
      if isBlank(place) {
        place += 1
      } else if let table = barTable() ?? tabTable() {
        add(table)
      } else {
        endTable()
        readText()
      }
    }
    endTable()
  }

  private func isBlank(_ index: Int) -> Bool {
    !lines[index].utf8.contains { $0 > 32 && $0 != 0xA0 }
  }

  private func clean(_ text: String) -> String {
    isMarkdown ? MarkdownText.plain(text) : text
  }
}

// MARK: - Headings and paragraphs

extension TextBlocks {
  private mutating func readText() {
    let number = place + 1
    let line = lines[place]
    if isMarkdown, TextLines.isRule(line) || line.hasPrefix("```") {
      place += 1
      return
    }
    if let heading = TextLines.heading(line), isMarkdown {
      blocks.add(clean(heading.text), level: heading.level, line: number)
      place += 1
      return
    }
    if let level = underlined() {
      blocks.add(clean(TextLines.trim(line[...])), level: level, line: number)
      place += 2
      return
    }
    if let level = standingAlone() {
      blocks.add(clean(TextLines.trim(line[...])), level: level, line: number)
      place += 1
      return
    }
    readParagraph()
  }

  /// The level of a heading over a line of `===` or `---`.
  private func underlined() -> Int? {
    guard place + 1 < lines.count, place == 0 || isBlank(place - 1) else { return nil }
    let rule = lines[place + 1]
    guard rule.utf8.count >= 3 else { return nil }
    if rule.utf8.allSatisfy({ $0 == UInt8(ascii: "=") }) { return 1 }
    return rule.utf8.allSatisfy { $0 == UInt8(ascii: "-") } ? 2 : nil
  }

  /// The level of a short line between blank ones that does not end like a sentence.
  private func standingAlone() -> Int? {
    let line = TextLines.trim(lines[place][...])
    guard line.count <= 90, place == 0 || isBlank(place - 1),
      place + 1 >= lines.count || isBlank(place + 1), let last = line.last, let first = line.first,
      !".,;:…-".contains(last), first.isUppercase || first.isNumber || first == "¿",
      line.contains(where: \.isLetter), !line.contains("....")
    else { return nil }
    if first.isNumber {
      let number = line.prefix { $0.isNumber || $0 == "." }
      guard line.dropFirst(number.count).first == " " else { return nil }
      return min(6, max(1, number.split(separator: ".").count))
    }
    let letters = line.filter(\.isLetter)
    return letters.allSatisfy { !$0.isLowercase } && letters.count > 2 ? 1 : 2
  }

  /// A line, and those after it that go on with its sentence.
  private mutating func readParagraph() {
    let number = place + 1
    var text = TextLines.trim(lines[place][...])
    place += 1
    while place < lines.count, text.utf8.count <= limits.textBytes, !isBlank(place),
      lines[place - 1].utf8.count >= 60, let first = TextLines.trim(lines[place][...]).first,
      first.isLowercase, !lines[place].utf8.contains(9)
    {
      text += " " + TextLines.trim(lines[place][...])
      place += 1
    }
    blocks.add(clean(text), line: number)
  }
}

// MARK: - Tables

extension TextBlocks {
  /// Lines with the same number of bars, or of any number under a rule.
  private mutating func barTable() -> Table? {
    guard hasBar(place) else { return nil }
    var end = place
    while end < lines.count, hasBar(end) || end > place && TextLines.isRule(lines[end]) {
      end += 1
    }
    let rule = (place..<end).first { TextLines.isRule(lines[$0]) }
    let width = TextLines.cells(lines[place]).count
    guard end - place >= 2, width >= 2 || rule != nil,
      rule != nil || TextLines.cells(lines[place + 1]).count == width
    else { return nil }
    var table = Table(rows: [], lines: [], headerRows: 0)
    for index in place..<end {
      if TextLines.isRule(lines[index]) {
        // The rule of Markdown stands under the heading; frames have one above it too.
        if table.headerRows == 0 { table.headerRows = table.rows.count }
        continue
      }
      table.rows.append(TextLines.cells(lines[index]))
      table.lines.append(index + 1)
    }
    guard !table.rows.isEmpty else { return nil }
    place = end
    return table
  }

  private func hasBar(_ index: Int) -> Bool { lines[index].utf8.contains(UInt8(ascii: "|")) }

  /// Lines with tabs, and lines between them that go on with the cell before.
  private mutating func tabTable() -> Table? {
    guard isTabbed(place) else { return nil }
    var table = Table(rows: [], lines: [], headerRows: 0)
    var index = place
    while index < lines.count {
      if isTabbed(index) {
        let cells = lines[index].split(separator: "\t", omittingEmptySubsequences: false)
        table.rows.append(cells.map { TextLines.trim($0) })
        table.lines.append(index + 1)
      } else if goesOn(index), var row = table.rows.last,
        let last = row.lastIndex(where: { !$0.isEmpty }), row[last].utf8.count < limits.textBytes
      {
        row[last] += " " + TextLines.trim(lines[index][...])
        table.rows[table.rows.count - 1] = row
      } else {
        break
      }
      index += 1
    }
    // A single line with a tab is rather a label and its value.
    guard table.rows.count > 1 || table.rows[0].count > 2 else { return nil }
    place = index
    return table
  }

  private func isTabbed(_ index: Int) -> Bool {
    lines[index].utf8.contains(9) && !isBlank(index) && !lines[index].contains("....")
  }

  /// Whether a line between two with tabs begins like the rest of a sentence.
  private func goesOn(_ index: Int) -> Bool {
    guard index + 1 < lines.count, isTabbed(index + 1), !isBlank(index),
      let first = TextLines.trim(lines[index][...]).first
    else { return false }
    return first.isLowercase || first == "("
  }

  /// Joins a table to the one before where its heading is the same, as each page repeats it.
  private mutating func add(_ table: Table) {
    if var first = open, first.rows[0] == table.rows[0],
      table.rows[0].contains(where: { !$0.isEmpty })
    {
      let skipped = max(1, table.headerRows)
      open = nil
      append(table, from: skipped, to: &first)
      open = first
    } else if var first = open, table.headerRows == 0, first.headerRows == 0,
      goesOn(table.rows[0], after: first)
    {
      open = nil
      append(table, from: 0, to: &first)
      open = first
    } else {
      endTable()
      open = table
    }
  }

  /// Adds the rows of another page; texts that the page cut in two become one again.
  private func append(_ table: Table, from start: Int, to first: inout Table) {
    var rows = table.rows[start...]
    var lines = table.lines[start...]
    if var row = rows.first {
      // A cell that begins something new says that those to its right do so too.
      for column in row.indices where !row[column].isEmpty {
        guard continues(row[column], column, first), let above = above(column, first) else { break }
        first.rows[above][column] += " " + row[column]
        row[column] = ""
      }
      rows[start] = row
      if row.allSatisfy(\.isEmpty) { (rows, lines) = (rows.dropFirst(), lines.dropFirst()) }
    }
    first.rows += rows
    first.lines += lines
  }

  /// Whether a row of as many cells goes on with a text that the last rows left open.
  private func goesOn(_ row: [String], after table: Table) -> Bool {
    row.count == table.rows[0].count && row.count > 2
      && row.firstIndex { !$0.isEmpty }.map { continues(row[$0], $0, table) } == true
  }

  /// Whether a cell is the rest of the text above it: the text ends in the middle of a sentence.
  private func continues(_ cell: String, _ column: Int, _ table: Table) -> Bool {
    guard let above = above(column, table) else { return false }
    return CutText.isRest(clean(cell), of: clean(table.rows[above][column]))
  }

  /// The last row of a table with something in a column, its heading apart.
  private func above(_ column: Int, _ table: Table) -> Int? {
    let row = table.rows.lastIndex { $0.indices.contains(column) && !$0[column].isEmpty }
    return row.flatMap { $0 > 0 ? $0 : nil }
  }

  private mutating func endTable() {
    guard let table = open else { return }
    open = nil
    let slot = blocks.beginTable()
    var draft = TableDraft(limits)
    draft.headerRows = table.headerRows
    draft.rowLines = table.lines.map { Int32(clamping: $0) }
    for (row, cells) in table.rows.enumerated() {
      for (column, cell) in cells.enumerated() where !cell.isEmpty {
        draft.add(clean(cell), row: row, column: column, texts: &blocks.texts)
      }
      if draft.isOverLimit { break }
    }
    blocks.endTable(slot, draft, line: table.lines.first)
  }
}

// MARK: - Texts

extension ReaderNote {
  fileprivate static func encoding(_ encoding: TextDecoding.Encoding) -> ReaderNote {
    ReaderNote(
      .sniffed, es: "Texto en \(encoding.rawValue).", en: "Text in \(encoding.rawValue).")
  }
}
