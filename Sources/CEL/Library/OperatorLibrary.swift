/// The operators that are calls: comparisons, membership, negation.
enum OperatorLibrary {
  static let functions: [CELFunction] = [
    CELFunction(
      "_==_", ["(T, T) -> bool", "(decimal, int) -> bool", "(int, decimal) -> bool"],
      .binary { CELValue(Equality.compare($0, $1, $2)) }),
    CELFunction(
      "_!=_", ["(T, T) -> bool", "(decimal, int) -> bool", "(int, decimal) -> bool"],
      .binary { CELValue(Equality.compare($0, $1, $2).negated) }),
    CELFunction(
      "_<_", ordered,
      .binary { left, right, _ in answer(Ordering.isBefore(left, right), "<", left, right) }),
    CELFunction(
      "_<=_", ordered,
      .binary { left, right, _ in answer(Ordering.isNotAfter(left, right), "<=", left, right) }),
    CELFunction(
      "_>_", ordered,
      .binary { left, right, _ in answer(Ordering.isBefore(right, left), ">", left, right) }),
    CELFunction(
      "_>=_", ordered,
      .binary { left, right, _ in answer(Ordering.isNotAfter(right, left), ">=", left, right) }),
    CELFunction("@in", ["(T, list(T)) -> bool", "(K, map(K, V)) -> bool"], .binary(isIn)),
    CELFunction("!_", ["(bool) -> bool"], .unary(not)),
  ]

  /// Orders inside one type and across numbers, decimals with whole numbers only.
  private static let ordered: [String] = {
    let types = ["bool", "string", "bytes", "timestamp", "duration", "date", "decimal"]
    let numbers = ["int", "uint", "double"]
    return types.map { "(\($0), \($0)) -> bool" }
      + numbers.flatMap { left in numbers.map { "(\(left), \($0)) -> bool" } }
      + ["(decimal, int) -> bool", "(int, decimal) -> bool"]
  }()

  private static func answer(
    _ found: CELTri?, _ name: String, _ left: CELValue, _ right: CELValue
  ) -> CELValue {
    found.map { CELValue($0) } ?? .error(.noSuchOverload(name, left, right))
  }

  @Sendable private static func isIn(
    _ value: CELValue, _ whole: CELValue, _ frame: Frame
  ) -> CELValue {
    switch whole {
    case .list(let list): CELValue(Equality.contains(list, value, frame))
    case .map(let map): .bool(map.value(for: value) != nil)
    default: .error(.noSuchOverload("in", value, whole))
    }
  }

  @Sendable private static func not(_ value: CELValue, _ frame: Frame) -> CELValue {
    guard case .bool(let answer) = value else { return .error(.noSuchOverload("!", value)) }
    return .bool(!answer)
  }
}
