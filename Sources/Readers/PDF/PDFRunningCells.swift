import Documents

/// Rows of a table in which the text of merged cells runs on beside several rows.
///
/// There no white crosses the whole table between rows. Lines of one cell stand close together, so each
/// column falls into blocks; the column with most blocks says where rows begin.
struct PDFRunningCells {
  /// A cell of one column: lines that stand close together.
  private struct Block {
    var segments: [PDFSegment]
    var top: Float
    var bottom: Float
  }

  private let columns: [ClosedRange<Float>]
  private var blocks: [[Block]]
  private let height: Float
  private var gap: Float = 0

  /// Looks at the lines of a table.
  init(_ lines: ArraySlice<PDFLine>, _ columns: [ClosedRange<Float>]) {
    self.columns = columns
    blocks = columns.map { _ in [] }
    height = lines.map(\.height).sorted().dropFirst(lines.count / 2).first ?? 1
    var segments: [[PDFSegment]] = columns.map { _ in [] }
    for line in lines {
      for segment in line.segments {
        guard let column = PDFTable.column(of: segment, columns) else { continue }
        segments[column].append(segment)
      }
    }
    var gaps: [Float] = []
    for column in segments.indices {
      segments[column].sort { ($0.box.top, $0.box.left) < ($1.box.top, $1.box.left) }
      for (one, next) in zip(segments[column], segments[column].dropFirst()) {
        gaps.append(max(0, next.box.top - one.box.bottom))
      }
    }
    guard let gap = PDFTable.threshold(gaps, height) else { return }
    self.gap = gap
    for column in segments.indices {
      blocks[column] = PDFRunningCells.blocks(segments[column], gap)
    }
  }

  private static func blocks(_ segments: [PDFSegment], _ gap: Float) -> [Block] {
    var blocks: [Block] = []
    for segment in segments {
      if let last = blocks.last, segment.box.top - last.bottom < gap {
        blocks[blocks.count - 1].segments.append(segment)
        blocks[blocks.count - 1].bottom = max(last.bottom, segment.box.bottom)
      } else {
        blocks.append(Block(segments: [segment], top: segment.box.top, bottom: segment.box.bottom))
      }
    }
    return blocks
  }

  /// The rows; `nil` where no cell stands beside several rows, or nobody can tell lines from rows.
  var rows: [[Int: PDFTable.Cell]]? {
    guard gap > 0, let anchor, isBesideSeveral(anchor) else { return nil }
    var rows: [Row] = blocks[anchor].map {
      Row(top: $0.top, bottom: $0.bottom, blocks: [(anchor, $0)])
    }
    let others = columns.indices.filter { $0 != anchor }
      .flatMap { column in blocks[column].map { (column, $0) } }
      .sorted { ($0.1.top, $0.0) < ($1.1.top, $1.0) }
    for (column, block) in others { put(column, block, into: &rows) }
    return rows.map(cells)
  }

  private struct Row {
    var top: Float
    /// Where its own cells end; cells that stand beside further rows apart.
    var bottom: Float
    var blocks: [(column: Int, block: Block)]
  }

  /// The column with most cells; of several the one with most lines.
  private var anchor: Int? {
    columns.indices.max { one, other in
      let (left, right) = (blocks[one], blocks[other])
      return (left.count, left.reduce(0) { $0 + $1.segments.count }) < (
        right.count, right.reduce(0) { $0 + $1.segments.count }
      )
    }
  }

  /// Whether a cell of another column goes on while rows begin, its lines at other heights than theirs:
  /// where rows stand as close as lines, cells of several rows look like one, line beside line.
  private func isBesideSeveral(_ anchor: Int) -> Bool {
    columns.indices.contains { column in
      column != anchor
        && blocks[column].contains { block in
          let inside = blocks[anchor].filter {
            $0.top > block.top + height * 0.6 && $0.top < block.bottom
          }
          let isOff = inside.contains { row in
            block.segments.allSatisfy { abs($0.box.top - row.top) > height * 0.15 }
          }
          return isOff && blocks[anchor].contains { abs($0.top - block.top) < height * 0.6 }
        }
    }
  }

  /// Puts a cell into the row it begins in; one beyond the cells of all rows begins a row of its own.
  private func put(_ column: Int, _ block: Block, into rows: inout [Row]) {
    let beside = rows.indices.filter { rows[$0].top < block.bottom && rows[$0].bottom > block.top }
    if let first = beside.first {
      rows[first].blocks.append((column, block))
      if beside.count == 1 {
        rows[first].top = min(rows[first].top, block.top)
        rows[first].bottom = max(rows[first].bottom, block.bottom)
      }
      return
    }
    let place = rows.firstIndex { $0.top > block.top } ?? rows.count
    // Below a row's own cells, and nearer to it than rows stand apart, it is still of that row.
    if place > 0, block.top - rows[place - 1].bottom < gap {
      rows[place - 1].blocks.append((column, block))
      return
    }
    rows.insert(Row(top: block.top, bottom: block.bottom, blocks: [(column, block)]), at: place)
  }

  private func cells(_ row: Row) -> [Int: PDFTable.Cell] {
    var cells: [Int: PDFTable.Cell] = [:]
    for (_, block) in row.blocks {
      for segment in block.segments { PDFTable.add(segment, columns, to: &cells) }
    }
    return cells
  }
}
