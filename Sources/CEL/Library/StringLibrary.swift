/// The strings extension; positions count code points.
enum StringLibrary {
  static let functions: [CELFunction] = [
    CELFunction("charAt", ["string.(int) -> string"], .binary(charAt)),
    CELFunction(
      "indexOf",
      ["string.(string) -> int", "string.(string, int) -> int", "list(T).(T) -> int"],
      .any { indexOf($0, $1, isLast: false) }),
    CELFunction(
      "lastIndexOf",
      ["string.(string) -> int", "string.(string, int) -> int", "list(T).(T) -> int"],
      .any { indexOf($0, $1, isLast: true) }),
    CELFunction(
      "join", ["list(string).() -> string", "list(string).(string) -> string"], .any(join)),
    CELFunction(
      "lowerAscii", ["string.() -> string"],
      .unary { value, _ in mapBytes(value, "lowerAscii") { $0 >= 65 && $0 <= 90 ? $0 + 32 : $0 } }),
    CELFunction(
      "upperAscii", ["string.() -> string"],
      .unary { value, _ in mapBytes(value, "upperAscii") { $0 >= 97 && $0 <= 122 ? $0 - 32 : $0 } }
    ),
    CELFunction(
      "replace", ["string.(string, string) -> string", "string.(string, string, int) -> string"],
      .any { values, _ in replace(values) }),
    CELFunction(
      "split", ["string.(string) -> list(string)", "string.(string, int) -> list(string)"],
      .any(split)),
    CELFunction(
      "substring", ["string.(int) -> string", "string.(int, int) -> string"],
      .any { values, _ in substring(values) }),
    CELFunction("trim", ["string.() -> string"], .unary { value, _ in trim(value) }),
    CELFunction("reverse", ["string.() -> string", "list(T).() -> list(T)"], .unary(reverse)),
    CELFunction(
      "strings.quote", ["(string) -> string"], .unary { value, _ in quote(value) }),
    CELFunction("format", ["string.(list(dyn)) -> string"], .binary(TextFormat.format)),
  ]

  // MARK: - Positions

  @Sendable private static func charAt(
    _ value: CELValue, _ index: CELValue, _ frame: Frame
  ) -> CELValue {
    guard case (.string(let text), .int(let position)) = (value, index) else {
      return .error(.noSuchOverload("charAt", value, index))
    }
    let scalars = Array(text.unicodeScalars)
    guard position >= 0, position <= scalars.count else {
      return .error(.indexOutOfRange(position))
    }
    return .string(Text.string(scalars[Int(position)...].prefix(1)))
  }

  private static func indexOf(
    _ values: [CELValue], _ frame: Frame, isLast: Bool
  ) -> CELValue {
    let name = isLast ? "lastIndexOf" : "indexOf"
    if values.count == 2, case .list = values[0] {
      return ListLibrary.indexOf(values[0], values[1], frame, isLast: isLast)
    }
    guard values.count >= 2, case (.string(let text), .string(let part)) = (values[0], values[1])
    else { return .error(.noSuchOverload(name, values.first ?? .null)) }
    let (whole, sought) = (Array(text.unicodeScalars), Array(part.unicodeScalars))
    var start = isLast ? whole.count : 0
    if values.count == 3 {
      guard case .int(let offset) = values[2] else {
        return .error(.noSuchOverload(name, values[2]))
      }
      guard offset >= 0, offset <= whole.count else { return .error(.indexOutOfRange(offset)) }
      start = Int(offset)
    }
    let found =
      isLast
      ? Text.lastPosition(of: sought, in: whole, upTo: start)
      : Text.position(of: sought, in: whole, from: start)
    return .int(Int64(found ?? -1))
  }

