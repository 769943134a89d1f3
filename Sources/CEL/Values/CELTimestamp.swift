/// A point of time in UTC, from year 1 to year 9999, to the nanosecond.
package struct CELTimestamp: Hashable, Comparable, Sendable {
  /// Whole seconds since 1 January 1970, rounded down.
  package let seconds: Int64
  /// Nanoseconds past that second, 0 to 999,999,999.
  package let nanoseconds: Int32

  /// The first and the last second allowed.
  static let bounds: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

  /// The point of time, or `nil` outside years 1 to 9999.
  package init?(seconds: Int64, nanoseconds: Int32 = 0) {
    guard CELTimestamp.bounds.contains(seconds), (0..<1_000_000_000).contains(nanoseconds) else {
      return nil
    }
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  package static func < (left: CELTimestamp, right: CELTimestamp) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }

  /// This point moved by a length of time, or `nil` outside years 1 to 9999.
  func adding(nanoseconds length: Int64) -> CELTimestamp? {
    var (whole, rest) = length.quotientAndRemainder(dividingBy: 1_000_000_000)
    rest += Int64(nanoseconds)
    if rest < 0 { (whole, rest) = (whole - 1, rest + 1_000_000_000) }
    if rest >= 1_000_000_000 { (whole, rest) = (whole + 1, rest - 1_000_000_000) }
    return CELTimestamp(seconds: seconds + whole, nanoseconds: Int32(rest))
  }

  /// The length of time since another point, or `nil` where 64 bits of nanoseconds don't hold it.
  func distance(from other: CELTimestamp) -> Int64? {
    let (product, overflow) = (seconds - other.seconds)
      .multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, second) = product.addingReportingOverflow(Int64(nanoseconds - other.nanoseconds))
    return overflow || second ? nil : sum
  }
}
