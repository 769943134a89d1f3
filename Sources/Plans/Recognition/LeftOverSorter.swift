import Documents
import Values

/// Tells why a grid became no table.
struct LeftOverSorter {
  /// The names of the document's sheets, as folded words.
  private let sheetNames: [String]
  /// The headings of the tables that were recognised, as keys, by table part.
  private let headers: [Set<String>]
  /// Whether tables were recognised in other sheets.
  private let hasTables: Bool

  /// Knows the other sheets and the headers found in them.
  init(sheetNames: [String], headers: [HeaderBlock], hasTables: Bool = false) {
    self.hasTables = hasTables
    self.sheetNames = sheetNames.map(foldedWords)
    self.headers = headers.map { Set($0.columns.map(\.key).filter { !$0.isEmpty }) }
  }

  /// Why this grid is left.
  func reason(for grid: Grid) -> PlanTables.LeftOverBlock.Reason {
    if grid.visibility != .visible { return .hidden }
    if isDictionary(grid) { return .dictionary }
    if isSummary(grid) || hasTables && LeftOverSorter.namesSummary(grid.name) { return .summary }
    return looksLikeTable(grid) ? .notRecognised : .noTable
  }

  /// Whether a column lists the headings of a table found elsewhere.
  func isDictionary(_ grid: Grid) -> Bool {
    guard grid.rowNumbers.count <= LeftOverSorter.longestList, !headers.isEmpty else {
      return false
    }
    let headings = headers.reduce(into: Set<String>()) { $0.formUnion($1) }
    var columns: [UInt16: Set<String>] = [:]
    var keys: [StringPool.ID: String] = [:]
    for (cell, column) in grid.columns.enumerated() {
      guard case .text(let identifier) = grid.values[cell] else { continue }
      let key = keys[identifier] ?? LeftOverSorter.shortKey(grid.texts[identifier])
      keys[identifier] = key
      if headings.contains(key) { columns[column, default: []].insert(key) }
    }
    return columns.values.contains { keys in
      keys.count >= 5
        && headers.contains { header in
          let shared = header.intersection(keys).count
          return shared >= 5 && shared * 2 >= header.count
        }
    }
  }

  /// Whether a sheet lists the fields that a plan should have, each alone in the last column of its row:
  /// the page of a guide, not a plan. A card with values beside its labels is no such list.
  func isListOfFields(_ grid: Grid, _ index: HeadingIndex) -> Bool {
    guard grid.rowNumbers.count <= 200 else { return false }
    var columns: [UInt16: (fields: Set<String>, others: Set<String>)] = [:]
    for position in grid.rowNumbers.indices {
      let cells = Int(grid.rowStarts[position])..<Int(grid.rowStarts[position + 1])
      let written = cells.filter { !HeaderReader.tidy(grid.text(grid.values[$0])).isEmpty }
      guard let last = written.last else { continue }
      let key = LeftOverSorter.shortKey(grid.text(grid.values[last]))
      let isField =
        index.lists(key: key)
        && index.claims(ofKey: key).contains { !index.tables[$0.table].isSingle }
      var column = columns[grid.columns[last]] ?? ([], [])
      if isField { column.fields.insert(key) } else { column.others.insert(key) }
      columns[grid.columns[last]] = column
    }
    return columns.values.contains { column in
      column.fields.count >= 6 && column.fields.count >= column.others.count
    }
  }

  /// A list of sheets or columns is not longer than this.
  private static let longestList = 1500

  private static func shortKey(_ text: String) -> String {
    text.utf8.count <= 160 ? HeadingKey.key(of: text) : ""
  }

  /// Whether the rows are the names, or the leading numbers, of most other sheets.
  func isSummary(_ grid: Grid) -> Bool {
    let own = foldedWords(grid.name)
    let others = sheetNames.filter { $0 != own }
    guard others.count >= 3, grid.rowNumbers.count <= max(100, others.count * 4) else {
      return false
    }
    var names: [String: Int] = [:]
    for (position, name) in others.enumerated() {
      names[name] = position
      if let first = name.split(separator: " ").first, first.utf8.count >= 3, Int(first) != nil {
        names[String(first)] = position
      }
    }
    var columns: [UInt16: Set<Int>] = [:]
    for (cell, column) in grid.columns.enumerated() {
      let text: String
      switch grid.values[cell] {
      case .text(let identifier): text = grid.texts[identifier]
      case .number(let number) where number >= 100 && number < 1e9: text = String(Int(number))
      default: continue
      }
      guard text.utf8.count <= 80, let sheet = names[foldedWords(text)] else { continue }
      columns[column, default: []].insert(sheet)
    }
    return columns.values.contains { $0.count >= 3 && $0.count * 10 >= others.count * 6 }
  }

  /// Whether a sheet is called what people call one that sums others up.
  static func namesSummary(_ name: String) -> Bool {
    let words = foldedWords(name).split(separator: " ")
    return words.contains {
      ["resumen", "consolidado", "consolidada", "consolidacion", "graficas", "graficos"].contains(
        $0)
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
