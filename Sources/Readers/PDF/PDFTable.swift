import Documents

/// A table found on a page: its columns, its rows of cells.
struct PDFTable {
  /// The text of a cell and where it stands.
  struct Cell {
    var text: String
    var box: PageBox
    /// The last column that it reaches.
    var lastColumn: Int
  }

  /// Where each column begins and ends.
  var columns: [ClosedRange<Float>]
  /// The cells of each row, by column.
  var rows: [[Int: Cell]]

  /// No sheet of paper has more columns that anybody could read.
  private static let mostColumns = 256

  /// The table in these lines; `nil` where there are no two columns or no two rows.
  ///
  /// `known` are the columns of the page before, where this goes on with its table: then one row will do.
  init?(_ lines: ArraySlice<PDFLine>, columns known: [ClosedRange<Float>]? = nil) {
    columns = known ?? PDFTable.columns(lines)
    guard columns.count > 1, columns.count <= PDFTable.mostColumns else { return nil }
    rows = PDFRunningCells(lines, columns).rows ?? []
    for group in rows.isEmpty ? PDFTable.groups(lines, columns) : [] {
      var row: [Int: Cell] = [:]
      for line in group {
        for segment in line.segments { PDFTable.add(segment, columns, to: &row) }
      }
      rows.append(row)
    }
    if known == nil {
      guard rows.count > 1, rows.count(where: { $0.count > 1 }) > 1 else { return nil }
    }
  }

  static func add(
    _ segment: PDFSegment, _ columns: [ClosedRange<Float>], to row: inout [Int: Cell]
  ) {
    let touched = touched(by: segment, columns)
    guard let first = column(of: segment, columns) else { return }
    if var cell = row[first] {
      cell.text += " " + segment.text
      cell.box = cell.box.union(segment.box)
      cell.lastColumn = max(cell.lastColumn, touched.last ?? first)
      row[first] = cell
    } else {
      row[first] = Cell(text: segment.text, box: segment.box, lastColumn: touched.last ?? first)
    }
  }

  static func touched(
    by segment: PDFSegment, _ columns: [ClosedRange<Float>]
  ) -> [Int] {
    columns.indices.filter {
      columns[$0].lowerBound < segment.box.right - 1
        && columns[$0].upperBound > segment.box.left + 1
    }
  }

  /// The first column that a segment touches, else the nearest one.
  static func column(of segment: PDFSegment, _ columns: [ClosedRange<Float>]) -> Int? {
    if let first = touched(by: segment, columns).first { return first }
    let middle = (segment.box.left + segment.box.right) / 2
    return columns.indices.min {
      abs(columns[$0].lowerBound - middle) < abs(columns[$1].lowerBound - middle)
    }
  }

  // MARK: - Columns

  /// Where most lines have ink, in steps of a point; a heading over several columns is outvoted.
  private static func columns(_ lines: ArraySlice<PDFLine>) -> [ClosedRange<Float>] {
    let parted = lines.filter { $0.segments.count > 1 }
    let left = lines.map(\.box.left).min() ?? 0
    let right = lines.map(\.box.right).max() ?? 0
    guard parted.count > 1, right - left > 8, right - left < 40_000 else { return [] }
    var ink = Array(repeating: 0, count: Int(right - left) + 2)
    func blacken(_ segment: PDFSegment) {
      let first = Int((segment.box.left - left).rounded())
      let last = max(first, Int((segment.box.right - left).rounded()) - 1)
      for place in first...min(last, ink.count - 1) { ink[place] += 1 }
    }
    for line in parted { line.segments.forEach(blacken) }
    let apart = PDFTable.runs(ink, above: parted.count >= 4 ? 1 : 0, left: left)
    for line in lines where line.segments.count == 1 {
      let segment = line.segments[0]
      // A line of its own in a narrow place is a cell's; one that crosses columns is a text between
      // the rows: «Objetivo 2. Mejorar la gestión».
      guard segment.box.right - segment.box.left < (right - left) * 0.6,
        PDFTable.touched(by: segment, apart).count < 2
      else { continue }
      blacken(segment)
    }
    let few = parted.count >= 4 ? max(1, parted.count / 10) : 0
    var runs = PDFTable.runs(ink, above: few, left: left)
    guard few > 0 else { return runs }
    // A column with a heading and nothing below has little ink, but none of it crosses a border.
    for run in PDFTable.runs(ink, above: 0, left: left)
    where !runs.contains(where: { $0.overlaps(run) }) {
      runs.append(run)
    }
    return runs.sorted { $0.lowerBound < $1.lowerBound }
  }

