import Documents
import Values

/// What tells a sheet's rows from one another, to see whether the sheet repeats others.
struct RowSignatures {
  private let table: Int
  private let count: Int
  /// Whether the sheet's name says that it sums others up.
  private let isNamed: Bool
  /// The folded words of each row, by field of words or codes.
  private let words: [FieldAddress: [String]]

  /// Fewest rows of a sheet that can be a repetition.
  private static let fewest = 4
  /// A sheet with more rows is no summary of others that a person keeps by hand.
  private static let most = 20_000

  /// The rows of one draft by the words and codes of its tables.
  init?(_ draft: PartDraft, _ index: HeadingIndex, _ grid: Grid) {
    let rows = draft.rows.indices.filter { draft.isAccepted[$0] }
    guard (RowSignatures.fewest...RowSignatures.most).contains(rows.count) else { return nil }
    var words: [FieldAddress: [String]] = [:]
    for column in draft.header.choice.columns {
      switch index[column.address].type {
      case .text, .code: break
      default: continue
      }
      guard let slot = draft.slot(of: column.address) else { continue }
      words[column.address] = rows.map { foldedWords(grid.text(draft.cells[slot][$0])) }
    }
    (table, count) = (draft.header.choice.main, rows.count)
    isNamed = LeftOverSorter.namesSummary(grid.name)
    self.words = words
  }

  /// Whether nearly all rows stand in other sheets, each smaller than this and none alone enough; most are
  /// enough where the sheet's name says that it sums up.
  func repeats(_ others: [RowSignatures]) -> Bool {
    var found: Set<Int> = []
    var sources = 0
    for other in others where other.table == table && other.count < count {
      guard let shared = rows(in: other), !shared.isSubset(of: found) else { continue }
      sources += 1
      found.formUnion(shared)
    }
    return sources >= 2 && found.count * 10 >= count * (isNamed ? 6 : 9)
  }

  /// The rows that stand in another sheet, by the fields that both have; `nil` where that sheet's rows do not
  /// stand here.
  private func rows(in other: RowSignatures) -> Set<Int>? {
    let fields = words.keys.filter { other.words[$0] != nil }.sorted(by: <)
    guard fields.count >= 2, fields.contains(where: { $0.table == table }) else { return nil }
    let theirs = Set(other.signatures(fields))
    let own = signatures(fields)
    let both = theirs.intersection(own)
    guard both.count * 10 >= theirs.count * 8 else { return nil }
    return Set(own.indices.filter { both.contains(own[$0]) })
  }

  private func signatures(_ fields: [FieldAddress]) -> [String] {
    (0..<count).map { row in
      fields.map { words[$0]?[row] ?? "" }.joined(separator: "|")
    }
  }
}
