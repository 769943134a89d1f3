/// An answer that may be missing.
package enum CELTri: Hashable, Sendable {
  /// No.
  case `false`
  /// Yes.
  case `true`
  /// Not known, with the causes.
  case unknown(CELUnknown)

  /// The answer yes or no.
  package init(_ answer: Bool) { self = answer ? .true : .false }

  /// The answer, or `imprecision` where two dates leave it open.
  init(_ answer: Bool?) {
    switch answer {
    case true?: self = .true
    case false?: self = .false
    case nil: self = .unknown(CELUnknown(.imprecision))
    }
  }

  /// The opposite answer.
  package var negated: CELTri {
    switch self {
    case .true: .false
    case .false: .true
    case .unknown: self
    }
  }
}
