import Values

/// Conversions between types; each fails where the value does not fit.
enum ConversionLibrary {
  static let functions: [CELFunction] = [
    CELFunction(
      "int",
      ["int", "uint", "double", "string", "timestamp", "duration", "decimal"]
        .map { "(\($0)) -> int" }, .unary(int)),
    CELFunction(
      "uint", ["int", "uint", "double", "string"].map { "(\($0)) -> uint" }, .unary(uint)),
    CELFunction(
      "double", ["int", "uint", "double", "string", "decimal"].map { "(\($0)) -> double" },
      .unary(double)),
    CELFunction(
      "string",
      [
        "int", "uint", "double", "string", "bytes", "bool", "timestamp", "duration", "decimal",
        "date",
      ].map { "(\($0)) -> string" }, .unary(string)),
    CELFunction("bool", ["(bool) -> bool", "(string) -> bool"], .unary(bool)),
    CELFunction("bytes", ["(bytes) -> bytes", "(string) -> bytes"], .unary(bytes)),
    CELFunction("dyn", ["(T) -> dyn"], .unary { value, _ in value }),
    CELFunction("type", ["(T) -> type(T)"], .unary { value, _ in .type(value.typeName) }),
    CELFunction(
      "timestamp", ["(timestamp) -> timestamp", "(string) -> timestamp", "(int) -> timestamp"],
      .unary(timestamp)),
    CELFunction(
      "duration", ["(duration) -> duration", "(string) -> duration"], .unary(duration)),
  ]

  @Sendable private static func int(_ value: CELValue, _ frame: Frame) -> CELValue {
    switch value {
    case .int: return value
    case .uint(let number): return Int64(exactly: number).map { .int($0) } ?? .error(.range("int"))
    case .double(let number):
      // The open interval of the specification: both ends are refused.
      guard number > -0x1p63, number < 0x1p63 else { return .error(.range("int")) }
      return .int(Int64(number))
    case .decimal(let number):
      let whole = number.truncated
      return Int64(exactly: whole).map { .int($0) } ?? .error(.range("int"))
    case .string(let text):
      return Int64(text).map { .int($0) } ?? .error(.unreadable(text, as: "int"))
    case .timestamp(let time): return .int(time.seconds)
    case .duration(let length): return .int(length / 1_000_000_000)
    default: return .error(.noSuchOverload("int", value))
    }
  }

  @Sendable private static func uint(_ value: CELValue, _ frame: Frame) -> CELValue {
    switch value {
    case .uint: return value
    case .int(let number):
      return UInt64(exactly: number).map { .uint($0) } ?? .error(.range("uint"))
    case .double(let number):
      guard number > -1, number < 0x1p64 else { return .error(.range("uint")) }
      return number < 0 ? .error(.range("uint")) : .uint(UInt64(number))
    case .string(let text):
      return UInt64(text).map { .uint($0) } ?? .error(.unreadable(text, as: "uint"))
    default: return .error(.noSuchOverload("uint", value))
    }
  }

  @Sendable private static func double(_ value: CELValue, _ frame: Frame) -> CELValue {
    switch value {
    case .double: value
    case .int(let number): .double(Double(number))
    case .uint(let number): .double(Double(number))
    case .decimal(let number): .double(number.doubleValue)
    case .string(let text):
      Double(text).map { .double($0) } ?? .error(.unreadable(text, as: "double"))
    default: .error(.noSuchOverload("double", value))
    }
  }

  @Sendable private static func string(_ value: CELValue, _ frame: Frame) -> CELValue {
    switch value {
    case .string: return value
    case .bool, .int, .uint, .double, .decimal, .date: return .string(TextForm.plain(value))
    case .bytes(let octets):
      guard let text = String(validating: octets, as: UTF8.self) else {
        return .error(.invalid(es: "Los bytes no son UTF-8.", en: "The bytes are invalid UTF-8."))
      }
      return .string(text)
    case .timestamp(let time): return .string(TimestampText.string(time))
    case .duration(let length): return .string(DurationText.string(length))
    default: return .error(.noSuchOverload("string", value))
    }
  }

  @Sendable private static func bool(_ value: CELValue, _ frame: Frame) -> CELValue {
    switch value {
    case .bool: return value
    case .string("1"), .string("t"), .string("T"), .string("true"), .string("TRUE"),
      .string("True"):
      return .bool(true)
    case .string("0"), .string("f"), .string("F"), .string("false"), .string("FALSE"),
      .string("False"):
      return .bool(false)
    case .string(let text): return .error(.unreadable(text, as: "bool"))
    default: return .error(.noSuchOverload("bool", value))
    }
  }

  @Sendable private static func bytes(_ value: CELValue, _ frame: Frame) -> CELValue {
    switch value {
    case .bytes: value
    case .string(let text): .bytes(Array(text.utf8))
    default: .error(.noSuchOverload("bytes", value))
    }
  }

  @Sendable private static func timestamp(_ value: CELValue, _ frame: Frame) -> CELValue {
    switch value {
    case .timestamp: value
    case .int(let seconds):
      CELTimestamp(seconds: seconds).map { .timestamp($0) } ?? .error(.range("timestamp"))
    case .string(let text):
      TimestampText.read(text).map { .timestamp($0) } ?? .error(.unreadable(text, as: "timestamp"))
    default: .error(.noSuchOverload("timestamp", value))
    }
  }

  @Sendable private static func duration(_ value: CELValue, _ frame: Frame) -> CELValue {
    switch value {
    case .duration: value
    case .string(let text):
      DurationText.read(text).map { .duration($0) } ?? .error(.unreadable(text, as: "duration"))
    default: .error(.noSuchOverload("duration", value))
    }
  }
}

extension Decimal {
  /// The digits before the point.
  var truncated: Int128 {
    var number = significand
    for _ in 0..<scale { number /= 10 }
    return number
  }
}
