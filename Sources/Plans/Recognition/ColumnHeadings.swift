import Documents
import Values

/// What stands above the columns of a grid, to see whether a mapping is of this file.
struct ColumnHeadings {
  private var keys: [Int: Set<String>] = [:]

  /// How far down a heading is looked for where nobody says its row.
  private static let rowLimit = 60

  /// The texts of each column down to the last row of its header; merged ones of each they cover.
  init(_ grid: Grid, lastRow: Int?) {
    for number in grid.rowNumbers.prefix(Self.rowLimit) where Int(number) <= lastRow ?? .max {
      for cell in grid.cellRange(ofRow: Int(number)) {
        guard case .text(let identifier) = grid.values[cell] else { continue }
        let key = HeadingKey.key(of: grid.texts[identifier])
        guard !key.isEmpty else { continue }
        let column = Int(grid.columns[cell])
        let merge = grid.merges.first { Int($0.top) == number && Int($0.left) == column }
        let right = min(merge.map { Int($0.right) } ?? column, column + 256)
        for covered in column...max(column, right) { keys[covered, default: []].insert(key) }
      }
    }
  }

  /// Whether a heading stands above a column.
  func isHeaded(_ column: Int) -> Bool { keys[column] != nil }

  /// Whether a heading is that of a column; of one of several levels the lowest is enough.
  func heading(_ heading: String, isOf column: Int) -> Bool {
    let key = HeadingKey.key(of: heading)
    return key.isEmpty || (keys[column] ?? []).contains { key.hasSuffix($0) }
  }

  /// The first column that carries a heading, `nil` where none does.
  func column(of heading: String?) -> Int? {
    guard let heading else { return nil }
    let key = HeadingKey.key(of: heading)
    guard !key.isEmpty else { return nil }
    return keys.keys.sorted().first { keys[$0]?.contains(key) == true }
  }
}
