import Documents

// Which grids become no table, and why.
extension DocumentRecognition {
  /// Sets hidden sheets, dictionaries and summaries aside.
  func sort(_ sheets: inout [Sheet]) {
    let sorter = LeftOverSorter(
      sheetNames: sheets.map(name), headers: sheets.flatMap { $0.headers.map(\.block) })
    for position in sheets.indices {
      let grid = sheets[position].grid
      if let said = overrides.sheet(named: grid.name) {
        sheets[position].left = said.isIgnored ? .ignored : nil
        continue
      }
      if grid.visibility != .visible {
        sheets[position].left = .hidden
      } else if grid.isEmpty {
        sheets[position].left = .noTable
      } else if sorter.isDictionary(grid) || sorter.isListOfFields(grid, index) {
        sheets[position].left = .dictionary
      } else if sorter.isSummary(grid) {
        sheets[position].left = .summary
      }
    }
  }

  /// What a sheet is called: in a page that a workbook was saved as, by the heading above its table,
  /// «Hoja 3: 4121 Jurídica».
  private func name(_ sheet: Sheet) -> String {
    let block = Int(sheet.place.block)
    guard document.format == .html, block > 0,
      case .heading(let heading, level: 1) = document.blocks[block - 1],
      let colon = heading.firstIndex(of: ":")
    else { return sheet.grid.name }
    return String(heading[heading.index(after: colon)...])
  }

  /// A sheet that repeats the rows of several others sums them up: its rows would count twice.
  func setRepetitionsAside(_ sheets: inout [Sheet]) {
    // What sums others up is a third sheet beside two of them at least.
    let withTables = sheets.count { sheet in
      guard case .tables(let drafts) = sheet.found else { return false }
      return sheet.left == nil && drafts.count == 1
    }
    guard withTables >= 3 else { return }
    let contents = sheets.map { sheet -> RowSignatures? in
      guard sheet.left == nil, case .tables(let drafts) = sheet.found, drafts.count == 1 else {
        return nil
      }
      return RowSignatures(drafts[0], index, sheet.grid)
    }
    for position in sheets.indices {
      guard sheets[position].said == nil, let own = contents[position] else { continue }
      let others = contents.indices.filter { $0 != position }.compactMap { contents[$0] }
      if own.repeats(others) { sheets[position].left = .summary }
    }
  }

  /// A workbook of which nothing was understood has no cover: any of its sheets may hold the rows.
  func doubtAllOfAWorkbook(_ sheets: inout [Sheet]) {
    guard document.format.isOfSheets, !sheets.contains(where: { $0.left == nil }) else { return }
    for position in sheets.indices where sheets[position].left == .noTable {
      let grid = sheets[position].grid
      if grid.rowNumbers.indices.count(where: { grid.rowStarts[$0 + 1] > grid.rowStarts[$0] + 1 })
        >= 2
      {
        sheets[position].left = .notRecognised
      }
    }
  }

  /// A table that extraction tore apart is still one where the head of it can be seen. In a PDF
  /// without any table that was recognised, whatever stands in several columns may be what is left of
  /// one: its words may be broken and its rows run together.
  func doubtLostHeads(_ sheets: inout [Sheet]) {
    guard !document.format.isOfSheets else { return }
    let rows = LooseRows(index)
    let mayBeTorn = document.format == .pdf && !sheets.contains { $0.left == nil }
    for position in sheets.indices where sheets[position].left == .noTable {
      let grid = sheets[position].grid
      if rows.isHead(of: grid) || mayBeTorn && isWide(grid) {
        sheets[position].left = .notRecognised
      }
    }
  }

  /// Whether a row has four cells or more.
  private func isWide(_ grid: Grid) -> Bool {
    grid.rowNumbers.indices.contains { grid.rowStarts[$0 + 1] >= grid.rowStarts[$0] + 4 }
  }

  /// A page on which most rows hold one date below the other in a cell: its rows ran together, and what
  /// stands in them is nobody's.
  func doubtRowsRunTogether(_ sheets: inout [Sheet]) {
    guard document.format == .pdf else { return }
    for position in sheets.indices where sheets[position].left == nil {
      guard case .tables(let drafts) = sheets[position].found else { continue }
      let texts = sheets[position].grid.texts
      let areJoined = drafts.flatMap { draft in
        draft.rows.indices.filter { draft.isAccepted[$0] }.map { row in
          draft.cells.contains { RowsRunTogether.areSeveralDates($0[row], texts) }
        }
      }
      let joined = areJoined.filter(\.self).count
      if joined > 0, joined * 2 >= areJoined.count {
        sheets[position].left = .notRecognised
      }
    }
  }
}
