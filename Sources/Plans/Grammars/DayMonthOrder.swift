/// Which of two numbers is the day and which the month, where a column shows its habit.
///
/// A number above 12 decides for its own cell. Where both could be a month, Colombia writes the day
/// first; a column that proves the opposite, and nothing else, is believed.
struct DayMonthOrder: Sendable {
  private let bothFit: (isMonthFirst: Bool, confidence: Confidence)

  /// The habit of a column with so many proofs of each order.
  init(dayFirstProofs: Int, monthFirstProofs: Int) {
    bothFit =
      switch (dayFirstProofs > 0, monthFirstProofs > 0) {
      case (_, false): (false, .exact)
      case (false, true): (true, .derived)
      case (true, true): (false, .guessed)
      }
  }

  /// Day and month of «`first`/`second`/2024», and how sure that is.
  func dayAndMonth(_ first: Int, _ second: Int) -> (day: Int, month: Int, Confidence) {
    switch DayMonthOrder.proof(first, second) {
    case .monthFirst: (second, first, .exact)
    case .dayFirst: (first, second, .exact)
    case nil where first == second: (first, second, .exact)
    case nil where bothFit.isMonthFirst: (second, first, bothFit.confidence)
    case nil: (first, second, bothFit.confidence)
    }
  }

  /// What two numbers prove.
  enum Proof { case dayFirst, monthFirst }

  /// The order that two numbers allow, `nil` where they allow both. Impossible ones are day first.
  static func proof(_ first: Int, _ second: Int) -> Proof? {
    if second > 12 { return first <= 12 && first > 0 ? .monthFirst : .dayFirst }
    return first > 12 ? .dayFirst : nil
  }
}
