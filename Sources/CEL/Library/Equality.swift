import Values

/// Equality of any two values: different types differ, but for numbers, which share one line.
enum Equality {
  /// Whether two values are equal; unknown for dates whose precision leaves it open.
  static func compare(_ left: CELValue, _ right: CELValue, _ frame: Frame) -> CELTri {
    switch (left, right) {
    case (.unknown(let first), .unknown(let second)): return .unknown(first.merging(second))
    case (.unknown(let unknown), _), (_, .unknown(let unknown)): return .unknown(unknown)
    case (.null, .null): return .true
    case (.bool(let first), .bool(let second)): return CELTri(first == second)
    case (.string(let first), .string(let second)):
      return CELTri(ByteText(first) == ByteText(second))
    case (.bytes(let first), .bytes(let second)): return CELTri(first == second)
    case (.type(let first), .type(let second)): return CELTri(first == second)
    case (.timestamp(let first), .timestamp(let second)): return CELTri(first == second)
    case (.duration(let first), .duration(let second)): return CELTri(first == second)
    case (.date(let first), .date(let second)): return CELTri(first.isSame(as: second))
    case (.object(let first), .object(let second)): return CELTri(first.isSame(as: second))
    case (.list(let first), .list(let second)): return compare(first, second, frame)
    case (.map(let first), .map(let second)): return compare(first, second, frame)
    case (.optional(nil), .optional(nil)): return .true
    case (.optional(let first?), .optional(let second?)): return compare(first, second, frame)
    default:
      return CELTri(Ordering.numbers(left, right) == .same)
    }
  }

  private static func compare(_ left: CELList, _ right: CELList, _ frame: Frame) -> CELTri {
    if left.openCauses == nil, right.openCauses == nil, left.count != right.count { return .false }
    var unknown = left.openCauses.map { $0.merging(right.openCauses) } ?? right.openCauses
    for index in 0..<min(left.count, right.count) {
      frame.charge(1)
      if frame.isExhausted { return .false }
      // The rows that were read of an open list need not be its first ones.
      if left.openCauses != nil || right.openCauses != nil { break }
      switch compare(left[index], right[index], frame) {
      case .false: return .false
      case .unknown(let found): unknown = unknown.map { $0.merging(found) } ?? found
      case .true: break
      }
    }
    return unknown.map { .unknown($0) } ?? .true
  }

  private static func compare(_ left: CELMap, _ right: CELMap, _ frame: Frame) -> CELTri {
    guard left.count == right.count else { return .false }
    var unknown: CELUnknown?
    for (key, value) in zip(left.keys, left.values) {
      frame.charge(1)
      if frame.isExhausted { return .false }
      guard let other = right.value(for: key) else { return .false }
      switch compare(value, other, frame) {
      case .false: return .false
      case .unknown(let found): unknown = unknown.map { $0.merging(found) } ?? found
      case .true: break
      }
    }
    return unknown.map { .unknown($0) } ?? .true
  }

  /// Whether a list holds a value.
  static func contains(_ list: CELList, _ value: CELValue, _ frame: Frame) -> CELTri {
    var unknown = list.openCauses
    for index in 0..<list.count {
      frame.charge(1)
      if frame.isExhausted { return .false }
      if case .string(let sought) = value, case .string(let text) = list[index] {
        if Text.equal(sought, text) { return .true }
        continue
      }
      switch compare(list[index], value, frame) {
      case .true: return .true
      case .unknown(let found): unknown = unknown.map { $0.merging(found) } ?? found
      case .false: break
      }
    }
    return unknown.map { .unknown($0) } ?? .false
  }
}
