import Documents
import Values

/// What tells a sheet's rows from one another, to see whether the sheet repeats others.
struct RowSignatures {
  private let table: Int
  private let rows: Set<String>

  /// Fewest rows of a sheet that can be a repetition.
  private static let fewest = 4
  /// A sheet with more rows is no summary of others that a person keeps by hand.
  private static let most = 20_000

  /// The rows of one draft by the words and codes of their main table and the level above.
  init?(_ draft: PartDraft, _ index: HeadingIndex, _ grid: Grid) {
    guard (RowSignatures.fewest...RowSignatures.most).contains(draft.rows.count) else { return nil }
    table = draft.header.choice.main
    let slots = draft.header.choice.columns.filter { column in
      switch index[column.address].type {
      case .text, .code: true
      default: false
      }
    }.compactMap { draft.slot(of: $0.address) }
    var rows: Set<String> = []
    for row in draft.rows.indices where draft.isAccepted[row] {
      let words = slots.map { foldedWords(grid.text(draft.cells[$0][row])) }
      rows.insert(words.joined(separator: "|"))
    }
    self.rows = rows
  }

  /// Whether nearly all rows stand in other sheets, each smaller than this and none alone enough.
  func repeats(_ others: [RowSignatures]) -> Bool {
    guard rows.count >= RowSignatures.fewest else { return false }
    var found: Set<String> = []
    var sources = 0
    for other in others where other.table == table && other.rows.count < rows.count {
      let shared = other.rows.intersection(rows)
      guard shared.count * 10 >= other.rows.count * 8, !shared.isSubset(of: found) else { continue }
      sources += 1
      found.formUnion(shared)
    }
    return sources >= 2 && found.count * 10 >= rows.count * 9
  }
}
