/// Optional values; `or`, `orValue` and the macros are nodes of their own, since they are lazy.
enum OptionalLibrary {
  static let functions: [CELFunction] = [
    CELFunction(
      "optional.of", ["(T) -> optional(T)"], .unary { value, _ in .optional(value) }),
    CELFunction("optional.none", ["() -> optional(T)"], .any { _, _ in .optional(nil) }),
    CELFunction(
      "optional.ofNonZeroValue", ["(T) -> optional(T)"],
      .unary { value, _ in .optional(isZero(value) ? nil : value) }),
    CELFunction("hasValue", ["optional(T).() -> bool"], .unary(hasValue)),
    CELFunction("value", ["optional(T).() -> T"], .unary(value)),
    CELFunction("or", ["optional(T).(optional(T)) -> optional(T)"]),
    CELFunction("orValue", ["optional(T).(T) -> T"]),
    CELFunction("optional.unwrap", ["(list(optional(T))) -> list(T)"], .unary(unwrap)),
    CELFunction("unwrapOpt", ["list(optional(T)).() -> list(T)"], .unary(unwrap)),
  ]

  @Sendable private static func hasValue(_ optional: CELValue, _ frame: Frame) -> CELValue {
    guard case .optional(let wrapped) = optional else {
      return .error(.noSuchOverload("hasValue", optional))
    }
    return .bool(wrapped != nil)
  }

  @Sendable private static func value(_ optional: CELValue, _ frame: Frame) -> CELValue {
    guard case .optional(let wrapped) = optional else {
      return .error(.noSuchOverload("value", optional))
    }
    return wrapped
      ?? .error(
        .invalid(es: "El valor opcional está vacío.", en: "The optional value is none."))
  }

  @Sendable private static func unwrap(_ value: CELValue, _ frame: Frame) -> CELValue {
    guard case .list(let list) = value else { return .error(.noSuchOverload("unwrapOpt", value)) }
    var kept: [CELValue] = []
    for index in 0..<list.count {
      frame.charge(1)
      if frame.isExhausted { return .error(.costLimit) }
      switch list[index] {
      case .optional(let wrapped): if let wrapped { kept.append(wrapped) }
      case let other: return other.isFault ? other : .error(.noSuchOverload("unwrapOpt", other))
      }
    }
    return .list(CELList(kept, openCauses: list.openCauses))
  }

  /// Whether a value is the zero of its type.
  private static func isZero(_ value: CELValue) -> Bool {
    switch value {
    case .null: true
    case .bool(let flag): !flag
    case .int(let number): number == 0
    case .uint(let number): number == 0
    case .double(let number): number == 0
    case .string(let text): text.isEmpty
    case .bytes(let octets): octets.isEmpty
    case .list(let list): list.count == 0 && list.openCauses == nil
    case .map(let map): map.count == 0
    case .duration(let length): length == 0
    case .optional(let wrapped): wrapped == nil
    case .decimal(let number): number.significand == 0
    default: false
    }
  }
}
