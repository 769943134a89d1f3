/// Reads an expression by precedence climbing; macros are recognised on the way.
struct Parser {
  /// The greatest size of a source, in code points.
  static let maximumSize = 100_000
  /// The greatest nesting, of the text and of the tree it gives.
  static let maximumDepth = 250

  let bytes: [UInt8]
  private let tokens: [Token]
  private var position = 0
  private var nesting = 0
  private var nextID = 0

  /// The tree of the whole source.
  static func parse(_ source: String) throws(CompileFault) -> SyntaxTree {
    guard source.unicodeScalars.count <= maximumSize else {
      throw .init(
        .limit, at: 0..<0, es: "La expresión pasa de \(maximumSize) caracteres.",
        en: "The expression is longer than \(maximumSize) characters.")
    }
    let bytes = Array(source.utf8)
    var parser = Parser(bytes: bytes, tokens: try Lexer.tokens(of: bytes))
    let root = try parser.expression()
    guard parser.token.kind == .end else { throw parser.unexpected() }
    return SyntaxTree(root: root, nodeCount: parser.nextID)
  }

  private init(bytes: [UInt8], tokens: [Token]) {
    self.bytes = bytes
    self.tokens = tokens
  }

  // MARK: - Operators

  private mutating func expression() throws(CompileFault) -> Expression {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= Parser.maximumDepth else { throw tooDeep(at: token.range) }
    let condition = try binary(atLeast: 1)
    guard take("?") else { return condition }
    let yes = try binary(atLeast: 1)
    try expect(":")
    let no = try expression()
    return try node(
      .conditional(condition, yes, no), from: condition.range.lowerBound)
  }

  private mutating func binary(atLeast minimum: Int) throws(CompileFault) -> Expression {
    var left = try unary()
    while let precedence = Parser.precedences[token.text], precedence >= minimum,
      token.kind == .sign || token.kind == .keyword
    {
      let sign = advance()
      let right = try binary(atLeast: precedence + 1)
      let kind: Expression.Kind
      switch sign.text {
      case "&&": kind = .and(try chain([left, right], of: sign.text, precedence))
      case "||": kind = .or(try chain([left, right], of: sign.text, precedence))
      default:
        let name = sign.text == "in" ? "@in" : "_\(sign.text)_"
        kind = .call(name, target: nil, [left, right], nameRange: sign.range)
      }
      left = try node(kind, from: left.range.lowerBound)
    }
    return left
  }

  /// The rest of a chain of `&&` or of `||`, which is one node however long it is.
  private mutating func chain(
    _ first: [Expression], of sign: String, _ precedence: Int
  ) throws(CompileFault) -> [Expression] {
    var operands = first
    while take(sign) { operands.append(try binary(atLeast: precedence + 1)) }
    return operands
  }

  private static let precedences = [
    "||": 1, "&&": 2, "==": 3, "!=": 3, "<": 3, "<=": 3, ">": 3, ">=": 3, "in": 3, "+": 4, "-": 4,
    "*": 5, "/": 5, "%": 5,
  ]

  private mutating func unary() throws(CompileFault) -> Expression {
    guard token.kind == .sign, token.text == "!" || token.text == "-" else { return try member() }
    let sign = token.text
    var signs: [Range<Int>] = []
    while token.kind == .sign, token.text == sign { signs.append(advance().range) }
    var operand: Expression
    // A minus belongs to the number after it, so that the smallest integer can be written.
    if sign == "-", token.kind == .int || token.kind == .double, let last = signs.popLast() {
      operand = try suffixes(of: try number(minus: last))
    } else {
      operand = try member()
    }
    for range in signs.reversed() {
      operand = try node(
        .call(sign == "!" ? "!_" : "-_", target: nil, [operand], nameRange: range),
        from: range.lowerBound)
    }
    return operand
  }

  // MARK: - Selections, indexes, calls

  private mutating func member() throws(CompileFault) -> Expression {
    try suffixes(of: try primary())
  }

