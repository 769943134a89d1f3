/// What the program tells its caller; decided here and nowhere else.
package enum ExitCode: Int32, Sendable, CaseIterable {
  /// Complies, with exceptions too.
  case complies = 0
  /// Does not comply.
  case doesNotComply = 1
  /// Cannot be concluded.
  case inconclusive = 2
  /// The command line is wrong.
  case usage = 64
  /// A document or a rule cannot be read.
  case cannotRead = 65
  /// There is no such file.
  case noSuchFile = 66
  /// Our own fault.
  case fault = 70

  private static let order: [ExitCode] = [
    .fault, .usage, .noSuchFile, .cannotRead, .doesNotComply, .inconclusive, .complies,
  ]

  /// Of several, the one to give.
  package static func gravest(_ codes: some Sequence<ExitCode>) -> ExitCode {
    let given = Set(codes)
    return order.first(where: given.contains) ?? .complies
  }

  /// The code of one finished check: the verdict, the gate and the faults considered.
  package init(_ report: CheckReport) {
    if report.totals[.error] > 0 {
      self = .fault
    } else if report.gatePassed {
      self = .complies
    } else if report.hasCountedFails || report.verdict == .doesNotComply {
      self = .doesNotComply
    } else {
      self = .inconclusive
    }
  }
  /// The code of a comparison: new fails that count, then what can no longer be told.
  package init(_ findings: FindingsComparison) {
    if findings.obstacle == .fault {
      self = .fault
    } else if !findings.counted.isEmpty {
      self = .doesNotComply
    } else {
      self = findings.obstacle == nil ? .complies : .inconclusive
    }
  }
}
