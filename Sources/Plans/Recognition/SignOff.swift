import Documents
import Values

/// Knows the block below a table in which people sign: «Elaboró: Ana | Revisó: Luis», and their posts below.
struct SignOff {
  private let grid: Grid
  /// Whether the rows that are read now may be the names and posts of who signs.
  private var isOpen = false
  /// How many people sign side by side.
  private var signers = 0

  /// A row with more cells is one of a table.
  private static let mostCells = 12
  /// Looks at rows of one grid.
  init(_ grid: Grid) { self.grid = grid }

  /// Whether a row with so many written cells belongs to such a block; after a repeated header a table begins
  /// anew.
  ///
  /// A row of a table hardly has two cells that end in a colon, or two that tell who made and who checked.
  mutating func holds(_ cells: Range<Int>, written: Int, isRepeatedHeader: Bool) -> Bool {
    if isRepeatedHeader || written > SignOff.mostCells {
      isOpen = false
      return false
    }
    let texts = cells.lazy.compactMap(text)
    guard let first = texts.first else { return false }
    if isOpen {
      // People sign with words; figures and dates are those of a row again.
      let areWords = cells.allSatisfy { cell in
        switch grid.values[cell] {
        case .text, .empty: true
        default: false
        }
      }
      // A row with more cells than people is one of a table that goes on below.
      let labels = texts.count(where: SignOff.isLabel)
      isOpen = labels > 0 || areWords && texts.count <= signers
      signers = max(signers, labels)
      return isOpen
    }
    guard first.utf8.count <= 80, first.utf8.contains(58) || RowLabel.kind(of: first) == .footer
    else { return false }
    let signs = texts.count { RowLabel.kind(of: $0) == .footer }
    let labels = texts.count(where: SignOff.isLabel)
    isOpen = RowLabel.signs(first) && (signs >= 2 || labels >= 2)
    signers = max(signs, labels)
    return isOpen || signs >= 2 || labels >= 2
  }

  /// «Cargo:» and «Revisó:» ask for what stands beside or below them.
  private static func isLabel(_ text: String) -> Bool {
    text.utf8.count <= 40 && HeaderReader.tidy(text).hasSuffix(":")
  }

  private func text(_ cell: Int) -> String? {
    guard case .text(let identifier) = grid.values[cell], !grid.texts.isBlank(identifier) else {
      return nil
    }
    return grid.texts[identifier]
  }
}
