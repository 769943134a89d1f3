/// What a rule says of one subject: one cell of the grid rule × subject.
///
/// Stored as one byte; why it came to be stands in the cell's `CellDetail`.
package enum Verdict: UInt8, Sendable, CaseIterable {
  /// The rule applies and is met.
  case pass
  /// The rule applies, is due and is broken.
  case fail
  /// Not in force, its condition is false, or all it would judge is lacking.
  case notApplicable
  /// Not met, and exigible only after the as-of date.
  case notDue
  /// What was read does not allow an answer.
  case notChecked
  /// The answer belongs to a person.
  case needsReview
  /// Our own fault.
  case error

  /// The identifier in rule files and reports.
  package var id: String {
    switch self {
    case .pass: "pass"
    case .fail: "fail"
    case .notApplicable: "not_applicable"
    case .notDue: "not_due"
    case .notChecked: "not_checked"
    case .needsReview: "needs_review"
    case .error: "error"
    }
  }

  /// The verdict with this identifier.
  package init?(id: String) {
    guard let verdict = Verdict.allCases.first(where: { $0.id == id }) else { return nil }
    self = verdict
  }

  /// Whether the report lists such cells one by one, gathered.
  package var isListed: Bool {
    switch self {
    case .fail, .notChecked, .needsReview, .error: true
    case .pass, .notApplicable, .notDue: false
    }
  }
}

/// How many cells have each verdict.
package struct VerdictTotals: Equatable, Sendable {
  private var counts: [Int]

  /// No cells.
  package init() { counts = Array(repeating: 0, count: Verdict.allCases.count) }

  /// Cells with this verdict.
  package subscript(verdict: Verdict) -> Int {
    get { counts[Int(verdict.rawValue)] }
    set { counts[Int(verdict.rawValue)] = newValue }
  }

  /// All cells.
  package var grid: Int { counts.reduce(0, +) }

  /// Adds the cells of another count.
  package static func += (left: inout VerdictTotals, right: VerdictTotals) {
    for index in left.counts.indices { left.counts[index] += right.counts[index] }
  }
}

/// What the whole check comes to.
package enum WholeVerdict: String, Sendable, CaseIterable {
  /// A must-rule fails.
  case doesNotComply = "does_not_comply"
  /// No must-rule fails, and not all that had to be judged was.
  case inconclusive
  /// All that is exigible on the as-of date is met.
  case complies
  /// As `complies`, through an accepted exception only.
  case compliesWithExceptions = "complies_with_exceptions"
}

/// How grave a broken rule is.
package enum Severity: String, Sendable, CaseIterable, Comparable {
  /// Against the letter of a norm.
  case error
  /// Derived from a norm, or of method.
  case warning
  /// Worth knowing.
  case note

  private var rank: Int {
    switch self {
    case .error: 2
    case .warning: 1
    case .note: 0
    }
  }

  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}

/// How strongly the norm asks.
package enum Obligation: String, Sendable, CaseIterable {
  /// A duty.
  case must
  /// A recommendation, or a duty of others.
  case should
  /// For information.
  case inform
}

/// What a rule rests on.
package enum RuleBasis: String, Sendable, CaseIterable {
  /// The letter of the norm.
  case literal
  /// What follows from it.
  case derived
  /// An authority's reading of it.
  case doctrine
  /// Good practice in planning; no norm asks it.
  case methodology
}
