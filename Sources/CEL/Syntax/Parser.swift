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

  mutating func expression() throws(CompileFault) -> Expression {
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
    while let precedence = Parser.precedence(of: token), precedence >= minimum {
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

  private static func precedence(of token: Token) -> Int? {
    guard token.kind == .sign || token.kind == .keyword, let first = token.text.utf8.first else {
      return nil
    }
    switch Unicode.Scalar(first) {
    case "|": return 1
    case "&": return 2
    case "=", "<", ">": return 3
    case "!": return token.text == "!=" ? 3 : nil
    case "i": return token.text == "in" ? 3 : nil
    case "+", "-": return 4
    case "*", "/", "%": return 5
    default: return nil
    }
  }

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

  mutating func suffixes(of first: Expression) throws(CompileFault) -> Expression {
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
  mutating func arguments() throws(CompileFault) -> [Expression] {
    try expect("(")
    var arguments: [Expression] = []
    if take(")") { return arguments }
    repeat { arguments.append(try expression()) } while take(",")
    try expect(")")
    return arguments
  }

  // MARK: - Small pieces

  var token: Token { tokens[position] }

  @discardableResult
  mutating func advance() -> Token {
    let current = tokens[position]
    if current.kind != .end { position += 1 }
    return current
  }

  mutating func take(_ sign: String) -> Bool {
    guard token.kind == .sign, token.text == sign else { return false }
    position += 1
    return true
  }

  mutating func expect(_ sign: String) throws(CompileFault) {
    guard take(sign) else { throw unexpected(wanted: sign) }
  }

  mutating func node(
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

  func unexpected(wanted sign: String? = nil) -> CompileFault {
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
