import Documents
import Values

/// What the cells of one column tell about how to read them, gathered before any is read.
package struct ColumnEvidence: Sendable {
  /// Dates whose second number can only be a day: «1/15/2025».
  package private(set) var monthFirstProofs = 0
  /// Dates whose first number can only be a day: «15/1/2025».
  package private(set) var dayFirstProofs = 0
  /// Numbers whose dots can only part thousands: «1.250.000», «1.250,5».
  package private(set) var thousandsDots = 0
  /// Numbers whose commas can only part thousands: «1,250,000», «1,250.5».
  package private(set) var thousandsCommas = 0
  /// What the heading says a written 1 is worth in pesos; `nil` where it says nothing.
  package private(set) var headerUnit: Decimal?
  /// Whether the heading says that its numbers are per cent.
  package private(set) var headerHasPercent = false

  /// Nothing is known.
  package init() {}

  /// Looks at one cell.
  package mutating func note(_ value: CellValue, texts: StringPool) {}

  /// Looks at one level of the heading: «(Pesos)», «VALOR (MILES)», «%».
  package mutating func note(header: String) {}

  /// What was assumed of the cells, for people.
  package var assumptions: [LocalizedText] { [] }
}
