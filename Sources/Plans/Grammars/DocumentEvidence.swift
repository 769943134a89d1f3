import Values

/// What a whole document tells about how to read its cells.
package struct DocumentEvidence: Sendable {
  /// Numbers anywhere whose dots can only part thousands.
  package var thousandsDots = 0
  /// Numbers anywhere whose commas can only part thousands.
  package var thousandsCommas = 0
  /// Dates anywhere that prove which of two numbers is the day.
  var dateProofs = DayMonthOrder.Proofs()
  /// The years the plan is for (its «vigencia»), for dates that name none; `nil` while unknown.
  package var years: ClosedRange<Int>?

  /// The years of the plan, where they are known.
  package init(years: ClosedRange<Int>? = nil) { self.years = years }

  /// The one year of the plan, where it is known.
  package init(year: Int?) { years = year.map { $0...$0 } }

  /// Adds what a column showed.
  package mutating func note(_ column: ColumnEvidence) {
    thousandsDots += column.thousandsDots
    thousandsCommas += column.thousandsCommas
    dateProofs.dayFirst += column.dateProofs.dayFirst
    dateProofs.monthFirst += column.dateProofs.monthFirst
  }
}
