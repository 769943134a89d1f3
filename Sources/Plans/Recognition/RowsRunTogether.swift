import Documents
import Values

/// Sees that a cell is made of the cells of several rows.
enum RowsRunTogether {
  /// Whether a text is two whole dates or more with nothing between them: «02/02/2026 01/04/2026».
  static func areSeveralDates(_ cell: CellValue, _ texts: StringPool) -> Bool {
    guard case .text(let identifier) = cell else { return false }
    let words = texts[identifier].split(separator: " ")
    return words.count >= 2 && words.allSatisfy(isDate)
  }

  private static func isDate(_ word: Substring) -> Bool {
    let slash = UInt8(ascii: "/")
    guard (8...10).contains(word.utf8.count) else { return false }
    let slashes = word.utf8.count { $0 == slash }
    return slashes == 2 && word.utf8.allSatisfy { $0.isASCIIDigit || $0 == slash }
  }
}
