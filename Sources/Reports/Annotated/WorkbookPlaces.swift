import Documents

/// Where the places of a report are in the workbook that is annotated.
struct WorkbookPlaces {
  /// A cell of the workbook, rows and columns from 0.
  struct Target: Hashable {
    let sheet: String
    let row: Int
    let column: Int

    var cell: String { CellReference.name(row: row, column: column) }
  }

  /// Where a block of a document stands.
  struct Block {
    let sheet: String
    /// The row of a heading or paragraph, which takes one row of its sheet; `nil` for a table.
    var row: Int?
  }

  let sources: [Document]
  private let blocks: [Locator: Block]

  /// The workbook is the document at this position itself.
  init(original index: Int, sources: [Document]) {
    self.sources = sources
    var blocks: [Locator: Block] = [:]
    for (number, block) in sources[index].blocks.enumerated() {
      switch block {
      case .table(let grid):
        blocks[Locator(document: index, block: number)] = Block(sheet: grid.name)
      case .unread(let name, _):
        blocks[Locator(document: index, block: number)] = Block(sheet: name)
      case .heading, .paragraph: continue
      }
    }
    self.blocks = blocks
  }

  /// The workbook was made from the documents; `blocks` says where each piece went.
  init(_ blocks: [Locator: Block], sources: [Document]) {
    (self.blocks, self.sources) = (blocks, sources)
  }

  /// The cell that a place means: of a row its first written cell, of a sheet its first cell, of a
  /// merged area the one that people see.
  func target(_ locator: Locator) -> Target? {
    let whole = Locator(document: Int(locator.document), block: Int(locator.block))
    guard let block = blocks[whole] else { return nil }
    if let row = block.row { return Target(sheet: block.sheet, row: row, column: 1) }
    var (row, column) = (max(0, Int(locator.row)), Int(locator.column))
    guard let grid = grid(locator) else { return Target(sheet: block.sheet, row: 0, column: 0) }
    if column < 0 {
      column = grid.cellRange(ofRow: row).first.map { Int(grid.columns[$0]) } ?? 0
    }
    if let merge = grid.merge(atRow: row, column: column) {
      (row, column) = (Int(merge.top), Int(merge.left))
    }
    guard row < WorkbookSheet.mostRows, column < 16_384 else { return nil }
    return Target(sheet: block.sheet, row: row, column: column)
  }

  /// The table that a place is in.
  func grid(_ locator: Locator) -> Grid? {
    let index = Int(locator.document)
    guard sources.indices.contains(index),
      sources[index].blocks.indices.contains(Int(locator.block)),
      case .table(let grid) = sources[index].blocks[Int(locator.block)]
    else { return nil }
    return grid
  }
}
