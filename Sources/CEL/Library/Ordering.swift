import Values

/// How values stand to each other on their line.
enum Ordering {
  /// Where the left value stands.
  enum Place {
    case before
    case same
    case after
    /// One of them is not a number (NaN).
    case nowhere
  }

  /// The place of a number, or `nil` where one of the values is none.
  static func numbers(_ left: CELValue, _ right: CELValue) -> Place? {
    switch (left, right) {
    case (.int(let first), .int(let second)): place(first, second)
    case (.uint(let first), .uint(let second)): place(first, second)
    case (.int(let first), .uint(let second)):
      first < 0 ? .before : place(UInt64(first), second)
    case (.uint(let first), .int(let second)):
      second < 0 ? .after : place(first, UInt64(second))
    case (.double(let first), .double(let second)): place(first, second)
    case (.double(let first), .int(let second)): place(first, Double(second))
    case (.int(let first), .double(let second)): place(Double(first), second)
    case (.double(let first), .uint(let second)): place(first, Double(second))
    case (.uint(let first), .double(let second)): place(Double(first), second)
    case (.decimal(let first), .decimal(let second)): place(first, second)
    case (.decimal(let first), .int(let second)): place(first, Decimal(Int(second)))
    case (.int(let first), .decimal(let second)): place(Decimal(Int(first)), second)
    case (.decimal(let first), .uint(let second)):
      Decimal(significand: Int128(second), scale: 0).map { place(first, $0) }
    case (.uint(let first), .decimal(let second)):
      Decimal(significand: Int128(first), scale: 0).map { place($0, second) }
    // Only a `dyn` gets here: the checker refuses a double beside a decimal.
    case (.decimal(let first), .double(let second)): place(first.doubleValue, second)
    case (.double(let first), .decimal(let second)): place(first, second.doubleValue)
    default: nil
    }
  }

  /// The place of any value that has an order, dates aside; `nil` where there is none.
  static func any(_ left: CELValue, _ right: CELValue) -> Place? {
    switch (left, right) {
    case (.bool(let first), .bool(let second)): place(first ? 1 : 0, second ? 1 : 0)
    case (.string(let first), .string(let second)):
      place(ByteText(first).compared(to: ByteText(second)), 0)
    case (.bytes(let first), .bytes(let second)):
      first == second ? .same : first.lexicographicallyPrecedes(second) ? .before : .after
    case (.timestamp(let first), .timestamp(let second)): place(first, second)
    case (.duration(let first), .duration(let second)): place(first, second)
    default: numbers(left, right)
    }
  }

  private static func place<Value: Comparable>(_ left: Value, _ right: Value) -> Place {
    if left < right { return .before }
    if left == right { return .same }
    return left > right ? .after : .nowhere
  }

  // MARK: - Dates

  /// Whether a value stands before another; `nil` where they have no order.
  static func isBefore(_ left: CELValue, _ right: CELValue) -> CELTri? {
    if case (.date(let first), .date(let second)) = (left, right) {
      return CELTri(first.isBefore(second))
    }
    return any(left, right).map { CELTri($0 == .before) }
  }

  /// Whether a value stands before another or is the same; `nil` where they have no order.
  static func isNotAfter(_ left: CELValue, _ right: CELValue) -> CELTri? {
    if case (.date(let first), .date(let second)) = (left, right) {
      return CELTri(first.isAfter(second)).negated
    }
    return any(left, right).map { CELTri($0 == .before || $0 == .same) }
  }

  // MARK: - Sorting

  /// Positions in order, or the fault that prevents one.
  enum Sorted {
    case positions([Int])
    case fault(CELValue)
  }

  /// The positions of the values in ascending order; equal values keep theirs.
  static func sortedPositions(of values: [CELValue], _ frame: Frame) -> Sorted {
    var fault: CELValue?
    let positions = values.indices.sorted { left, right in
      frame.charge(1)
      if fault != nil || frame.isExhausted { return left < right }
      switch isBefore(values[left], values[right]) {
      case .true?: return true
      case .false?:
        if case .true? = isBefore(values[right], values[left]) { return false }
        return left < right
      case .unknown(let unknown)?: fault = .unknown(unknown)
      case nil: fault = .error(.noSuchOverload("sort", values[left], values[right]))
      }
      return left < right
    }
    if let single = values.first, values.count == 1, isBefore(single, single) == nil {
      return .fault(.error(.noSuchOverload("sort", single)))
    }
    return fault.map(Sorted.fault) ?? .positions(positions)
  }
}
