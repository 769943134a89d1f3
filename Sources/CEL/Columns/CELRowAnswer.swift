/// What an expression answers of one row, in one byte.
///
/// The numbers are ranks: of two answers under `||` the higher one stands, and of two faults the
/// higher one. Where `isFault`, the scalar plan tells the causes when it evaluates that row.
package enum CELRowAnswer: UInt8, Sendable {
  /// No.
  case no
  /// An evaluation error.
  case error
  /// Not known, and all causes are lacks.
  case lack
  /// Not known.
  case unknown
  /// Yes.
  case yes

  /// Whether it is neither yes nor no.
  package var isFault: Bool { self != .no && self != .yes }
}

extension CELRowAnswer {
  /// The answer that a value stands for.
  init(_ value: CELValue) {
    switch value {
    case .bool(let answer): self = answer ? .yes : .no
    default: self = CELRowAnswer(fault: value)
    }
  }

  /// The fault that a value stands for; what is no fault is an error, since no truth value was found.
  init(fault value: CELValue) {
    if case .unknown(let unknown) = value {
      self = unknown.isLackOnly ? .lack : .unknown
    } else {
      self = .error
    }
  }
}
