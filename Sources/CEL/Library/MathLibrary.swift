import Values

/// The math extension.
enum MathLibrary {
  static let functions: [CELFunction] = [
    extreme("math.greatest") { Ordering.isBefore($0, $1) == .true },
    extreme("math.least") { Ordering.isBefore($1, $0) == .true },
    double("math.ceil") { $0.rounded(.up) },
    double("math.floor") { $0.rounded(.down) },
    double("math.round") { $0.rounded(.toNearestOrAwayFromZero) },
    double("math.trunc") { $0.rounded(.towardZero) },
    test("math.isNaN") { $0.isNaN },
    test("math.isInf") { $0.isInfinite },
    test("math.isFinite") { $0.isFinite },
    CELFunction(
      "math.abs", ["int", "uint", "double", "decimal"].map { "(\($0)) -> \($0)" }, .unary(abs)),
    CELFunction(
      "math.sign", ["int", "uint", "double", "decimal"].map { "(\($0)) -> \($0)" }, .unary(sign)),
    CELFunction(
      "math.sqrt", ["int", "uint", "double"].map { "(\($0)) -> double" }, .unary(squareRoot)),
    bits("math.bitAnd", { $0 & $1 }, { $0 & $1 }),
    bits("math.bitOr", { $0 | $1 }, { $0 | $1 }),
    bits("math.bitXor", { $0 ^ $1 }, { $0 ^ $1 }),
    CELFunction(
      "math.bitNot", ["(int) -> int", "(uint) -> uint"],
      .unary { value, _ in
        switch value {
        case .int(let number): .int(~number)
        case .uint(let number): .uint(~number)
        default: .error(.noSuchOverload("math.bitNot", value))
        }
      }),
    shift("math.bitShiftLeft") { $0 << $1 },
    shift("math.bitShiftRight") { $0 >> $1 },
  ]

  // MARK: - Extremes

  private static func extreme(
    _ name: String, _ isBetter: @escaping @Sendable (CELValue, CELValue) -> Bool
  ) -> CELFunction {
    let types = ["int", "uint", "double", "decimal", "dyn"]
    return CELFunction(
      name, types.map { "(list(\($0))) -> \($0)" } + types.map { "(\($0)...) -> \($0)" },
      .any { values, frame in
        if values.count == 1, case .list = values[0] {
          return ListLibrary.whole(values[0], frame, name) { elements, _ in
            best(of: elements, name, isBetter)
          }
        }
        return best(of: values, name, isBetter)
      })
  }

  private static func best(
    of values: [CELValue], _ name: String, _ isBetter: (CELValue, CELValue) -> Bool
  ) -> CELValue {
    guard var best = values.first else {
      return .error(.invalid(es: "La lista está vacía.", en: "The list is empty."))
    }
    for value in values {
      guard Ordering.numbers(value, value) != nil else {
        return .error(.noSuchOverload(name, value))
      }
      if isBetter(best, value) { best = value }
    }
    return best
  }

  // MARK: - Doubles

  private static func double(
    _ name: String, _ body: @escaping @Sendable (Double) -> Double
  ) -> CELFunction {
    CELFunction(
      name, ["(double) -> double"],
      .unary { value, _ in
        guard case .double(let number) = value else { return .error(.noSuchOverload(name, value)) }
        return .double(body(number))
      })
  }

  private static func test(
    _ name: String, _ body: @escaping @Sendable (Double) -> Bool
  ) -> CELFunction {
    CELFunction(
      name, ["(double) -> bool"],
      .unary { value, _ in
        guard case .double(let number) = value else { return .error(.noSuchOverload(name, value)) }
        return .bool(body(number))
      })
  }

  @Sendable private static func abs(_ value: CELValue, _ frame: Frame) -> CELValue {
    switch value {
    case .int(.min): .error(.overflow)
    case .int(let number): .int(Swift.abs(number))
    case .uint: value
    case .double(let number): .double(number.magnitude)
    case .decimal(let number): .decimal(number.magnitude)
    default: .error(.noSuchOverload("math.abs", value))
    }
  }

  @Sendable private static func sign(_ value: CELValue, _ frame: Frame) -> CELValue {
    switch value {
    case .int(let number): .int(number.signum())
    case .uint(let number): .uint(number == 0 ? 0 : 1)
    case .double(let number):
      .double(number.isNaN || number == 0 ? number : number < 0 ? -1 : 1)
    case .decimal(let number): .decimal(Decimal(Int(number.significand.signum())))
    default: .error(.noSuchOverload("math.sign", value))
    }
  }

  @Sendable private static func squareRoot(_ value: CELValue, _ frame: Frame) -> CELValue {
    switch value {
    case .int(let number): .double(Double(number).squareRoot())
    case .uint(let number): .double(Double(number).squareRoot())
    case .double(let number): .double(number.squareRoot())
    default: .error(.noSuchOverload("math.sqrt", value))
    }
  }

  // MARK: - Bits

  private static func bits(
    _ name: String, _ signed: @escaping @Sendable (Int64, Int64) -> Int64,
    _ unsigned: @escaping @Sendable (UInt64, UInt64) -> UInt64
  ) -> CELFunction {
    CELFunction(
      name, ["(int, int) -> int", "(uint, uint) -> uint"],
      .binary { left, right, _ in
        switch (left, right) {
        case (.int(let first), .int(let second)): .int(signed(first, second))
        case (.uint(let first), .uint(let second)): .uint(unsigned(first, second))
        default: .error(.noSuchOverload(name, left, right))
        }
      })
  }

  /// Shifts are logical, of signed numbers too.
  private static func shift(
    _ name: String, _ body: @escaping @Sendable (UInt64, Int64) -> UInt64
  ) -> CELFunction {
    CELFunction(
      name, ["(int, int) -> int", "(uint, int) -> uint"],
      .binary { value, distance, _ in
        guard case .int(let places) = distance else {
          return .error(.noSuchOverload(name, value, distance))
        }
        guard places >= 0 else {
          return .error(
            .invalid(
              es: "No se desplaza un número negativo de bits.", en: "The offset is negative."))
        }
        // Swift's shifts past the width give 0, as the extension asks.
        return switch value {
        case .int(let number): .int(Int64(bitPattern: body(UInt64(bitPattern: number), places)))
        case .uint(let number): .uint(body(number, places))
        default: .error(.noSuchOverload(name, value, distance))
        }
      })
  }
}
