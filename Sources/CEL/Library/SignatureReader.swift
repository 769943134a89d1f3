/// Reads types and signatures from the text in which the functions are declared.
struct SignatureReader {
  private var rest: Substring

  init(_ text: String) { rest = text[...] }

  /// The type a text means: `list(int)`, `map(K, V)`.
  static func type(_ text: String) -> CELType {
    var reader = SignatureReader(text)
    return reader.type()
  }

  mutating func overload() -> Overload {
    var parameters: [CELType] = []
    let isMember = !rest.hasPrefix("(")
    if isMember {
      parameters.append(type())
      _ = take(".")
    }
    var isVariadic = false
    _ = take("(")
    while !rest.isEmpty, !take(")") {
      parameters.append(type())
      if take("...") { isVariadic = true }
      _ = take(",")
    }
    _ = take("->")
    return Overload(
      parameters: parameters, result: type(), isMember: isMember, isVariadic: isVariadic)
  }

  private mutating func type() -> CELType {
    skipSpaces()
    let name = String(
      rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "$" })
    rest = rest.dropFirst(name.count)
    var parts: [CELType] = []
    if !name.isEmpty, take("(") {
      while !rest.isEmpty, !take(")") {
        parts.append(type())
        _ = take(",")
      }
    }
    return SignatureReader.named(name, parts)
  }

  private static func named(_ name: String, _ parts: [CELType]) -> CELType {
    switch (name, parts.count) {
    case ("list", 1): .list(parts[0])
    case ("map", 2): .map(parts[0], parts[1])
    case ("optional_type", 1), ("optional", 1): .optional(parts[0])
    case ("type", 1): .type(parts[0])
    case ("type", 0): .type(.dyn)
    case (_, 0): simple[name] ?? parameter(name)
    default: .abstract(name, parts)
    }
  }

  private static func parameter(_ name: String) -> CELType {
    if name.hasPrefix("$") || name.utf8.count == 1 { return .parameter(name) }
    return name.isEmpty ? .dyn : .abstract(name, [])
  }

  private static let simple: [String: CELType] = [
    "dyn": .dyn, "any": .dyn, "null": .null, "bool": .bool, "int": .int, "uint": .uint,
    "double": .double, "string": .string, "bytes": .bytes, "timestamp": .timestamp,
    "duration": .duration, "decimal": .decimal, "date": .date,
  ]

  private mutating func take(_ sign: String) -> Bool {
    skipSpaces()
    guard rest.hasPrefix(sign) else { return false }
    rest = rest.dropFirst(sign.count)
    return true
  }

  private mutating func skipSpaces() { rest = rest.drop { $0 == " " } }
}
