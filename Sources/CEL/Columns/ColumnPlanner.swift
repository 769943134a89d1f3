/// Finds the columnar form of each part of an expression, from the top down.
struct ColumnPlanner {
  let program: CELProgram
  private let varying: Set<Int>
  private(set) var leaves: [ColumnLeaf] = []
  private(set) var nodeCount = 0

  init(_ program: CELProgram, varying: Set<Int>) {
    self.program = program
    self.varying = varying
  }

  var checked: CheckedTree { program.parts.checked }
  private var environment: CELEnvironment { program.parts.environment }

  /// The columnar form of a part that decides.
  mutating func plan(_ node: Expression) -> any ColumnNode {
    let number = next()
    guard let scalar = program.parts.nodes[node.id] else {
      // Not planned by itself: part of a constant, so the whole is one too.
      return UniformColumnNode(number: number, scalar: ConstantNode(.error(.costLimit)))
    }
    let reads = reads(of: node)
    if reads.paths.isEmpty, !reads.hasOther {
      return UniformColumnNode(number: number, scalar: scalar)
    }
    if case .has = node.kind, let leaf = path(of: node) {
      return PresenceColumnNode(number: number, leaf: self.leaf(leaf), scalar: scalar)
    }
    if !reads.hasOther, reads.paths.count == 1, isCoded(reads.paths[0].type) {
      return JudgedColumnNode(
        number: number, leaf: leaf(reads.paths[0]), scalar: scalar,
        test: textTest(node, of: reads.paths[0]))
    }
    return structured(node, scalar, number) ?? RowwiseColumnNode(number: number, scalar: scalar)
  }

  /// Whether values of a type are kept by codes of distinct ones.
  private func isCoded(_ type: CELType) -> Bool {
    switch type {
    case .string, .list: true
    default: false
    }
  }

  private mutating func structured(
    _ node: Expression, _ scalar: any PlanNode, _ number: Int
  ) -> (any ColumnNode)? {
    switch node.kind {
    case .and(let operands): return logic(operands, deciding: false)
    case .or(let operands): return logic(operands, deciding: true)
    case .conditional(let condition, let yes, let no):
      guard [condition, yes, no].allSatisfy({ checked.types[$0.id] == .bool }) else { return nil }
      return ConditionalColumnNode(condition: plan(condition), yes: plan(yes), no: plan(no))
    case .call(_, _, let arguments, _):
      guard case .function(let function, _)? = checked.references[node.id] else { return nil }
      if function.name == "!_", arguments.count == 1, checked.types[arguments[0].id] == .bool {
        return NotColumnNode(operand: plan(arguments[0]))
      }
      return comparison(function.name, arguments, scalar, number)
    case .name, .select:
      guard checked.types[node.id] == .bool, let path = path(of: node) else { return nil }
      return BoolColumnNode(number: number, leaf: leaf(path), scalar: scalar)
    default: return nil
    }
  }

  private mutating func logic(_ operands: [Expression], deciding: Bool) -> (any ColumnNode)? {
    let planned = operands.map { plan($0) }
    // Nothing is won where every operand would be asked row by row.
    guard planned.contains(where: { !($0 is RowwiseColumnNode) }) else { return nil }
    return LogicColumnNode(planned, deciding: deciding)
  }

  private mutating func comparison(
    _ name: String, _ operands: [Expression], _ scalar: any PlanNode, _ number: Int
  ) -> (any ColumnNode)? {
    guard let comparison = Comparison(rawValue: name), operands.count == 2,
      checked.types[operands[0].id] == checked.types[operands[1].id],
      let kind = CompareColumnNode.Kind(checked.types[operands[0].id]),
      let left = source(operands[0]), let right = source(operands[1])
    else { return nil }
    return CompareColumnNode(
      number: number, kind: kind, comparison: comparison, left: left, right: right, scalar: scalar)
  }

  private mutating func source(_ node: Expression) -> ColumnSource? {
    let reads = reads(of: node)
    if reads.paths.isEmpty, !reads.hasOther {
      return program.parts.nodes[node.id].map { .uniform(number: next(), $0) }
    }
    if let path = path(of: node), !isHas(node) { return .leaf(leaf(path)) }
    guard case .call(_, _, let operands, _) = node.kind, operands.count == 2,
      case .function(let function, _)? = checked.references[node.id],
      let operation = ColumnSource.Arithmetic(rawValue: function.name)
    else { return nil }
    let type = checked.types[node.id]
    switch type {
    case .int, .double, .decimal: break
    default: return nil
    }
    guard operands.allSatisfy({ checked.types[$0.id] == type }), let left = source(operands[0]),
      let right = source(operands[1])
    else { return nil }
    return .arithmetic(operation, left, right)
  }

