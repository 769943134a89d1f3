/// Literals, names and what stands in brackets.
extension Parser {
  /// A literal, a name or something in brackets.
  mutating func primary() throws(CompileFault) -> Expression {
    let first = token
    let start = first.range.lowerBound
    switch first.kind {
    case .int, .uint, .double: return try number(minus: nil)
    case .string, .bytes: return try string()
    case .keyword:
      guard first.text != "in" else { throw unexpected() }
      advance()
      return try node(
        .literal(first.text == "null" ? .null : .bool(first.text == "true")), from: start)
    case .identifier: return try name(isAbsolute: false, from: start)
    case .sign where first.text == ".":
      advance()
      guard token.kind == .identifier else { throw unexpected() }
      return try name(isAbsolute: true, from: start)
    case .sign where first.text == "(":
      advance()
      let inner = try expression()
      try expect(")")
      return inner
    case .sign where first.text == "[": return try list()
    case .sign where first.text == "{": return try map()
    default: throw unexpected()
    }
  }

  private mutating func name(
    isAbsolute: Bool, from start: Int
  ) throws(CompileFault) -> Expression {
    let name = advance()
    guard !Parser.reserved.contains(name.text) else {
      throw .init(
        .syntax, at: name.range, es: "«\(name.text)» es una palabra reservada de CEL.",
        en: "“\(name.text)” is a reserved word of CEL.")
    }
    guard token.kind == .sign, token.text == "(" else {
      return try node(.name(name.text, isAbsolute: isAbsolute), from: start)
    }
    let arguments = try self.arguments()
    if name.text == "has", !isAbsolute, arguments.count == 1 {
      return try node(try has(arguments[0]), from: start)
    }
    return try node(
      .call(name.text, target: nil, arguments, nameRange: name.range), from: start)
  }

  private static let reserved: Set<String> = [
    "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop",
    "namespace", "package", "return", "var", "void", "while",
  ]

  /// A number, with the minus that stands before it.
  mutating func number(minus: Range<Int>?) throws(CompileFault) -> Expression {
    let word = advance()
    let start = minus?.lowerBound ?? word.range.lowerBound
    let text = (minus == nil ? "" : "-") + word.text
    let literal: Literal? =
      switch word.kind {
      case .int: Parser.integer(text).map { .int($0, text: text) }
      case .uint: Parser.integer(String(text.dropLast())).map(Literal.uint)
      default: Double(text).flatMap { $0.isFinite ? .double($0, text: text) : nil }
      }
    guard let literal else {
      throw .init(
        .syntax, at: start..<word.range.upperBound, es: "El número «\(text)» es demasiado grande.",
        en: "The number “\(text)” is too large.")
    }
    return try node(.literal(literal), from: start)
  }

  private static func integer<Number: FixedWidthInteger>(_ text: String) -> Number? {
    let isNegative = text.hasPrefix("-")
    let digits = isNegative ? text.dropFirst() : text[...]
    guard digits.hasPrefix("0x") || digits.hasPrefix("0X") else { return Number(text) }
    return Number((isNegative ? "-" : "") + digits.dropFirst(2), radix: 16)
  }

  private mutating func string() throws(CompileFault) -> Expression {
    let word = advance()
    let octets = try StringLiteral.octets(bytes, word.range, isBytes: word.kind == .bytes)
    let literal: Literal =
      word.kind == .bytes ? .bytes(octets) : .string(String(decoding: octets, as: UTF8.self))
    return try node(.literal(literal), from: word.range.lowerBound)
  }

  private mutating func list() throws(CompileFault) -> Expression {
    let start = advance().range.lowerBound
    var elements: [Expression.Element] = []
    while !take("]") {
      let isOptional = take("?")
      elements.append(.init(value: try expression(), isOptional: isOptional))
      guard take(",") else {
        try expect("]")
        break
      }
    }
    return try node(.list(elements), from: start)
  }

  private mutating func map() throws(CompileFault) -> Expression {
    let start = advance().range.lowerBound
    var entries: [Expression.Entry] = []
    while !take("}") {
      let isOptional = take("?")
      let key = try expression()
      try expect(":")
      entries.append(.init(key: key, value: try expression(), isOptional: isOptional))
      guard take(",") else {
        try expect("}")
        break
      }
    }
    return try node(.map(entries), from: start)
  }
}
