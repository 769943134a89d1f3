/// Which of two numbers is the day and which the month, where a column shows its habit.
///
/// A number above 12 decides for its own cell. Where both could be a month the column's other dates decide,
/// else the document's: Colombia writes the day first, and a column that proves the opposite, and nothing
/// else, is believed. Where no other date proves anything, the day first is a guess.
struct DayMonthOrder: Sendable {
  private let bothFit: (isMonthFirst: Bool, confidence: Confidence)

  /// Dates that prove their own order.
  struct Proofs: Sendable {
    /// So many can only be day first.
    var dayFirst = 0
    /// So many can only be month first.
    var monthFirst = 0
  }

  /// Day first, for a date that stands alone.
  init() { bothFit = (false, .exact) }

  /// The habit of a column that proves this, in a document whose columns prove that.
  init(column: Proofs, document: Proofs) {
    switch (column.dayFirst > 0, column.monthFirst > 0) {
    case (true, false): bothFit = (false, .exact)
    case (false, true): bothFit = (true, .derived)
    case (true, true): bothFit = (false, .guessed)
    case (false, false):
      switch (document.dayFirst > 0, document.monthFirst > 0) {
      case (true, false): bothFit = (false, .derived)
      case (false, true): bothFit = (true, .guessed)
      default: bothFit = (false, .guessed)
      }
    }
  }

  /// Whether a date that fits both orders is a guess.
  var isGuess: Bool { bothFit.confidence == .guessed }

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
