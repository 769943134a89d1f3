import Values

// MARK: - What has a value

extension ExpressionWords {
  /// A value.
  func term(_ expression: Expression) -> String {
    switch expression.kind {
    case .literal(let literal): return text(literal)
    case .name(let name, _): return named(name)
    case .select(let operand, let field, _): return selected(operand, field)
    case .index(let operand, let index, _):
      if let table = row(expression) { return quoted(names.label(table, nil).text(in: language)) }
      return "\(term(operand))[\(term(index))]"
    case .call(let name, let target, let arguments, _):
      return call(name, target, arguments) ?? written(expression)
    case .conditional(let test, let yes, let no):
      return say(
        "(\(term(yes)) si \(condition(test)); si no, \(term(no)))",
        "(\(term(yes)) if \(condition(test)); else \(term(no)))")
    case .list(let elements):
      return elements.map { term($0.value) }.joined(separator: ", ")
    case .loop(let loop): return term(loop)
    case .and, .or, .has: return condition(expression)
    case .map, .bind, .optionalMap: return written(expression)
    }
  }

  private func text(_ literal: Literal) -> String {
    switch literal {
    case .bool(let flag): flag ? say("sí", "yes") : "no"
    case .int(_, let text): text
    case .uint(let number): String(number)
    case .double(_, let text): text
    case .string(let text): quoted(text)
    case .null, .bytes: say("nada", "nothing")
    }
  }

  private func named(_ name: String) -> String {
    switch bound[name] {
    case .row(let table): return quoted(names.label(table, nil).text(in: language))
    case .value(let words): return words
    case nil: break
    }
    if name == "as_of" { return say("la fecha a la que se juzga", "the day of judgement") }
    if let table = names.lists[name] {
      let label = quoted(names.label(table, nil).text(in: language))
      return say("las filas de \(label)", "the rows of \(label)")
    }
    return quoted(names.tables.contains(name) ? names.label(name, nil).text(in: language) : name)
  }

  /// The table of the row that an expression gives.
  private func row(_ expression: Expression) -> String? {
    switch expression.kind {
    case .name(let name, _):
      if case .row(let table)? = bound[name] { return table }
      return bound[name] == nil && names.tables.contains(name) ? name : nil
    case .select(let operand, let field, _):
      return row(operand) != nil && names.tables.contains(field) ? field : nil
    case .index(let list, _, _):
      guard case .name(let name, _) = list.kind, bound[name] == nil else { return nil }
      return names.lists[name]
    default: return nil
    }
  }

  /// A field of a row: «responsable» (actividad).
  func selected(_ operand: Expression, _ field: String) -> String {
    guard let table = row(operand) else {
      return say("\(quoted(field)) de \(term(operand))", "\(quoted(field)) of \(term(operand))")
    }
    if names.tables.contains(field) { return quoted(names.label(field, nil).text(in: language)) }
    let label = names.label(table, field).text(in: language)
    let name = names.label(table, nil).text(in: language)
    if case .index(_, let index, _) = operand.kind {
      return say(
        "\(quoted(label)) (\(name) en \(term(index)))",
        "\(quoted(label)) (\(name) at \(term(index)))")
    }
    return "\(quoted(label)) (\(name))"
  }

  private func call(
    _ name: String, _ target: Expression?, _ arguments: [Expression]
  ) -> String? {
    if case .name("cotejo", _)? = target?.kind { return own(name, arguments) }
    let signs = ["_+_": "+", "_-_": "−", "_*_": "×", "_/_": "÷", "_%_": "mod"]
    if let sign = signs[name], arguments.count == 2 {
      return arguments.map { argument in
        if case .call(let inner, nil, let operands, _) = argument.kind, signs[inner] != nil,
          operands.count == 2
        {
          return "(\(term(argument)))"
        }
        return term(argument)
      }.joined(separator: " \(sign) ")
    }
    switch (name, target, arguments.count) {
    case ("-_", nil, 1): return "−\(term(arguments[0]))"
    case ("size", nil, 1):
      return say("cuántos hay en \(term(arguments[0]))", "how many are in \(term(arguments[0]))")
    case ("split", let target?, 1):
      return say("las palabras de \(term(target))", "the words of \(term(target))")
    default: return comparison(name, target, arguments)
    }
  }

  /// A function of ours.
  private func own(_ name: String, _ arguments: [Expression]) -> String? {
    let terms = arguments.map(term)
    switch (name, terms.count) {
    // Case and accents never tell two words of a plan apart.
    case ("fold", 1), ("decimal", 1): return terms[0]
    case ("raw", 1): return say("lo escrito en \(terms[0])", "what is written in \(terms[0])")
    case ("first", 1): return say("el primer día de \(terms[0])", "the first day of \(terms[0])")
    case ("last", 1): return say("el último día de \(terms[0])", "the last day of \(terms[0])")
    case ("year", 1): return say("el año de \(terms[0])", "the year of \(terms[0])")
    case ("digits", 1): return say("los dígitos de \(terms[0])", "the digits of \(terms[0])")
    case ("date", 3):
      let month = Int(terms[1]).map { PlainText.monthName($0, language) } ?? terms[1]
      return say("el \(terms[2]) de \(month) de \(terms[0])", "\(terms[2]) \(month) of \(terms[0])")
    case ("date", 2):
      let month = Int(terms[1]).map { PlainText.monthName($0, language) } ?? terms[1]
      return say("\(month) de \(terms[0])", "\(month) of \(terms[0])")
    case ("date", 1): return terms[0]
    default: return nil
    }
  }
}
