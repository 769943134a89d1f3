/// Reads the content of a string or bytes literal: prefix, quotes and escapes.
struct StringLiteral {
  private let bytes: [UInt8]
  private let isBytes: Bool
  private let end: Int
  private var position: Int
  private var result: [UInt8] = []

  /// The octets meant by the literal at `range`, which the lexer found to be closed.
  static func octets(
    _ bytes: [UInt8], _ range: Range<Int>, isBytes: Bool
  ) throws(CompileFault) -> [UInt8] {
    var start = range.lowerBound
    var isRaw = false
    while bytes[start] != UInt8(ascii: "\""), bytes[start] != UInt8(ascii: "'") {
      if bytes[start] | 32 == UInt8(ascii: "r") { isRaw = true }
      start += 1
    }
    let quote = bytes[start]
    let isTriple =
      range.upperBound - start >= 6 && bytes[start + 1] == quote && bytes[start + 2] == quote
    let width = isTriple ? 3 : 1
    let content = (start + width)..<(range.upperBound - width)
    if isRaw { return Array(bytes[content]) }
    var literal = StringLiteral(
      bytes: bytes, isBytes: isBytes, end: content.upperBound, position: content.lowerBound)
    try literal.read()
    return literal.result
  }

  private init(bytes: [UInt8], isBytes: Bool, end: Int, position: Int) {
    self.bytes = bytes
    self.isBytes = isBytes
    self.end = end
    self.position = position
  }

  private mutating func read() throws(CompileFault) {
    while position < end {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\\") {
        try readEscape()
      } else {
        result.append(byte)
        position += 1
      }
    }
  }

  private mutating func readEscape() throws(CompileFault) {
    let start = position
    guard start + 1 < end else { throw fault(at: start) }
    position += 2
    switch bytes[start + 1] {
    case UInt8(ascii: "a"): result.append(7)
    case UInt8(ascii: "b"): result.append(8)
    case UInt8(ascii: "f"): result.append(12)
    case UInt8(ascii: "n"): result.append(10)
    case UInt8(ascii: "r"): result.append(13)
    case UInt8(ascii: "t"): result.append(9)
    case UInt8(ascii: "v"): result.append(11)
    case UInt8(ascii: "\\"), UInt8(ascii: "?"), UInt8(ascii: "\""), UInt8(ascii: "'"),
      UInt8(ascii: "`"):
      result.append(bytes[start + 1])
    case UInt8(ascii: "x"), UInt8(ascii: "X"):
      try append(try number(digits: 2, radix: 16, from: start), from: start)
    case UInt8(ascii: "u") where !isBytes:
      try append(try number(digits: 4, radix: 16, from: start), from: start)
    case UInt8(ascii: "U") where !isBytes:
      try append(try number(digits: 8, radix: 16, from: start), from: start)
    case UInt8(ascii: "0")...UInt8(ascii: "3"):
      position -= 1
      try append(try number(digits: 3, radix: 8, from: start), from: start)
    default: throw fault(at: start)
    }
  }

  private mutating func number(
    digits: Int, radix: Int, from start: Int
  ) throws(CompileFault) -> UInt32 {
    guard position + digits <= end else { throw fault(at: start) }
    let text = String(decoding: bytes[position..<(position + digits)], as: UTF8.self)
    guard !text.hasPrefix("+"), !text.hasPrefix("-"), let value = UInt32(text, radix: radix) else {
      throw fault(at: start)
    }
    position += digits
    return value
  }

  /// Appends an octet to bytes, a code point to a string.
  private mutating func append(_ value: UInt32, from start: Int) throws(CompileFault) {
    if isBytes {
      result.append(UInt8(truncatingIfNeeded: value))
    } else if let scalar = Unicode.Scalar(value) {
      result.append(contentsOf: Array(String(Character(scalar)).utf8))
    } else {
      throw fault(at: start)
    }
  }

  private func fault(at start: Int) -> CompileFault {
    CompileFault(
      .syntax, at: start..<min(max(position, start + 2), end),
      es: "Esta secuencia de escape no existe; una barra invertida se escribe «\\\\».",
      en: "There is no such escape; a backslash is written “\\\\”.")
  }
}
