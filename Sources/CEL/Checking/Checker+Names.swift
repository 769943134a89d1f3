import Values

/// Names: variables, loop variables, types and qualified paths.
extension Checker {
  /// The type of a name by itself.
  mutating func checkName(
    _ node: Expression, _ name: String, _ isAbsolute: Bool
  ) throws(CompileFault) -> CELType {
    if !isAbsolute, let index = scopes.lastIndex(where: { $0.name == name }) {
      tree.references[node.id] = .local(index)
      return scopes[index].type
    }
    if let type = resolvePath(node) { return type }
    // Unchecked, a missing name is an error of the evaluation, which `||` may absorb.
    if environment.checking == .none { return .dyn }
    let known = scopes.map(\.name) + environment.variableNames
    throw .init(
      .unknownName, at: node.range, es: "No existe la variable «\(name)».",
      en: "There is no variable “\(name)”.", suggestion: nearest(to: name, among: known))
  }

  /// The type of a path such as `a.b.c` that is, as a whole, a variable or a type.
  mutating func resolvePath(_ node: Expression) -> CELType? {
    guard let path = path(of: node) else { return nil }
    for candidate in candidates(path) {
      if let slot = environment.slot(of: candidate) {
        tree.references[node.id] = .variable(slot: slot)
        return environment.variables[slot].type
      }
      if let type = Checker.denotations[candidate] {
        tree.references[node.id] = .type(type.runtimeName)
        return .type(type)
      }
    }
    return nil
  }

  /// The function called by this name, and whether the target is only its name space.
  func function(
    _ name: String, target: Expression?
  ) -> (function: CELFunction, isQualified: Bool)? {
    if let target {
      if let path = path(of: target) {
        for candidate in candidates((path.name + "." + name, path.isAbsolute)) {
          if let function = environment.functions[candidate] { return (function, true) }
        }
      }
      return environment.functions[name].map { ($0, false) }
    }
    for candidate in candidates((name, false)) {
      if let function = environment.functions[candidate] { return (function, false) }
    }
    return nil
  }

  typealias Path = (name: String, isAbsolute: Bool)

  /// The dotted name a node writes, or `nil` where it is something else or begins at a local.
  func path(of node: Expression) -> Path? {
    switch node.kind {
    case .name(let name, let isAbsolute):
      let isLocal = !isAbsolute && scopes.contains { $0.name == name }
      return isLocal ? nil : (name, isAbsolute)
    case .select(let operand, let field, isOptional: false):
      return path(of: operand).map { ($0.name + "." + field, $0.isAbsolute) }
    default: return nil
    }
  }

  /// The full names a path may mean: those in the container first, from the inside out.
  private func candidates(_ path: Path) -> [String] {
    guard !path.isAbsolute, !environment.container.isEmpty else { return [path.name] }
    var spaces = environment.container.split(separator: ".")
    var names: [String] = []
    while !spaces.isEmpty {
      names.append(spaces.joined(separator: ".") + "." + path.name)
      spaces.removeLast()
    }
    return names + [path.name]
  }

  /// The types that may be used as values.
  private static let denotations: [String: CELType] = [
    "bool": .bool, "int": .int, "uint": .uint, "double": .double, "string": .string,
    "bytes": .bytes, "null_type": .null, "list": .list(.dyn), "map": .map(.dyn, .dyn),
    "type": .type(.dyn), "optional_type": .optional(.dyn),
    "google.protobuf.Timestamp": .timestamp, "google.protobuf.Duration": .duration,
    "cotejo.Decimal": .decimal, "cotejo.Date": .date,
  ]
}
