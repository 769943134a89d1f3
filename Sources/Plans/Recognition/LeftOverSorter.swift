import Documents
import Values

/// Tells why a grid became no table.
struct LeftOverSorter {
  /// The names of the document's sheets, as folded words.
  private let sheetNames: [String]
  /// The headings of the tables that were recognised, as keys, by table part.
  private let headers: [Set<String>]

  /// Knows the other sheets and the headers found in them.
  init(sheetNames: [String], headers: [HeaderBlock]) {
    self.sheetNames = sheetNames.map(foldedWords)
    self.headers = headers.map { Set($0.columns.map(\.key).filter { !$0.isEmpty }) }
  }

  /// Why this grid is left.
  func reason(for grid: Grid) -> PlanTables.LeftOverBlock.Reason {
    if grid.visibility != .visible { return .hidden }
    if isDictionary(grid) { return .dictionary }
    if isSummary(grid) { return .summary }
    return looksLikeTable(grid) ? .notRecognised : .noTable
  }

  /// Whether a column lists the headings of a table found elsewhere.
  func isDictionary(_ grid: Grid) -> Bool {
    guard grid.rowNumbers.count <= 4000, !headers.isEmpty else { return false }
    var columns: [UInt16: Set<String>] = [:]
    for (cell, column) in grid.columns.enumerated() {
      guard case .text(let identifier) = grid.values[cell],
        grid.texts[identifier].utf8.count <= 160
      else { continue }
      columns[column, default: []].insert(HeadingKey.key(of: grid.texts[identifier]))
    }
    return columns.values.contains { keys in
      headers.contains { header in
        let shared = header.intersection(keys).count
        return shared >= 5 && shared * 2 >= header.count
      }
    }
  }

  /// Whether the rows are the names, or the leading numbers, of most other sheets.
  func isSummary(_ grid: Grid) -> Bool {
    let own = foldedWords(grid.name)
    let others = sheetNames.filter { $0 != own }
    guard others.count >= 3, grid.rowNumbers.count <= 4000 else { return false }
    var columns: [UInt16: Set<String>] = [:]
    for (cell, column) in grid.columns.enumerated() {
      let text = grid.text(grid.values[cell])
      if text.utf8.count <= 120 { columns[column, default: []].insert(foldedWords(text)) }
    }
    return columns.values.contains { words in
      let named = others.count { name in
        words.contains(name)
          || name.split(separator: " ").first.map {
            Int($0) != nil && $0.utf8.count >= 3 && words.contains(String($0))
          } ?? false
      }
      return named >= 3 && named * 10 >= others.count * 6
    }
  }

  /// At least three rows with at least three cells each.
  private func looksLikeTable(_ grid: Grid) -> Bool {
    var rows = 0
    for position in grid.rowNumbers.indices {
      let cells = Int(grid.rowStarts[position])..<Int(grid.rowStarts[position + 1])
      let written = cells.count { cell in
        if case .text(let identifier) = grid.values[cell] { return !grid.texts.isBlank(identifier) }
        return true
      }
      if written >= 3 { rows += 1 }
      if rows >= 4 { return true }
    }
    return false
  }
}
