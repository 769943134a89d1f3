import Values

/// An expression in words, for people who know the plan and not the language.
///
/// It says what the expression says, piece by piece, and nothing more; a piece it has no words for
/// stands as written.
package struct ExpressionWords {
  /// What people call the tables and the fields that expressions name.
  package struct Names: Sendable {
    /// The table whose rows each list holds.
    package var lists: [String: String]
    /// The identifiers of the tables.
    package var tables: Set<String>
    /// What a table is called, or one of its fields.
    package var label: @Sendable (_ table: String, _ field: String?) -> LocalizedText

    /// Names for expressions.
    package init(
      lists: [String: String], tables: Set<String>,
      label: @escaping @Sendable (_ table: String, _ field: String?) -> LocalizedText
    ) {
      (self.lists, self.tables, self.label) = (lists, tables, label)
    }
  }

  let names: Names
  let language: TextLanguage
  /// What stands behind the names of loops: a row of a table, or a value in words.
  var bound: [String: Meaning] = [:]
  let bytes: [UInt8]

  enum Meaning {
    case row(of: String)
    case value(String)
  }

  /// The words of an expression; the expression itself where it cannot be read.
  package static func words(
    _ source: String, names: Names, in language: TextLanguage
  ) -> String {
    guard let tree = try? Parser.parse(source) else { return source }
    let words = ExpressionWords(names: names, language: language, bytes: Array(source.utf8))
    let text = words.condition(tree.root)
    return language == .es ? text.replacing(" de el ", with: " del ") : text
  }

  func say(_ es: String, _ en: String) -> String { language == .es ? es : en }
  func quoted(_ text: String) -> String { language == .es ? "«\(text)»" : "“\(text)”" }

  /// The piece as it is written, on one line.
  func written(_ expression: Expression) -> String {
    String(decoding: bytes[expression.range], as: UTF8.self)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

// MARK: - What is true or false

extension ExpressionWords {
  /// What has to hold.
  func condition(_ expression: Expression) -> String {
    switch expression.kind {
    case .and(let parts): return joined(parts, say(" y ", " and "), grouping: true)
    case .or(let parts):
      return filledIn(parts) ?? joined(parts, say(" o ", " or "), grouping: false)
    case .has(let operand, let field, _):
      return say(
        "\(selected(operand, field)) está diligenciado", "\(selected(operand, field)) is filled in")
    case .conditional(let test, let yes, let no):
      return say(
        "si \(condition(test)): \(condition(yes)); si no: \(condition(no))",
        "if \(condition(test)): \(condition(yes)); else: \(condition(no))")
    case .loop(let loop): return self.loop(loop)
    case .call("!_", _, let operands, _): return negation(operands[0])
    case .call(let name, let target, let arguments, _):
      return comparison(name, target, arguments) ?? term(expression)
    case .select, .name:
      return say("\(term(expression)) es verdadero", "\(term(expression)) is true")
    case .literal(.bool(let flag)): return flag ? say("siempre", "always") : say("nunca", "never")
    default: return term(expression)
    }
  }

  private func joined(_ parts: [Expression], _ sign: String, grouping: Bool) -> String {
    parts.map { part in
      let text = condition(part)
      switch part.kind {
      case .or where grouping, .conditional: return "(\(text))"
      case .and where !grouping: return "(\(text))"
      default: return text
      }
    }.joined(separator: sign)
  }

  /// Several fields of which one has to be filled in are told as one list.
  private func filledIn(_ parts: [Expression]) -> String? {
    let fields = parts.compactMap { part -> String? in
      guard case .has(let operand, let field, _) = part.kind else { return nil }
      return selected(operand, field)
    }
    guard fields.count == parts.count, fields.count > 2 else { return nil }
    let list = fields.joined(separator: ", ")
    return say("está diligenciado alguno de estos: \(list)", "one of these is filled in: \(list)")
  }

  private func negation(_ operand: Expression) -> String {
    if case .has(let row, let field, _) = operand.kind {
      return say(
        "\(selected(row, field)) no está diligenciado", "\(selected(row, field)) is not filled in")
    }
    return say(
      "no se cumple que (\(condition(operand)))", "it does not hold that (\(condition(operand)))")
  }

  /// A comparison or a test of a text; `nil` of any other call.
  func comparison(
    _ name: String, _ target: Expression?, _ arguments: [Expression]
  ) -> String? {
    let verbs: [String: (String, String)] = [
      "_==_": ("es igual a", "equals"), "_!=_": ("es distinto de", "differs from"),
      "_<_": ("es menor que", "is less than"), "_>_": ("es mayor que", "is greater than"),
      "_<=_": ("no pasa de", "is not beyond"), "_>=_": ("no baja de", "is not below"),
      "@in": ("está entre", "is one of"),
    ]
    if let verb = verbs[name], arguments.count == 2 {
      return "\(term(arguments[0])) \(say(verb.0, verb.1)) \(term(arguments[1]))"
    }
    guard let target, let argument = arguments.first, arguments.count == 1 else { return nil }
    let tests: [String: (String, String)] = [
      "matches": ("tiene la forma", "has the shape"), "contains": ("contiene", "contains"),
      "startsWith": ("empieza por", "begins with"), "endsWith": ("termina en", "ends with"),
    ]
    return tests[name].map { "\(term(target)) \(say($0.0, $0.1)) \(term(argument))" }
  }

  private func loop(_ loop: Loop) -> String {
    let (inner, range, one) = entering(loop)
    let body = inner.condition(loop.body)
    switch loop.kind {
    case .exists:
      return say("\(one.some.0) cumple que (\(body))", "for \(one.some.1) it holds that (\(body))")
    case .all:
      return say("\(one.each.0) cumple que (\(body))", "for \(one.each.1) it holds that (\(body))")
    case .existsOne:
      return say("uno solo de \(range) cumple que (\(body))", "for just one of \(range) (\(body))")
    default: return self.term(loop)
    }
  }

  typealias Elements = (some: (String, String), each: (String, String))

  /// The words inside a loop, what it goes through, and what one element of that is called.
  private func entering(_ loop: Loop) -> (inner: ExpressionWords, range: String, one: Elements) {
    var inner = self
    let range = term(loop.range)
    var element = Meaning.value(say("ese valor", "that value"))
    var one: Elements = (
      ("algún valor de \(range)", "some value of \(range)"),
      ("cada valor de \(range)", "each value of \(range)")
    )
    if let table = listed(loop.range) {
      let label = quoted(names.label(table, nil).text(in: language))
      element = .row(of: table)
      one = (
        ("alguna fila de \(label)", "some row of \(label)"),
        ("cada fila de \(label)", "each row of \(label)")
      )
    }
    for (index, variable) in loop.variables.enumerated() {
      let isPosition = loop.variables.count == 2 && index == 0
      inner.bound[variable] = isPosition ? .value(say("su posición", "its position")) : element
    }
    return (inner, range, one)
  }

  /// The table whose rows an expression lists.
  private func listed(_ expression: Expression) -> String? {
    guard case .name(let name, _) = expression.kind, bound[name] == nil else { return nil }
    return names.lists[name]
  }

  /// A loop that gives a list.
  func term(_ loop: Loop) -> String {
    let (inner, range, _) = entering(loop)
    switch loop.kind {
    case .filter:
      return say(
        "los de \(range) en que (\(inner.condition(loop.body)))",
        "those of \(range) in which (\(inner.condition(loop.body)))")
    case .map:
      return say("\(inner.term(loop.body)) de \(range)", "\(inner.term(loop.body)) of \(range)")
    default: return loop.kind.rawValue + "(\(range))"
    }
  }
}
