/// The lines of a text, and what they look like together.
struct TextLines {
  /// The lines, without what ends them and without white space at their end.
  let lines: [String]

  /// The lines of a text in UTF-8.
  init(_ bytes: [UInt8]) {
    var lines: [String] = []
    var start = 0
    var place = 0
    while place <= bytes.count {
      if place == bytes.count || bytes[place] == 10 || bytes[place] == 13 {
        var end = place
        // Tabs at the end of a line are empty cells.
        while end > start, bytes[end - 1] == 32 { end -= 1 }
        lines.append(String(decoding: bytes[start..<end], as: UTF8.self))
        if place + 1 < bytes.count, bytes[place] == 13, bytes[place + 1] == 10 { place += 1 }
        start = place + 1
      }
      place += 1
    }
    self.lines = lines
  }

  /// Whether these are sentences, or tables among other lines, rather than a list of short entries.
  var isProse: Bool {
    let written = lines.filter { line in line.utf8.contains { $0 > 32 } }
    guard !written.isEmpty else { return false }
    let long = written.count { $0.utf8.count > 80 && $0.contains(" ") }
    let closed = written.count { line in
      line.utf8.count > 20 && (line.hasSuffix(".") || line.hasSuffix(":"))
    }
    let tabbed = written.count { $0.utf8.contains(9) }
    return (long + closed) * 10 >= written.count || long >= 3
      || tabbed >= 2 && tabbed < written.count || hasSigns
  }

  /// Whether a line of bars stands over a rule of dashes.
  var hasRuledTable: Bool {
    lines.indices.dropFirst().contains { index in
      lines[index - 1].utf8.contains(UInt8(ascii: "|"))
        && TextLines.isRule(lines[index]) && lines[index].utf8.contains(UInt8(ascii: "|"))
        && TextLines.cells(lines[index]).count == TextLines.cells(lines[index - 1]).count
    }
  }

  /// Whether the first line is a heading and a line of bars follows.
  var hasHeadingOverBars: Bool {
    let first = lines.first { line in line.utf8.contains { $0 > 32 } }
    guard let first, TextLines.heading(first) != nil else { return false }
    let bar = UInt8(ascii: "|")
    return !first.utf8.contains(bar) && lines.contains { $0.utf8.first == bar }
  }

  /// Whether there are headings or emphasis of Markdown.
  var hasSigns: Bool {
    lines.contains { TextLines.heading($0) != nil || $0.contains("**") }
  }

  /// Whether a line is only a rule between the rows of a table: `|---|:-:|`, `+----+`.
  static func isRule(_ line: String) -> Bool {
    var dashes = 0
    for byte in line.utf8 {
      switch byte {
      case UInt8(ascii: "-"), UInt8(ascii: "="): dashes += 1
      case UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: "+"), 32, 9: continue
      default: return false
      }
    }
    return dashes > 0
  }

  /// The text and level of a heading `## Title ##`.
  static func heading(_ line: String) -> (text: String, level: Int)? {
    let level = line.utf8.prefix { $0 == UInt8(ascii: "#") }.count
    guard (1...6).contains(level), line.utf8.dropFirst(level).first == 32 else { return nil }
    var text = line.dropFirst(level)[...]
    while text.last == "#" { text.removeLast() }
    let trimmed = trim(text)
    return trimmed.isEmpty ? nil : (trimmed, level)
  }

  /// The cells of a line parted by bars; `\|` is a bar that parts nothing.
  static func cells(_ line: String) -> [String] {
    var cells: [String] = []
    var cell: [UInt8] = []
    var isEscaped = false
    for byte in trim(line[...]).utf8 {
      if byte == UInt8(ascii: "|"), !isEscaped {
        cells.append(String(decoding: cell, as: UTF8.self))
        cell = []
        continue
      }
      if byte == UInt8(ascii: "|"), isEscaped { cell.removeLast() }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
      cell.append(byte)
    }
    cells.append(String(decoding: cell, as: UTF8.self))
    // Bars at both ends are the frame of the table.
    if cells.count > 1, cells[0].isEmpty { cells.removeFirst() }
    if cells.count > 1, cells[cells.count - 1].isEmpty { cells.removeLast() }
    return cells.map { trim($0[...]) }
  }

  /// A text without spaces and tabs around it.
  static func trim(_ text: Substring) -> String {
    let bytes = text.utf8
    guard let first = bytes.firstIndex(where: { $0 != 32 && $0 != 9 }),
      let last = bytes.lastIndex(where: { $0 != 32 && $0 != 9 })
    else { return "" }
    return String(text[first...last])
  }
}