  private static func runs(_ ink: [Int], above few: Int, left: Float) -> [ClosedRange<Float>] {
    var runs: [ClosedRange<Float>] = []
    var start: Int?
    var blank = 0
    for (place, count) in (ink + [0, 0, 0]).enumerated() {
      if count > few {
        if start == nil { start = place }
        blank = 0
      } else if let first = start {
        blank += 1
        // Two points of white are the least that parts columns.
        if blank == 2 || place == ink.count {
          runs.append(left + Float(first)...left + Float(place - blank + 1))
          start = nil
          blank = 0
        }
      }
    }
    return runs
  }

  // MARK: - Rows

  /// The lines of each row: rows stand further apart than the lines of a cell.
  private static func groups(
    _ lines: ArraySlice<PDFLine>, _ columns: [ClosedRange<Float>]
  ) -> [[PDFLine]] {
    let lines = Array(lines)
    guard lines.count > 1 else { return [lines] }
    var gaps: [Float] = []
    var bottom = lines[0].box.bottom
    for line in lines.dropFirst() {
      gaps.append(max(0, line.box.top - bottom))
      bottom = max(bottom, line.box.bottom)
    }
    let height = lines.map(\.height).sorted()[lines.count / 2]
    let bySpace = threshold(gaps, height)
    if let bySpace {
      let groups = split(lines) { index in gaps[index - 1] >= bySpace }
      // Where lines that are close together are as full as the first of them, each is a row.
      if !areRows(groups, columns) { return groups }
    } else if (gaps.min() ?? 0) > height * 0.6 {
      return lines.map { [$0] }
    }
    let filled = lines.map { line in Set(line.segments.compactMap { column(of: $0, columns) }) }
    let anchor = anchor(filled, columns.count)
    return split(lines) { index in
      filled[index].contains(anchor) || filled[index].count == columns.count
    }
  }

  /// The gap from which on a row begins; `nil` where all gaps are much the same.
  static func threshold(_ gaps: [Float], _ height: Float) -> Float? {
    let step = max(1.2, height * 0.12)
    // Lines that overlap belong to one row: its cells stand in the middle, not side by side.
    let sorted = gaps.filter { $0 > 0.3 }.sorted()
    guard let least = sorted.first, least < height * 0.6 || sorted.count < gaps.count else {
      return nil
    }
    // Lines of a cell differ by little; the first clear step is where rows begin.
    for (one, next) in zip(sorted, sorted.dropFirst()) where next - one > step {
      return one < height * 0.6 ? (one + next) / 2 : sorted.count < gaps.count ? least / 2 : nil
    }
    return sorted.count < gaps.count && least > step ? least / 2 : nil
  }

  private static func areRows(_ groups: [[PDFLine]], _ columns: [ClosedRange<Float>]) -> Bool {
    var full = 0
    var rest = 0
    for group in groups {
      for line in group.dropFirst() {
        rest += 1
        if line.segments.count > 1, line.segments.count >= group[0].segments.count { full += 1 }
      }
    }
    return rest > 0 && full * 10 >= rest * 9
  }

  private static func split(_ lines: [PDFLine], where begins: (Int) -> Bool) -> [[PDFLine]] {
    var groups = [[lines[0]]]
    for index in lines.indices.dropFirst() {
      if begins(index) {
        groups.append([lines[index]])
      } else {
        groups[groups.count - 1].append(lines[index])
      }
    }
    return groups
  }

  /// The column whose cells have one line: where it is filled, a row begins.
  ///
  /// Its lines are the fullest ones; of several such columns the one filled most often is taken, as
  /// one whose cells are merged is filled less often than there are rows.
  private static func anchor(_ filled: [Set<Int>], _ count: Int) -> Int {
    var best = (column: 0, fullness: 0.0, lines: 0)
    for column in 0..<count {
      let lines = filled.filter { $0.contains(column) }
      guard lines.count > 1 else { continue }
      let fullness = Double(lines.reduce(0) { $0 + $1.count }) / Double(lines.count)
      let isFuller = fullness > best.fullness + 0.25
      if isFuller || fullness > best.fullness - 0.25 && lines.count > best.lines {
        best = (column, fullness, lines.count)
      }
    }
    return best.column
  }
}
