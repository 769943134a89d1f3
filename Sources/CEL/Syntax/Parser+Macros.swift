/// Macros are known by name, receiver and number of arguments.
extension Parser {
  /// What `has(e.f)` stands for.
  func has(_ argument: Expression) throws(CompileFault) -> Expression.Kind {
    guard case .select(let operand, let field, let isOptional) = argument.kind else {
      throw .init(
        .syntax, at: argument.range, es: "«has» pregunta por un campo, como en has(a.b).",
        en: "“has” asks about a field, as in has(a.b).")
    }
    return .has(operand, field: field, isOptional: isOptional)
  }

  /// What a call on a target stands for, or `nil` where it is an ordinary call.
  func macro(
    _ name: String, on target: Expression, _ arguments: [Expression]
  ) throws(CompileFault) -> Expression.Kind? {
    if case .name("cel", _) = target.kind, name == "bind", arguments.count == 3 {
      return .bind(try variable(arguments[0]), arguments[1], arguments[2])
    }
    if name == "optMap" || name == "optFlatMap", arguments.count == 2 {
      return .optionalMap(
        target, try variable(arguments[0]), arguments[1], isFlat: name == "optFlatMap")
    }
    guard let shape = Parser.shapes[name]?[arguments.count] else { return nil }
    var variables: [String] = []
    for argument in arguments.prefix(shape.variables) {
      let variable = try variable(argument)
      guard !variables.contains(variable) else {
        throw .init(
          .syntax, at: argument.range, es: "Las dos variables de «\(name)» se llaman igual.",
          en: "The two variables of “\(name)” have the same name.")
      }
      variables.append(variable)
    }
    let rest = arguments.dropFirst(shape.variables)
    guard let body = rest.last else { return nil }
    return .loop(
      Loop(
        kind: shape.kind, range: target, variables: variables,
        filter: rest.count == 2 ? rest.first : nil, body: body))
  }

  private func variable(_ argument: Expression) throws(CompileFault) -> String {
    guard case .name(let name, isAbsolute: false) = argument.kind else {
      throw .init(
        .syntax, at: argument.range, es: "Aquí va el nombre de una variable.",
        en: "A variable's name belongs here.")
    }
    return name
  }

  private typealias Shape = (kind: Loop.Kind, variables: Int)

  /// The macros by name and number of arguments.
  private static let shapes: [String: [Int: Shape]] = [
    "all": [2: (.all, 1), 3: (.all, 2)],
    "exists": [2: (.exists, 1), 3: (.exists, 2)],
    "exists_one": [2: (.existsOne, 1), 3: (.existsOne, 2)],
    "existsOne": [2: (.existsOne, 1), 3: (.existsOne, 2)],
    "map": [2: (.map, 1), 3: (.map, 1)],
    "filter": [2: (.filter, 1)],
    "sortBy": [2: (.sortBy, 1)],
    "transformList": [3: (.map, 2), 4: (.map, 2)],
    "transformMap": [3: (.transformMap, 2), 4: (.transformMap, 2)],
    "transformMapEntry": [3: (.transformMapEntry, 2), 4: (.transformMapEntry, 2)],
  ]
}
