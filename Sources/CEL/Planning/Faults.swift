/// How unknowns and errors pass through what is not made for them: an unknown beats an error.
enum Faults {
  /// The fault of two arguments, if any.
  static func first(_ left: CELValue, _ right: CELValue) -> CELValue? {
    switch (left, right) {
    case (.unknown(let first), .unknown(let second)): .unknown(first.merging(second))
    case (.unknown, _): left
    case (_, .unknown): right
    case (.error, _): left
    case (_, .error): right
    default: nil
    }
  }

  /// The fault of several arguments, if any.
  static func first(_ values: [CELValue]) -> CELValue? {
    var gathered = Gathered()
    for value in values { gathered.add(value) }
    return gathered.fault
  }

  /// The faults met so far: the causes of all unknowns, and the first error.
  struct Gathered {
    private(set) var unknown: CELUnknown?
    private(set) var error: CELEvaluationError?

    /// Adds a value if it is a fault; whether it was one.
    @discardableResult
    mutating func add(_ value: CELValue) -> Bool {
      switch value {
      case .unknown(let found): add(found)
      case .error(let found): if error == nil { error = found }
      default: return false
      }
      return true
    }

    /// Adds causes, if there are any.
    mutating func add(_ found: CELUnknown?) {
      guard let found else { return }
      unknown = unknown.map { $0.merging(found) } ?? found
    }

    /// Whether nothing that is added changes what they amount to.
    var isFull: Bool { unknown?.causes.count == CELUnknown.maximumCauses }

    /// What they amount to.
    var fault: CELValue? {
      if let unknown { return .unknown(unknown) }
      return error.map { .error($0) }
    }
  }
}

extension CELValue {
  var isUnknown: Bool {
    if case .unknown = self { return true }
    return false
  }
}
