import Documents
import Values

/// A column as its header names it.
struct HeaderColumn: Sendable {
  /// The grid's column.
  let column: Int
  /// The row of the heading itself, the lowest level.
  let row: Int
  /// The texts above the column, outermost first; the last is the heading.
  let levels: [String]
  /// How many columns the heading's cell covers.
  let width: Int
  /// What to look up, the fullest first.
  let keys: [Key]
  /// The keys of the bands above the heading.
  let bandKeys: [String]
  /// The key of the heading without a unit of money in parentheses, `nil` where it has none.
  private(set) var plainKey: String?
  /// The field that the cells below say it is, where it has no heading of its own.
  let meant: FieldAddress?

  /// Something to look up.
  struct Key: Sendable {
    /// The key.
    var text: String
    /// Whether a band is part of it.
    var isJoined: Bool
  }

  /// A column below these texts.
  init(column: Int, row: Int, levels: [String], width: Int, meant: FieldAddress? = nil) {
    self.meant = meant
    (self.column, self.row, self.levels, self.width) = (column, row, levels, width)
    let parts = levels.map(HeadingKey.key)
    bandKeys = Array(parts.dropLast())
    var keys: [Key] = []
    if let own = parts.last {
      for start in 0..<parts.count - 1 {
        keys.append(Key(text: parts[start...].joined(), isJoined: true))
        if start < parts.count - 2 { keys.append(Key(text: parts[start] + own, isJoined: true)) }
      }
      // «Programación financiera (en millones)» over «2026».
      if parts.count > 1, let band = HeaderColumn.withoutUnit(levels[levels.count - 2]) {
        keys.append(Key(text: HeadingKey.key(of: band) + own, isJoined: true))
      }
      if let plain = HeaderColumn.withoutUnit(levels[levels.count - 1]) {
        plainKey = HeadingKey.key(of: plain)
      }
      if !own.isEmpty { keys.append(Key(text: own, isJoined: false)) }
    }
    self.keys = keys
  }

  /// «Presupuesto (millones de pesos)» without its parentheses, `nil` where no money stands in them.
  private static func withoutUnit(_ heading: String) -> String? {
    guard let opening = heading.lastIndex(of: "("), heading.hasSuffix(")") else { return nil }
    let words = foldedWords(String(heading[opening...])).split(separator: " ")
    let units: Set<Substring> = ["peso", "pesos", "millones", "millon", "miles", "cop", "mm"]
    let isMoney = heading[opening...].contains("$") || words.contains(where: units.contains)
    let isShort = words.allSatisfy { units.contains($0) || ["en", "de", "m", "col"].contains($0) }
    return isMoney && isShort ? String(heading[..<opening]) : nil
  }

  /// The heading as written, its levels joined.
  var text: String { levels.joined(separator: " / ") }

  /// The key of the heading alone.
  var key: String { keys.last?.text ?? "" }
}

/// Consecutive rows that head a table.
struct HeaderBlock: Sendable {
  /// The first row.
  let top: Int
  /// The last row.
  let bottom: Int
  /// The headed columns, from left to right.
  let columns: [HeaderColumn]

  /// How many rows it has.
  var height: Int { bottom - top + 1 }
}

/// Reads rows of a grid as the levels of a header.
struct HeaderReader {
  private let grid: Grid
  private let merges: [Grid.Merge]

  /// A reader for a grid; `merges` are those that may lie in a header.
  init(_ grid: Grid, merges: [Grid.Merge]) {
    (self.grid, self.merges) = (grid, merges)
  }

  /// The header that these rows would be.
  func block(top: Int, bottom: Int) -> HeaderBlock {
    let levels = (top...bottom).map { cells(row: $0) }
    let spread = spreadBands(levels)
    var found: [Int: (row: Int, texts: [String], width: Int)] = [:]
    for (offset, level) in spread.enumerated() {
      for (column, cell) in level {
        var entry = found[column] ?? (row: top + offset, texts: [], width: 1)
        if entry.texts.last != cell.text { entry.texts.append(cell.text) }
        entry.row = cell.row
        entry.width = cell.width
        found[column] = entry
      }
    }
    let columns = found.sorted { $0.key < $1.key }.map { column, entry in
      HeaderColumn(column: column, row: entry.row, levels: entry.texts, width: entry.width)
    }
    return HeaderBlock(top: top, bottom: bottom, columns: columns)
  }

  private struct Cell {
    var text: String
    var row: Int
    var width: Int
    var isTall: Bool
  }

  /// The texts of a row by column, those of merged cells at each column they cover.
  private func cells(row: Int) -> [Int: Cell] {
    var cells: [Int: Cell] = [:]
    for index in grid.cellRange(ofRow: row) {
      let text = HeaderReader.tidy(grid.text(grid.values[index]))
      guard !text.isEmpty else { continue }
      let column = Int(grid.columns[index])
      let merge = merges.first {
        Int($0.top) == row && Int($0.left) == column && $0.contains(row: row, column: column)
      }
      let right = merge.map { min(Int($0.right), column + 256) } ?? column
      let isTall = (merge?.bottom ?? Int32(clamping: row)) > Int32(clamping: row)
      for covered in column...max(column, right) {
        cells[covered] = Cell(
          text: text, row: row, width: max(1, right - column + 1), isTall: isTall)
      }
    }
    return cells
  }

  /// Bands that are not merged reach to the next one, over columns that have a heading below.
  private func spreadBands(_ levels: [[Int: Cell]]) -> [[Int: Cell]] {
    guard levels.count > 1 else { return levels }
    var levels = levels
    for depth in 0..<levels.count - 1 where levels[depth].count > 1 {
      let below = levels[depth + 1]
      for (column, cell) in levels[depth] where cell.width == 1 && !cell.isTall {
        guard below[column] != nil else { continue }
        var next = column + 1
        while levels[depth][next] == nil, below[next] != nil {
          levels[depth][next] = cell
          next += 1
        }
      }
    }
    return levels
  }

  /// Whether a text has nothing but single spaces between its words, as most have, by its bytes alone.
  private static func isTidy(_ text: String) -> Bool {
    var last: UInt8 = 32
    for byte in text.utf8 {
      switch byte {
      case 32: if last == 32 { return false }
      // Other spaces begin with these bytes, as few other signs do.
      case 9...13, 0xC2, 0xE1...0xE3: return false
      default: break
      }
      last = byte
    }
    return last != 32 || text.isEmpty
  }

  /// A heading on one line, without spaces at its ends.
  static func tidy(_ text: String) -> String {
    if isTidy(text) { return text }
    var result = ""
    var pendingSpace = false
    for scalar in text.unicodeScalars {
      if scalar.value == 32 || scalar.value >= 0x80 && scalar.properties.isWhitespace
        || (9...13).contains(scalar.value)
      {
        pendingSpace = !result.isEmpty
        continue
      }
      if pendingSpace { result.unicodeScalars.append(" ") }
      pendingSpace = false
      result.unicodeScalars.append(scalar)
    }
    return result
  }
}