  private mutating func suffixes(of first: Expression) throws(CompileFault) -> Expression {
    var operand = first
    let start = first.range.lowerBound
    while token.kind == .sign {
      if take(".") {
        let isOptional = take("?")
        let name = try fieldName()
        if !isOptional, token.text == "(", token.kind == .sign {
          operand = try memberCall(operand, name, from: start)
        } else {
          operand = try node(
            .select(operand, field: name.text, isOptional: isOptional), from: start)
        }
      } else if take("[") {
        let isOptional = take("?")
        let index = try expression()
        try expect("]")
        operand = try node(.index(operand, index, isOptional: isOptional), from: start)
      } else {
        break
      }
    }
    return operand
  }

  private mutating func memberCall(
    _ target: Expression, _ name: (text: String, range: Range<Int>), from start: Int
  ) throws(CompileFault) -> Expression {
    let arguments = try self.arguments()
    if let macro = try macro(name.text, on: target, arguments) {
      return try node(macro, from: start)
    }
    return try node(
      .call(name.text, target: target, arguments, nameRange: name.range), from: start)
  }

  /// A name after a dot, between backticks or not.
  private mutating func fieldName() throws(CompileFault) -> (text: String, range: Range<Int>) {
    let name = token
    switch name.kind {
    case .identifier: break
    case .quotedIdentifier:
      advance()
      return (String(name.text.dropFirst().dropLast()), name.range)
    default: throw unexpected()
    }
    advance()
    return (name.text, name.range)
  }

  /// Arguments in parentheses; the opening one is the current token.
  private mutating func arguments() throws(CompileFault) -> [Expression] {
    try expect("(")
    var arguments: [Expression] = []
    if take(")") { return arguments }
    repeat { arguments.append(try expression()) } while take(",")
    try expect(")")
    return arguments
  }

  // MARK: - Literals and names

  private mutating func primary() throws(CompileFault) -> Expression {
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

  private mutating func number(minus: Range<Int>?) throws(CompileFault) -> Expression {
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

  // MARK: - Small pieces

  private var token: Token { tokens[position] }

  @discardableResult
  private mutating func advance() -> Token {
    let current = tokens[position]
    if current.kind != .end { position += 1 }
    return current
  }

  private mutating func take(_ sign: String) -> Bool {
    guard token.kind == .sign, token.text == sign else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ sign: String) throws(CompileFault) {
    guard take(sign) else { throw unexpected(wanted: sign) }
  }

  private mutating func node(
    _ kind: Expression.Kind, from start: Int
  ) throws(CompileFault) -> Expression {
    let end = position > 0 ? tokens[position - 1].range.upperBound : start
    let range = start..<max(start, end)
    let depth = 1 + (kind.children.map(\.depth).max() ?? 0)
    guard depth <= Parser.maximumDepth else { throw tooDeep(at: range) }
    defer { nextID += 1 }
    return Expression(id: nextID, range: range, depth: depth, kind: kind)
  }

  private func tooDeep(at range: Range<Int>) -> CompileFault {
    CompileFault(
      .limit, at: range, es: "La expresión está anidada a más de \(Parser.maximumDepth) niveles.",
      en: "The expression is nested more than \(Parser.maximumDepth) levels deep.")
  }

  private func unexpected(wanted sign: String? = nil) -> CompileFault {
    let hint = sign.map { (" Se esperaba «\($0)».", " “\($0)” was expected.") } ?? ("", "")
    if token.kind == .end {
      return CompileFault(
        .syntax, at: token.range, es: "La expresión termina antes de tiempo." + hint.0,
        en: "The expression ends too early." + hint.1)
    }
    let text = String(decoding: bytes[token.range], as: UTF8.self).prefix(40)
    return CompileFault(
      .syntax, at: token.range, es: "«\(text)» no se esperaba aquí." + hint.0,
      en: "“\(text)” was not expected here." + hint.1)
  }
}
