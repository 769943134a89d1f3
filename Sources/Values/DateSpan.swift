/// A date as a plan states it: the span of days of a day, month, quarter or year.
///
/// «Marzo de 2021» is 1 to 31 March 2021, at month precision.
package struct DateSpan: Hashable, Sendable {
  /// How exactly the date was stated, finest first.
  package enum Precision: UInt8, Comparable, Sendable {
    /// A day.
    case day
    /// Two days with those between («22 al 28 de abril de 2017»).
    case range
    /// A month.
    case month
    /// A quarter of a year.
    case quarter
    /// A year or several.
    case year

    package static func < (left: Precision, right: Precision) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  /// The first day meant.
  package let first: CalendarDate
  /// The last day meant.
  package let last: CalendarDate
  /// How exactly it was stated.
  package let precision: Precision

  /// One day.
  package init(_ day: CalendarDate) {
    (first, last, precision) = (day, day, .day)
  }

  /// The days from `first` to `last`, `nil` where they stand the wrong way round.
  package init?(from first: CalendarDate, to last: CalendarDate, precision: Precision = .range) {
    guard first <= last else { return nil }
    (self.first, self.last, self.precision) = (first, last, precision)
  }

  /// A whole month, `nil` where there is no such month.
  package init?(year: Int, month: Int) {
    guard let first = CalendarDate(year: year, month: month, day: 1),
      let last = CalendarDate(
        year: year, month: month, day: CalendarDate.days(inMonth: month, of: year))
    else { return nil }
    (self.first, self.last, precision) = (first, last, .month)
  }

  /// A quarter, 1 to 4, `nil` where there is no such quarter.
  package init?(year: Int, quarter: Int) {
    guard (1...4).contains(quarter),
      let opening = DateSpan(year: year, month: quarter * 3 - 2),
      let closing = DateSpan(year: year, month: quarter * 3)
    else { return nil }
    (first, last, precision) = (opening.first, closing.last, .quarter)
  }

  /// A whole year, `nil` outside 1 to 9999.
  package init?(year: Int) {
    guard let first = CalendarDate(year: year, month: 1, day: 1),
      let last = CalendarDate(year: year, month: 12, day: 31)
    else { return nil }
    (self.first, self.last, precision) = (first, last, .year)
  }
}

// MARK: - Comparing

extension DateSpan {
  /// Whether this date stands before the other; `nil` where their precision leaves it open.
  ///
  /// Equal precisions compare span by span; unequal ones answer only where all days agree.
  package func isBefore(_ other: DateSpan) -> Bool? {
    if precision == other.precision, precision != .range { return first < other.first }
    if last < other.first { return true }
    if first >= other.last { return false }
    return nil
  }

  /// Whether this date stands after the other; `nil` where their precision leaves it open.
  package func isAfter(_ other: DateSpan) -> Bool? { other.isBefore(self) }

  /// Whether both mean the same; `nil` where their precision leaves it open.
  package func isSame(as other: DateSpan) -> Bool? {
    if precision == other.precision { return first == other.first && last == other.last }
    return last < other.first || other.last < first ? false : nil
  }
}

extension DateSpan: CustomStringConvertible {
  /// ISO at its precision: `2021-03-05`, `2021-03`, `2021-Q1`, `2021`, `2017-04-22/2017-04-28`.
  package var description: String {
    let (year, month, _) = first.components
    switch precision {
    case .day: return first.description
    case .month: return String(first.description.prefix(7))
    case .quarter: return "\(padded(year, 4))-Q\((month + 2) / 3)"
    case .year:
      let lastYear = last.year
      return lastYear == year ? padded(year, 4) : "\(padded(year, 4))/\(padded(lastYear, 4))"
    case .range: return "\(first)/\(last)"
    }
  }
}
