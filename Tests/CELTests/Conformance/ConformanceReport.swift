/// How many tests of a file passed, value tests and error tests apart.
struct ConformanceReport {
  private let file: String
  private var values = Count()
  private var errors = Count()
  private(set) var unexpectedFailures: [String] = []
  private(set) var needlessExceptions: [String] = []

  private struct Count {
    var run = 0
    var passed = 0
    var excepted = 0
  }

  init(file: String) { self.file = file }

  /// Counts one test.
  mutating func add(_ test: ConformanceCase, _ outcome: ConformanceCase.Outcome) {
    let isExcepted = ConformanceExceptions.reasons[test.id] != nil
    let passed = outcome == .passed
    let change = { (count: inout Count) in
      count.run += 1
      if passed { count.passed += 1 } else if isExcepted { count.excepted += 1 }
    }
    if test.isErrorTest { change(&errors) } else { change(&values) }
    if case .failed(let why) = outcome, !isExcepted {
      unexpectedFailures.append("\(test.id): \(test.expression): \(why)")
    }
    if passed, isExcepted { needlessExceptions.append(test.id) }
  }

  /// One line for the log.
  var summary: String {
    "conformance \(file): "
      + [("value", values), ("error", errors)].map { name, count in
        "\(name) \(count.passed)/\(count.run) passed, "
          + "\(count.run - count.passed - count.excepted) failed, \(count.excepted) left out"
      }.joined(separator: "; ")
  }
}
