import Documents
import Values

/// Reads words as they were written, without the spaces around them.
struct TextGrammar: Sendable {
  let placeholders: PlaceholderGrammar

  /// A text that is not blank.
  func read(text: String) -> FactReading {
    let trimmed = trimmedCell(text)
    if isNothing(trimmed) { return .blank(.empty) }
    if let kind = kind(of: trimmed) { return .blank(kind) }
    return .present(.text(trimmed), .exact, fromText: false)
  }

  /// A text of several values, parted by line breaks and semicolons: names of units hold commas.
  func readMany(text: String) -> FactReading {
    let trimmed = trimmedCell(text)
    if isNothing(trimmed) { return .blank(.empty) }
    if let kind = kind(of: trimmed) { return .blank(kind) }
    var firstKind: BlankKind?
    var values: [FactValue] = []
    for piece in listedPieces(trimmed) {
      if let kind = kind(of: piece) {
        firstKind = firstKind ?? kind
      } else {
        values.append(.text(piece))
      }
    }
    if values.isEmpty { return .blank(firstKind ?? .empty) }
    return .present(.list(values), .exact, fromText: false)
  }

  /// A number cell in a column of words; there a zero is what a formula gives for a blank.
  func read(number: Double) -> FactReading {
    guard let value = Decimal(cell: number) else { return .malformed(.formulaError) }
    if value.significand == 0 { return .blank(.empty) }
    return .present(.text(value.description), .exact, fromText: false)
  }

  /// Nothing, or the zeros of formulas that join blank cells: «0», «0,00\n0\n0», «0,0%».
  private func isNothing(_ trimmed: String) -> Bool {
    trimmed.utf8.count <= TextGrammar.longestZeros
      && trimmed.utf8.allSatisfy { $0 == 48 || $0 == 44 || $0 == 46 || $0 == 37 || $0 <= 32 }
      && (trimmed.isEmpty || trimmed.utf8.contains(48))
  }

  private static let longestZeros = 40

  private func kind(of trimmed: String) -> BlankKind? {
    placeholders.isTooLong(trimmed.utf8.count) ? nil : placeholders.kind(of: trimmed)
  }
}
