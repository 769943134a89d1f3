/// Gives every node its type and finds what every name refers to.
///
/// Gradual: what is `dyn` is left to the evaluation. Without checking (`CELEnvironment.Checking`)
/// every type is `dyn` and only names are resolved.
struct Checker {
  let environment: CELEnvironment
  var tree: CheckedTree
  var unifier = Unifier()
  var scopes: [(name: String, type: CELType)] = []

  /// Checks a tree; with `expecting` its type has to be that one or `dyn`.
  static func check(
    _ tree: SyntaxTree, in environment: CELEnvironment, expecting: CELType?
  ) throws(CompileFault) -> CheckedTree {
    var checker = Checker(environment: environment, nodeCount: tree.nodeCount)
    let type = try checker.check(tree.root)
    if let expecting, !checker.unifier.assign(type, to: expecting) {
      throw .mismatch(at: tree.root.range, wanted: "\(expecting)", found: checker.shown(type))
    }
    checker.tree.types = checker.tree.types.map { checker.unifier.resolved($0, final: true) }
    checker.tree.resultType = checker.unifier.resolved(type, final: true)
    return checker.tree
  }

  private init(environment: CELEnvironment, nodeCount: Int) {
    self.environment = environment
    tree = CheckedTree(
      types: Array(repeating: .dyn, count: nodeCount),
      references: Array(repeating: nil, count: nodeCount))
  }

  /// The type of a node, which is also put into the table.
  @discardableResult
  mutating func check(_ node: Expression) throws(CompileFault) -> CELType {
    let found = try findType(of: node)
    let type = environment.checking == .none ? .dyn : found
    tree.types[node.id] = type
    return type
  }

  private mutating func findType(of node: Expression) throws(CompileFault) -> CELType {
    switch node.kind {
    case .literal(let literal): return literal.type
    case .name(let name, let isAbsolute): return try checkName(node, name, isAbsolute)
    case .select(let operand, let field, let isOptional):
      if let type = resolvePath(node) { return type }
      let type = try checkField(of: operand, field, isOptional: isOptional, node: node)
      return type
    case .has(let operand, let field, let isOptional):
      _ = try checkField(of: operand, field, isOptional: isOptional, node: node)
      return .bool
    case .index(let operand, let index, let isOptional):
      return try checkIndex(node, operand, index, isOptional: isOptional)
    case .call(let name, let target, let arguments, let nameRange):
      return try checkCall(node, name, target: target, arguments, nameRange: nameRange)
    case .and(let operands), .or(let operands):
      for operand in operands { try require(operand, .bool) }
      return .bool
    case .conditional(let condition, let yes, let no):
      try require(condition, .bool)
      return try checkBranches(yes, no)
    case .list(let elements): return try checkList(elements)
    case .map(let entries): return try checkMap(entries)
    case .loop(let loop): return try checkLoop(node, loop)
    case .bind(let name, let value, let body):
      let type = try check(value)
      return try withLocals([(name, type)], of: node) { (checker) throws(CompileFault) in
        try checker.check(body)
      }
    case .optionalMap(let operand, let name, let body, let isFlat):
      return try checkOptionalMap(node, operand, name, body, isFlat: isFlat)
    }
  }

  // MARK: - Literals and branches

  private mutating func checkBranches(
    _ yes: Expression, _ no: Expression
  ) throws(CompileFault) -> CELType {
    let first = try check(yes)
    let second = try check(no)
    if adoptDecimal(no, beside: first) { return .decimal }
    if adoptDecimal(yes, beside: second) { return .decimal }
    guard unifier.assign(second, to: first) else {
      throw .mismatch(at: no.range, wanted: shown(first), found: shown(second))
    }
    return unifier.joined(first, second)
  }

  private mutating func checkList(
    _ elements: [Expression.Element]
  ) throws(CompileFault) -> CELType {
    var joined: CELType?
    for element in elements {
      let type = try checkElement(element.value, isOptional: element.isOptional)
      joined = joined.map { unifier.joined($0, type) } ?? type
    }
    return .list(joined ?? unifier.fresh())
  }

