/// From the least to the most of something counted; sums and products stop at `Int.max`.
struct CostSpan {
  var least: Int
  var most: Int

  static let zero = CostSpan(0, 0)
  static let one = CostSpan(1, 1)

  init(_ least: Int, _ most: Int) {
    self.least = least
    self.most = most
  }

  init(_ range: ClosedRange<Int>) { self.init(range.lowerBound, range.upperBound) }

  static func + (left: CostSpan, right: CostSpan) -> CostSpan {
    CostSpan(sum(left.least, right.least), sum(left.most, right.most))
  }

  static func * (left: CostSpan, right: CostSpan) -> CostSpan {
    CostSpan(product(left.least, right.least), product(left.most, right.most))
  }

  /// Either of both.
  func or(_ other: CostSpan) -> CostSpan {
    CostSpan(Swift.min(least, other.least), Swift.max(most, other.most))
  }

  /// The same, or nothing at all.
  var optional: CostSpan { CostSpan(0, most) }

  /// The cost of going through so many bytes.
  var ofText: CostSpan { CostSpan(1 + least / 10, CostSpan.sum(1, most / 10)) }

  private static func sum(_ left: Int, _ right: Int) -> Int {
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? .max : sum
  }

  private static func product(_ left: Int, _ right: Int) -> Int {
    let (product, overflow) = left.multipliedReportingOverflow(by: right)
    return overflow ? .max : product
  }
}
