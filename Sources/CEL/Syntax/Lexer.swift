/// Splits the source into tokens, over its bytes.
struct Lexer {
  private let bytes: [UInt8]
  private var position = 0
  private var tokens: [Token] = []

  /// The tokens of the source, with one of kind `end` last.
  static func tokens(of bytes: [UInt8]) throws(CompileFault) -> [Token] {
    var lexer = Lexer(bytes: bytes)
    while lexer.skipBlank() { try lexer.readToken() }
    lexer.add(.end, from: bytes.count)
    return lexer.tokens
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func readToken() throws(CompileFault) {
    let start = position
    let byte = bytes[position]
    if isDigit(byte) || (byte == UInt8(ascii: ".") && isDigit(peek(1))) {
      readNumber()
    } else if isLetter(byte) {
      try readWord()
    } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      try readString(from: start, isRaw: false, kind: .string)
    } else if byte == UInt8(ascii: "`") {
      try readQuotedIdentifier()
    } else {
      try readSign()
    }
  }

  // MARK: - Numbers and words

  private mutating func readNumber() {
    let start = position
    if bytes[position] == UInt8(ascii: "0"), peek(1) | 32 == UInt8(ascii: "x"), isHex(peek(2)) {
      position += 2
      skip(while: isHex)
      finishInteger(from: start)
      return
    }
    skip(while: isDigit)
    var isDouble = false
    if peek(0) == UInt8(ascii: "."), isDigit(peek(1)) {
      isDouble = true
      position += 1
      skip(while: isDigit)
    }
    if peek(0) | 32 == UInt8(ascii: "e") {
      let signed = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-")
      if isDigit(peek(signed ? 2 : 1)) {
        isDouble = true
        position += signed ? 2 : 1
        skip(while: isDigit)
      }
    }
    if isDouble { add(.double, from: start) } else { finishInteger(from: start) }
  }

  private mutating func finishInteger(from start: Int) {
    let isUnsigned = peek(0) | 32 == UInt8(ascii: "u")
    if isUnsigned { position += 1 }
    add(isUnsigned ? .uint : .int, from: start)
  }

  private mutating func readWord() throws(CompileFault) {
    let start = position
    skip(while: { isLetter($0) || isDigit($0) })
    let word = String(decoding: bytes[start..<position], as: UTF8.self)
    if peek(0) == UInt8(ascii: "\"") || peek(0) == UInt8(ascii: "'") {
      switch word {
      case "r", "R": return try readString(from: start, isRaw: true, kind: .string)
      case "b", "B": return try readString(from: start, isRaw: false, kind: .bytes)
      case "br", "bR", "Br", "BR", "rb", "rB", "Rb", "RB":
        return try readString(from: start, isRaw: true, kind: .bytes)
      default: break
      }
    }
    let isKeyword = word == "in" || word == "true" || word == "false" || word == "null"
    add(isKeyword ? .keyword : .identifier, from: start)
  }

  private mutating func readQuotedIdentifier() throws(CompileFault) {
    let start = position
    position += 1
    skip(while: { isLetter($0) || isDigit($0) || Array("_.-/ ".utf8).contains($0) })
    guard peek(0) == UInt8(ascii: "`"), position > start + 1 else {
      throw .init(
        .syntax, at: start..<position,
        es: "Este nombre entre acentos graves no está bien escrito o no se cierra.",
        en: "This name between backticks is malformed or not closed.")
    }
    position += 1
    add(.quotedIdentifier, from: start)
  }

  // MARK: - Strings and signs

  private mutating func readString(
    from start: Int, isRaw: Bool, kind: Token.Kind
  ) throws(CompileFault) {
    let quote = bytes[position]
    let isTriple = peek(1) == quote && peek(2) == quote
    position += isTriple ? 3 : 1
    while position < bytes.count {
      let byte = bytes[position]
      if byte == quote, !isTriple || (peek(1) == quote && peek(2) == quote) {
        position += isTriple ? 3 : 1
        add(kind, from: start)
        return
      }
      if !isTriple, byte == 10 || byte == 13 { break }
      // A raw string has no escapes, so a backslash before a quote does not keep it open.
      position += byte == UInt8(ascii: "\\") && !isRaw ? 2 : 1
    }
    position = min(position, bytes.count)
    throw .init(
      .syntax, at: start..<position, es: "Falta cerrar las comillas de este texto.",
      en: "The quotes of this text are not closed.")
  }

  private mutating func readSign() throws(CompileFault) {
    let start = position
    switch (bytes[start], peek(1)) {
    case (UInt8(ascii: "="), UInt8(ascii: "=")), (UInt8(ascii: "!"), UInt8(ascii: "=")),
      (UInt8(ascii: "<"), UInt8(ascii: "=")), (UInt8(ascii: ">"), UInt8(ascii: "=")),
      (UInt8(ascii: "&"), UInt8(ascii: "&")), (UInt8(ascii: "|"), UInt8(ascii: "|")):
      position += 2
    default:
      guard !Lexer.isSign(bytes[start]) else {
        position += 1
        break
      }
      position += 1
      skip(while: { $0 & 0xC0 == 0x80 })
      let sign = String(decoding: bytes[start..<position], as: UTF8.self)
      let intended = ["=": "==", "&": "&&", "|": "||", "“": "\"", "”": "\"", "«": "\""][sign]
      throw .init(
        .syntax, at: start..<position, es: "El signo «\(sign)» no tiene sentido aquí.",
        en: "The sign “\(sign)” has no meaning here.", suggestion: intended)
    }
    add(.sign, from: start)
  }

  /// Whether a byte is a sign by itself.
  private static func isSign(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "?", ":", ".", ",", "(", ")", "[", "]", "{", "}", "+", "-", "*", "/", "%", "!", "<", ">":
      true
    default: false
    }
  }

  // MARK: - Small pieces

  private mutating func add(_ kind: Token.Kind, from start: Int) {
    let isText = kind == .string || kind == .bytes
    let text = isText ? "" : String(decoding: bytes[start..<position], as: UTF8.self)
    tokens.append(Token(kind: kind, range: start..<position, text: text))
  }

  /// Skips spaces and comments; whether anything is left.
  private mutating func skipBlank() -> Bool {
    while position < bytes.count {
      switch bytes[position] {
      case 9, 10, 12, 13, 32: position += 1
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"): skip(while: { $0 != 10 })
      default: return true
      }
    }
    return false
  }

  private mutating func skip(while condition: (UInt8) -> Bool) {
    while position < bytes.count, condition(bytes[position]) { position += 1 }
  }

  /// The byte so many places ahead, 0 past the end.
  private func peek(_ distance: Int) -> UInt8 {
    position + distance < bytes.count ? bytes[position + distance] : 0
  }
}

private func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
private func isHex(_ byte: UInt8) -> Bool {
  isDigit(byte) || (byte | 32 >= 97 && byte | 32 <= 102)
}
private func isLetter(_ byte: UInt8) -> Bool {
  byte == 95 || (byte | 32 >= 97 && byte | 32 <= 122)
}