  private static func substring(_ values: [CELValue]) -> CELValue {
    guard case .string(let text)? = values.first else {
      return .error(.noSuchOverload("substring", values.first ?? .null))
    }
    let scalars = Array(text.unicodeScalars)
    var bounds: [Int64] = []
    for value in values.dropFirst() {
      guard case .int(let position) = value else {
        return .error(.noSuchOverload("substring", value))
      }
      guard position >= 0, position <= scalars.count else {
        return .error(.indexOutOfRange(position))
      }
      bounds.append(position)
    }
    guard let start = bounds.first else { return .error(.noSuchOverload("substring")) }
    let end = bounds.count > 1 ? bounds[1] : Int64(scalars.count)
    guard start <= end else { return .error(.indexOutOfRange(end)) }
    return .string(Text.string(scalars[Int(start)..<Int(end)]))
  }

  // MARK: - Joining and splitting

  @Sendable private static func join(_ values: [CELValue], _ frame: Frame) -> CELValue {
    ListLibrary.whole(values[0], frame, "join") { elements, _ in
      guard case .string(let separator) = values.count > 1 ? values[1] : .string("") else {
        return .error(.noSuchOverload("join", values[1]))
      }
      var result = ""
      for (index, element) in elements.enumerated() {
        guard case .string(let text) = element else {
          return .error(.noSuchOverload("join", element))
        }
        if index > 0 { result += separator }
        result += text
        if result.utf8.count > Text.maximumSize { return .error(.costLimit) }
      }
      return .string(result)
    }
  }

  @Sendable private static func split(_ values: [CELValue], _ frame: Frame) -> CELValue {
    guard values.count >= 2, case (.string(let text), .string(let mark)) = (values[0], values[1]),
      case .int(let limit) = values.count > 2 ? values[2] : .int(-1)
    else { return .error(.noSuchOverload("split", values.first ?? .null)) }
    if limit == 0 { return .list([]) }
    let pieces = Text.pieces(of: text, split: mark, limit: limit < 0 ? .max : Int(limit))
    frame.charge(pieces.count)
    return .list(pieces.map { .string($0) })
  }

  private static func replace(_ values: [CELValue]) -> CELValue {
    guard values.count >= 3, case .string(let text) = values[0], case .string(let old) = values[1],
      case .string(let new) = values[2],
      case .int(let limit) = values.count > 3 ? values[3] : .int(-1)
    else { return .error(.noSuchOverload("replace", values.first ?? .null)) }
    if limit == 0 { return values[0] }
    let count = limit < 0 ? Int.max : Int(limit)
    let pieces = Text.pieces(
      of: text, split: old, limit: count == .max ? count : count + 1, isReplacing: true)
    let (size, overflow) = new.utf8.count.multipliedReportingOverflow(by: pieces.count)
    guard !overflow, size <= Text.maximumSize else { return .error(.costLimit) }
    return .string(pieces.joined(separator: new))
  }

  // MARK: - Whole texts

  private static func trim(_ value: CELValue) -> CELValue {
    guard case .string(let text) = value else { return .error(.noSuchOverload("trim", value)) }
    let isSpace = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
    let front = text.unicodeScalars.drop(while: isSpace)
    let kept = front.reversed().drop(while: isSpace).reversed()
    return .string(Text.string(kept))
  }

  @Sendable private static func reverse(_ value: CELValue, _ frame: Frame) -> CELValue {
    if case .string(let text) = value {
      return .string(Text.string(text.unicodeScalars.reversed()))
    }
    return ListLibrary.whole(value, frame, "reverse") { elements, _ in .list(elements.reversed()) }
  }

  private static func mapBytes(
    _ value: CELValue, _ name: String, _ change: (UInt8) -> UInt8
  ) -> CELValue {
    guard case .string(let text) = value else { return .error(.noSuchOverload(name, value)) }
    return .string(Text.mapBytes(of: text, change))
  }

  private static let escapes: [Unicode.Scalar: String] = [
    "\u{7}": "\\a", "\u{8}": "\\b", "\u{c}": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t",
    "\u{b}": "\\v", "\\": "\\\\", "\"": "\\\"",
  ]

  private static func quote(_ value: CELValue) -> CELValue {
    guard case .string(let text) = value else {
      return .error(.noSuchOverload("strings.quote", value))
    }
    var result = "\""
    for scalar in text.unicodeScalars {
      if let escape = escapes[scalar] {
        result += escape
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return .string(result + "\"")
  }
}
