import Values

/// One of the six comparisons.
enum Comparison: String, Sendable {
  case equal = "_==_"
  case different = "_!=_"
  case less = "_<_"
  case lessOrEqual = "_<=_"
  case greater = "_>_"
  case greaterOrEqual = "_>=_"

  /// The comparison of two values that stand in one line.
  @inline(__always) func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
    switch self {
    case .equal: left == right
    case .different: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }

  /// The comparison of two texts, by code points.
  func holds(_ left: String, _ right: String) -> Bool {
    switch self {
    case .equal: Text.equal(left, right)
    case .different: !Text.equal(left, right)
    default: holds(Text.compare(left, right), 0)
    }
  }

  /// The comparison of two dates; `nil` where their precision leaves it open.
  func holds(_ left: DateSpan, _ right: DateSpan) -> Bool? {
    switch self {
    case .equal: left.isSame(as: right)
    case .different: left.isSame(as: right).map { !$0 }
    case .less: left.isBefore(right)
    case .lessOrEqual: left.isAfter(right).map { !$0 }
    case .greater: left.isAfter(right)
    case .greaterOrEqual: left.isBefore(right).map { !$0 }
    }
  }

  /// The comparison with its sides changed.
  var mirrored: Comparison {
    switch self {
    case .equal, .different: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}
