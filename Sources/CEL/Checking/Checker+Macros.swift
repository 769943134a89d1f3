/// Loops and the other macros that bring names with them.
extension Checker {
  /// The type of a loop.
  mutating func checkLoop(_ node: Expression, _ loop: Loop) throws(CompileFault) -> CELType {
    let range = unifier.resolved(try check(loop.range))
    let (key, element, isMap) = try parts(of: range, at: loop.range.range)
    let types = loop.variables.count == 2 ? [key, element] : [isMap ? key : element]
    let locals = zip(loop.variables, types).map { (name: $0, type: $1) }
    return try withLocals(locals, of: node) { (checker) throws(CompileFault) in
      if let filter = loop.filter { try checker.require(filter, .bool) }
      switch loop.kind {
      case .all, .exists, .existsOne:
        try checker.require(loop.body, .bool)
        return .bool
      case .filter:
        try checker.require(loop.body, .bool)
        return .list(types[0])
      case .sortBy:
        try checker.check(loop.body)
        return .list(types[0])
      case .map: return .list(try checker.check(loop.body))
      case .transformMap: return .map(key, try checker.check(loop.body))
      case .transformMapEntry:
        try checker.require(loop.body, .map(.dyn, .dyn))
        return checker.tree.types[loop.body.id]
      }
    }
  }

  /// The type of `o.optMap(x, e)` or `o.optFlatMap(x, e)`.
  mutating func checkOptionalMap(
    _ node: Expression, _ operand: Expression, _ name: String, _ body: Expression, isFlat: Bool
  ) throws(CompileFault) -> CELType {
    let wrapped = unifier.fresh()
    try require(operand, .optional(wrapped))
    return try withLocals([(name, wrapped)], of: node) { (checker) throws(CompileFault) in
      guard isFlat else { return .optional(try checker.check(body)) }
      let inner = CELType.optional(checker.unifier.fresh())
      try checker.require(body, inner)
      return inner
    }
  }

  /// The types of key (or position) and element that a loop sees.
  private func parts(
    of range: CELType, at spot: Range<Int>
  ) throws(CompileFault) -> (key: CELType, element: CELType, isMap: Bool) {
    switch range {
    case .list(let element): return (.int, element, false)
    case .map(let key, let value): return (key, value, true)
    case .dyn, .variable: return (.dyn, .dyn, false)
    default: throw .mismatch(at: spot, wanted: "list, map", found: shown(range))
    }
  }
}
