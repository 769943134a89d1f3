import Values

/// Values as text, the way `string(x)` writes them.
enum TextForm {
  /// The shortest digits that read back as the same number, without exponent where it is not huge.
  static func double(_ number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Inf" : "+Inf" }
    let text = number.description
    if text.hasSuffix(".0") { return String(text.dropLast(2)) }
    guard text.contains("e"), number.magnitude < 1e21, number.magnitude >= 1e-7,
      let plain = Decimal(text)
    else { return text }
    return plain.description
  }

  /// A value in a message or as a key.
  static func plain(_ value: CELValue) -> String {
    switch value {
    case .bool(let flag): flag ? "true" : "false"
    case .int(let number): String(number)
    case .uint(let number): String(number)
    case .double(let number): double(number)
    case .string(let text): text
    case .decimal(let number): number.description
    case .date(let date): date.description
    default: value.typeName
    }
  }
}