  private func isHas(_ node: Expression) -> Bool {
    if case .has = node.kind { return true }
    return false
  }

  // MARK: - What a part reads

  /// The varying paths a part reads, and whether it reads anything else that varies.
  private struct Reads {
    var paths: [ColumnLeaf] = []
    var hasOther = false

    mutating func add(_ other: Reads) {
      hasOther = hasOther || other.hasOther
      for path in other.paths where !paths.contains(where: { $0.path == path.path }) {
        paths.append(path)
      }
    }
  }

  private func reads(of node: Expression) -> Reads {
    if let path = path(of: node) { return Reads(paths: [path]) }
    var reads = Reads()
    switch node.kind {
    case .name, .select:
      // An object by itself, or a field of something that is no path.
      if case .variable(let slot)? = checked.references[node.id] {
        return Reads(hasOther: varying.contains(slot))
      }
    case .call:
      if case .function(let function, _)? = checked.references[node.id],
        function.name == "cotejo.raw"
      {
        reads.hasOther = true
      }
    default: break
    }
    for child in node.kind.children {
      if case .function(_, isQualified: true)? = checked.references[node.id],
        case .call(_, let target?, _, _) = node.kind, target === child
      {
        continue
      }
      reads.add(self.reads(of: child))
    }
    return reads
  }

  /// The leaf that a node reads or asks for: a varying variable, or a field reached through objects.
  func path(of node: Expression) -> ColumnLeaf? {
    switch node.kind {
    case .has(let operand, let field, isOptional: false):
      return path(of: operand, field: field, node)
    case .select(let operand, let field, isOptional: false):
      if case .variable(let slot)? = checked.references[node.id] { return variable(slot) }
      return path(of: operand, field: field, node)
    case .name:
      guard case .variable(let slot)? = checked.references[node.id] else { return nil }
      return variable(slot)
    default: return nil
    }
  }

  private func variable(_ slot: Int) -> ColumnLeaf? {
    let variable = environment.variables[slot]
    guard varying.contains(slot), isLeaf(variable.type) else { return nil }
    return ColumnLeaf(
      path: CELPath(slot: slot, names: [variable.name]), type: variable.type, steps: [])
  }

  private func path(of operand: Expression, field: String, _ node: Expression) -> ColumnLeaf? {
    guard let whole = objects(of: operand), varying.contains(whole.path.slot),
      case .object(let name) = whole.type, let object = environment.objects[name],
      let index = object.index(of: field), isLeaf(object.fields[index].type)
    else { return nil }
    return ColumnLeaf(
      path: whole.path.appending(field), type: object.fields[index].type,
      steps: whole.steps + [ColumnLeaf.Step(typeName: name, field: index)])
  }

  /// The way from a variable through objects, without a field at its end.
  private func objects(of node: Expression) -> ColumnLeaf? {
    if case .variable(let slot)? = checked.references[node.id] {
      let variable = environment.variables[slot]
      return ColumnLeaf(
        path: CELPath(slot: slot, names: [variable.name]), type: variable.type, steps: [])
    }
    guard case .select(let operand, let field, isOptional: false) = node.kind,
      let whole = objects(of: operand), case .object(let name) = whole.type,
      let object = environment.objects[name], let index = object.index(of: field)
    else { return nil }
    return ColumnLeaf(
      path: whole.path.appending(field), type: object.fields[index].type,
      steps: whole.steps + [ColumnLeaf.Step(typeName: name, field: index)])
  }

  private func isLeaf(_ type: CELType) -> Bool {
    switch type {
    case .bool, .int, .double, .decimal, .date, .string, .list: true
    default: false
    }
  }

  // MARK: - Numbers

  private mutating func leaf(_ leaf: ColumnLeaf) -> Int {
    if let known = leaves.firstIndex(where: { $0.path == leaf.path }) { return known }
    leaves.append(leaf)
    return leaves.count - 1
  }

  private mutating func next() -> Int {
    nodeCount += 1
    return nodeCount - 1
  }
}
