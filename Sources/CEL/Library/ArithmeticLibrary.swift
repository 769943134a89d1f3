import Values

/// `+ - * / %` and the minus sign: of one type, overflow is an error.
enum ArithmeticLibrary {
  static let functions: [CELFunction] = [
    CELFunction(
      "_+_",
      numeric + [
        "(string, string) -> string", "(bytes, bytes) -> bytes", "(list(T), list(T)) -> list(T)",
        "(timestamp, duration) -> timestamp", "(duration, timestamp) -> timestamp",
        "(duration, duration) -> duration",
      ], .binary(add)),
    CELFunction(
      "_-_",
      numeric + [
        "(timestamp, timestamp) -> duration", "(timestamp, duration) -> timestamp",
        "(duration, duration) -> duration",
      ], .binary(subtract)),
    CELFunction("_*_", numeric, .binary(multiply)),
    CELFunction("_/_", numeric, .binary(divide)),
    CELFunction("_%_", ["(int, int) -> int", "(uint, uint) -> uint"], .binary(remainder)),
    CELFunction(
      "-_",
      ["(int) -> int", "(double) -> double", "(decimal) -> decimal", "(duration) -> duration"],
      .unary(negate)),
  ]

  private static let numeric = [
    "(int, int) -> int", "(uint, uint) -> uint", "(double, double) -> double",
    "(decimal, decimal) -> decimal", "(decimal, int) -> decimal", "(int, decimal) -> decimal",
  ]

  @Sendable static func add(_ left: CELValue, _ right: CELValue, _ frame: Frame) -> CELValue {
    switch (left, right) {
    case (.int(let first), .int(let second)): int(first.addingReportingOverflow(second))
    case (.uint(let first), .uint(let second)): uint(first.addingReportingOverflow(second))
    case (.double(let first), .double(let second)): .double(first + second)
    case (.string(let first), .string(let second)):
      first.utf8.count + second.utf8.count > Text.maximumSize
        ? .error(.costLimit) : .string(first + second)
    case (.bytes(let first), .bytes(let second)):
      first.count + second.count > Text.maximumSize ? .error(.costLimit) : .bytes(first + second)
    case (.list(let first), .list(let second)): joined(first, second, frame)
    case (.timestamp(let time), .duration(let length)),
      (.duration(let length), .timestamp(let time)):
      time.adding(nanoseconds: length).map { .timestamp($0) } ?? .error(.range("timestamp"))
    case (.duration(let first), .duration(let second)):
      duration(first.addingReportingOverflow(second))
    default:
      decimals(left, right, "+") { (first, second) throws(DecimalError) in
        try first.adding(second)
      }
    }
  }

  @Sendable private static func subtract(
    _ left: CELValue, _ right: CELValue, _ frame: Frame
  ) -> CELValue {
    switch (left, right) {
    case (.int(let first), .int(let second)): int(first.subtractingReportingOverflow(second))
    case (.uint(let first), .uint(let second)): uint(first.subtractingReportingOverflow(second))
    case (.double(let first), .double(let second)): .double(first - second)
    case (.timestamp(let first), .timestamp(let second)):
      first.distance(from: second).map { .duration($0) } ?? .error(.range("duration"))
    case (.timestamp(let time), .duration(let length)):
      length == .min
        ? .error(.range("timestamp"))
        : time.adding(nanoseconds: -length).map { .timestamp($0) } ?? .error(.range("timestamp"))
    case (.duration(let first), .duration(let second)):
      duration(first.subtractingReportingOverflow(second))
    default:
      decimals(left, right, "-") { (first, second) throws(DecimalError) in
        try first.subtracting(second)
      }
    }
  }

  @Sendable private static func multiply(
    _ left: CELValue, _ right: CELValue, _ frame: Frame
  ) -> CELValue {
    switch (left, right) {
    case (.int(let first), .int(let second)): int(first.multipliedReportingOverflow(by: second))
    case (.uint(let first), .uint(let second)): uint(first.multipliedReportingOverflow(by: second))
    case (.double(let first), .double(let second)): .double(first * second)
    default:
      decimals(left, right, "*") { (first, second) throws(DecimalError) in
        try first.multiplied(by: second)
      }
    }
  }

  @Sendable private static func divide(
    _ left: CELValue, _ right: CELValue, _ frame: Frame
  ) -> CELValue {
    switch (left, right) {
    case (.int, .int(0)), (.uint, .uint(0)): .error(.divisionByZero)
    case (.int(let first), .int(let second)): int(first.dividedReportingOverflow(by: second))
    case (.uint(let first), .uint(let second)): .uint(first / second)
    case (.double(let first), .double(let second)): .double(first / second)
    default:
      decimals(left, right, "/") { (first, second) throws(DecimalError) in
        try first.divided(by: second)
      }
    }
  }

  @Sendable private static func remainder(
    _ left: CELValue, _ right: CELValue, _ frame: Frame
  ) -> CELValue {
    switch (left, right) {
    case (.int, .int(0)), (.uint, .uint(0)): .error(.divisionByZero)
    case (.int(let first), .int(let second)):
      int(first.remainderReportingOverflow(dividingBy: second))
    case (.uint(let first), .uint(let second)): .uint(first % second)
    default: .error(.noSuchOverload("%", left, right))
    }
  }

  @Sendable private static func negate(_ value: CELValue, _ frame: Frame) -> CELValue {
    switch value {
    case .int(let number): int((0 as Int64).subtractingReportingOverflow(number))
    case .double(let number): .double(-number)
    case .decimal(let number): .decimal(number.negated)
    case .duration(let length): duration((0 as Int64).subtractingReportingOverflow(length))
    default: .error(.noSuchOverload("-", value))
    }
  }

  // MARK: - Small pieces

  private static func int(_ result: (partialValue: Int64, overflow: Bool)) -> CELValue {
    result.overflow ? .error(.overflow) : .int(result.partialValue)
  }

  private static func uint(_ result: (partialValue: UInt64, overflow: Bool)) -> CELValue {
    result.overflow ? .error(.overflow) : .uint(result.partialValue)
  }

  private static func duration(_ result: (partialValue: Int64, overflow: Bool)) -> CELValue {
    result.overflow ? .error(.range("duration")) : .duration(result.partialValue)
  }

  /// Joins two lists; the result is open where one of them is.
  private static func joined(_ left: CELList, _ right: CELList, _ frame: Frame) -> CELValue {
    let count = left.count + right.count
    frame.charge(count)
    if frame.isExhausted || count > ListLibrary.maximumCount { return .error(.costLimit) }
    let open = left.openCauses.map { $0.merging(right.openCauses) } ?? right.openCauses
    return .list(CELList(left.array + right.array, openCauses: open))
  }

  /// Applies an exact operation to two decimals, or to a decimal and a whole number.
  private static func decimals(
    _ left: CELValue, _ right: CELValue, _ name: String,
    _ operation: (Decimal, Decimal) throws(DecimalError) -> Decimal
  ) -> CELValue {
    let (first, second): (Decimal, Decimal)
    switch (left, right) {
    case (.decimal(let one), .decimal(let other)): (first, second) = (one, other)
    case (.decimal(let one), .int(let other)): (first, second) = (one, Decimal(Int(other)))
    case (.int(let one), .decimal(let other)): (first, second) = (Decimal(Int(one)), other)
    default: return .error(.noSuchOverload(name, left, right))
    }
    do {
      return .decimal(try operation(first, second))
    } catch {
      return .error(error == .divisionByZero ? .divisionByZero : .overflow)
    }
  }
}
