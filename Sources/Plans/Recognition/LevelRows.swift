import Documents
import Values

/// Knows the rows of a table that head the rows below them: «PROYECTO: vías rurales» alone in its row, or a
/// title merged over the columns. They are levels of the plan, not rows of its table.
struct LevelRows {
  private let index: HeadingIndex
  private let grid: Grid
  private let main: Int
  private let columns: Int
  /// The rows of which a merge covers most of the columns.
  private let wide: Set<Int32>
  /// Whether a name in capitals stands out.
  private let capitalsAreRare: Bool

  /// A table with fewer columns has rows of few cells.
  private static let fewestColumns = 4
  /// The most cells of such a row: a code, the level and a sum.
  private static let mostCells = 3

  /// How many texts are looked at to know how names are written.
  private static let mostSampled = 200

  /// Looks at the rows below one header.
  init(_ index: HeadingIndex, _ grid: Grid, _ header: FoundHeader) {
    (self.index, self.grid, main) = (index, grid, header.choice.main)
    columns = header.block.columns.count
    let least = Int32(clamping: max(3, (columns + 1) / 2))
    capitalsAreRare = LevelRows.capitalsAreRare(grid, below: header.block.bottom)
    wide = Set(grid.merges.lazy.filter { $0.right - $0.left >= least - 1 }.map(\.top))
  }

  /// Whether a row with so many written cells heads others.
  func hold(_ cells: Range<Int>, row: Int32, written: Int) -> Bool {
    guard written <= LevelRows.mostCells, columns >= LevelRows.fewestColumns else { return false }
    if written == 1, wide.contains(row) { return true }
    return cells.contains { cell in
      guard case .text(let identifier) = grid.values[cell] else { return false }
      let text = grid.texts[identifier]
      return namesLevel(text) || written == 1 && capitalsAreRare && LevelRows.isInCapitals(text)
    }
  }

  /// «SECTOR EDUCACIÓN» among names that are not in capitals.
  private static func isInCapitals(_ text: String) -> Bool {
    if text.utf8.contains(where: { (97...122).contains($0) }) { return false }
    let letters = text.unicodeScalars.lazy.filter(\.properties.isAlphabetic)
    return letters.count >= 5 && letters.allSatisfy { !$0.properties.isLowercase }
  }

  /// Whether few of the texts below a header are in capitals.
  private static func capitalsAreRare(_ grid: Grid, below row: Int) -> Bool {
    var texts = 0
    var capitals = 0
    for (position, number) in grid.rowNumbers.enumerated() where Int(number) > row {
      for cell in Int(grid.rowStarts[position])..<Int(grid.rowStarts[position + 1]) {
        guard case .text(let identifier) = grid.values[cell] else { continue }
        let text = grid.texts[identifier]
        guard text.utf8.count >= 8 else { continue }
        texts += 1
        capitals += isInCapitals(text) ? 1 : 0
      }
      if texts > mostSampled { break }
    }
    return texts > 0 && capitals * 3 <= texts
  }

  /// Whether a text is a level of another table with its name: «Objetivo estratégico 2: más agua».
  private func namesLevel(_ text: String) -> Bool {
    guard let colon = text.utf8.prefix(60).firstIndex(of: UInt8(ascii: ":")) else { return false }
    var words = foldedWords(String(text[..<colon])).split(separator: " ")
    while let last = words.last,
      last.allSatisfy({ $0.isNumber || "ivx".contains($0) }) || last == "no"
    {
      words.removeLast()
    }
    guard !words.isEmpty, words.count <= 4 else { return false }
    return index.claims(ofKey: HeadingKey.key(of: words.joined(separator: " "))).contains { name in
      let table = index.tables[name.table]
      return name.table != main && table.role == index.tables[main].role && !table.isSingle
        && index.isName(name)
    }
  }
}
