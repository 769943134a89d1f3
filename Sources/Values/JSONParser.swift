/// Reads JSON from bytes, by recursive descent.
struct JSONParser {
  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The whole text: one value and nothing after it.
  mutating func document() throws(JSONError) -> JSONValue {
    let value = try value()
    skipSpaces()
    guard position == bytes.count else { throw fault(.unexpected) }
    return value
  }

  private mutating func value() throws(JSONError) -> JSONValue {
    skipSpaces()
    guard let byte = current else { throw fault(.end) }
    switch byte {
    case UInt8(ascii: "{"): return try nested { (parser) throws(JSONError) in try parser.object() }
    case UInt8(ascii: "["): return try nested { (parser) throws(JSONError) in try parser.array() }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), 48...57: return try number()
    default: throw fault(.unexpected)
    }
  }

  // MARK: - Objects and arrays

  private mutating func nested(
    _ body: (inout JSONParser) throws(JSONError) -> JSONValue
  ) throws(JSONError) -> JSONValue {
    depth += 1
    defer { depth -= 1 }
    guard depth <= JSONValue.maximumDepth else { throw fault(.depth) }
    position += 1
    return try body(&self)
  }

  private mutating func object() throws(JSONError) -> JSONValue {
    var members: [JSONValue.Member] = []
    var keys: Set<[UInt8]> = []
    if take("}") { return .object([]) }
    repeat {
      skipSpaces()
      let start = position
      guard current == UInt8(ascii: "\"") else { throw fault(current == nil ? .end : .unexpected) }
      let key = try string()
      guard keys.insert(Array(key.utf8)).inserted else { throw fault(.repeatedKey, at: start) }
      try expect(":")
      members.append(JSONValue.Member(key, try value()))
    } while take(",")
    try expect("}")
    return .object(members)
  }

  private mutating func array() throws(JSONError) -> JSONValue {
    var elements: [JSONValue] = []
    if take("]") { return .array([]) }
    repeat { elements.append(try value()) } while take(",")
    try expect("]")
    return .array(elements)
  }

  // MARK: - Words and numbers

  private mutating func word(_ word: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
    for byte in word.utf8 {
      guard current == byte else { throw fault(current == nil ? .end : .unexpected) }
      position += 1
    }
    return value
  }

  private mutating func number() throws(JSONError) -> JSONValue {
    let start = position
    if current == UInt8(ascii: "-") { position += 1 }
    if current == UInt8(ascii: "0") {
      position += 1
    } else {
      try digits(from: start)
    }
    if current == UInt8(ascii: ".") {
      position += 1
      try digits(from: start)
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      position += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
      try digits(from: start)
    }
    return .number(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func digits(from start: Int) throws(JSONError) {
    let first = position
    while let byte = current, byte >= 48, byte <= 57 { position += 1 }
    guard position > first else { throw fault(.number, at: start) }
  }

  // MARK: - Texts

  private mutating func string() throws(JSONError) -> String {
    let start = position
    position += 1
    var content: [UInt8] = []
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        guard let text = String(validating: content, as: UTF8.self) else {
          throw fault(.string, at: start)
        }
        return text
      case UInt8(ascii: "\\"): content.append(contentsOf: try escape())
      case 0..<32: throw fault(.string)
      default:
        content.append(byte)
        position += 1
      }
    }
    throw fault(.end)
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "\""): 34, UInt8(ascii: "\\"): 92, UInt8(ascii: "/"): 47, UInt8(ascii: "b"): 8,
    UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9,
  ]

  private mutating func escape() throws(JSONError) -> [UInt8] {
    let start = position
    position += 1
    guard let sign = current else { throw fault(.end) }
    position += 1
    if let plain = JSONParser.escapes[sign] { return [plain] }
    guard sign == UInt8(ascii: "u") else { throw fault(.string, at: start) }
    var code = try fourDigits(from: start)
    // Above FFFF a code point is written as two surrogates.
    if (0xD800..<0xDC00).contains(code), current == UInt8(ascii: "\\") {
      position += 1
      guard current == UInt8(ascii: "u") else { throw fault(.string, at: start) }
      position += 1
      let low = try fourDigits(from: start)
      guard (0xDC00..<0xE000).contains(low) else { throw fault(.string, at: start) }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw fault(.string, at: start) }
    return Array(String(Character(scalar)).utf8)
  }

  private mutating func fourDigits(from start: Int) throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = current else { throw fault(.end) }
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault(.string, at: start)
      }
      value = value << 4 + UInt32(digit)
      position += 1
    }
    return value
  }

  // MARK: - Small pieces

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpaces() {
    while let byte = current, byte == 32 || (byte >= 9 && byte <= 10) || byte == 13 {
      position += 1
    }
  }

  private mutating func take(_ sign: Character) -> Bool {
    skipSpaces()
    guard let byte = current, byte == sign.asciiValue else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ sign: Character) throws(JSONError) {
    guard take(sign) else { throw fault(current == nil ? .end : .unexpected) }
  }

  private func fault(_ kind: JSONError.Kind, at offset: Int? = nil) -> JSONError {
    JSONError(kind: kind, offset: offset ?? position)
  }
}