  private mutating func checkMap(_ entries: [Expression.Entry]) throws(CompileFault) -> CELType {
    var keys: CELType?
    var values: CELType?
    for entry in entries {
      let key = try check(entry.key)
      keys = keys.map { unifier.joined($0, key) } ?? key
      let value = try checkElement(entry.value, isOptional: entry.isOptional)
      values = values.map { unifier.joined($0, value) } ?? value
    }
    return .map(keys ?? unifier.fresh(), values ?? unifier.fresh())
  }

  private mutating func checkElement(
    _ value: Expression, isOptional: Bool
  ) throws(CompileFault) -> CELType {
    let type = try check(value)
    guard isOptional else { return type }
    let wrapped = unifier.fresh()
    guard unifier.assign(type, to: .optional(wrapped)) else {
      throw .mismatch(at: value.range, wanted: "optional_type(T)", found: shown(type))
    }
    return type == .dyn ? .dyn : wrapped
  }

  // MARK: - Fields and indexes

  private mutating func checkField(
    of operand: Expression, _ field: String, isOptional: Bool, node: Expression
  ) throws(CompileFault) -> CELType {
    let whole = unifier.resolved(try check(operand))
    let spot = (node.range.upperBound - field.utf8.count)..<node.range.upperBound
    if case .optional(let wrapped) = whole {
      let type = try fieldType(of: unifier.resolved(wrapped), field, at: spot, node: node)
      return .optional(type)
    }
    let type = try fieldType(of: whole, field, at: spot, node: node)
    return isOptional ? .optional(type) : type
  }

  private mutating func fieldType(
    of type: CELType, _ field: String, at spot: Range<Int>, node: Expression
  ) throws(CompileFault) -> CELType {
    switch type {
    case .dyn, .variable: return .dyn
    case .map(_, let value): return value
    case .object(let name):
      guard let object = environment.objects[name] else { return .dyn }
      guard let index = object.index(of: field) else {
        throw .unknownField(field, of: object, at: spot)
      }
      tree.references[node.id] = .field(index)
      return object.fields[index].type
    default:
      throw .init(
        .type, at: node.range, es: "Un valor de tipo \(shown(type)) no tiene campos.",
        en: "A value of type \(shown(type)) has no fields.")
    }
  }

  private mutating func checkIndex(
    _ node: Expression, _ operand: Expression, _ index: Expression, isOptional: Bool
  ) throws(CompileFault) -> CELType {
    var whole = unifier.resolved(try check(operand))
    let key = try check(index)
    var wraps = isOptional
    if case .optional(let wrapped) = whole {
      whole = unifier.resolved(wrapped)
      wraps = true
    }
    let (wanted, element): (CELType, CELType)
    switch whole {
    case .list(let type): (wanted, element) = (.int, type)
    case .map(let keys, let values): (wanted, element) = (keys, values)
    case .dyn, .variable: (wanted, element) = (.dyn, .dyn)
    default:
      throw .mismatch(at: operand.range, wanted: "list, map", found: shown(whole))
    }
    guard unifier.assign(key, to: wanted) else {
      throw .mismatch(at: index.range, wanted: shown(wanted), found: shown(key))
    }
    return wraps ? .optional(element) : element
  }

  // MARK: - Small pieces

  /// Checks a node that has to be of this type.
  mutating func require(_ node: Expression, _ wanted: CELType) throws(CompileFault) {
    let type = try check(node)
    guard unifier.assign(type, to: wanted) else {
      throw .mismatch(at: node.range, wanted: shown(wanted), found: shown(type))
    }
  }

  /// Checks what sees these names as well; they get the next locals.
  mutating func withLocals(
    _ names: [(name: String, type: CELType)], of node: Expression,
    _ body: (inout Checker) throws(CompileFault) -> CELType
  ) throws(CompileFault) -> CELType {
    tree.references[node.id] = .binds(scopes.count)
    scopes.append(contentsOf: names)
    tree.localCount = max(tree.localCount, scopes.count)
    let type = try body(&self)
    scopes.removeLast(names.count)
    return type
  }

  /// A type as messages write it.
  func shown(_ type: CELType) -> String { "\(unifier.resolved(type, final: true))" }
}
