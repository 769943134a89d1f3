/// Turns a checked tree into nodes that evaluate themselves.
///
/// Constants are folded where that cannot fail, patterns and constant lists are prepared, and the
/// paths the expression may read are gathered.
struct Planner {
  /// A planned node and the paths its value may come from.
  struct Planned {
    let node: any PlanNode
    var sources: [CELPath] = []
  }

  /// How many paths one value is traced to.
  private static let maximumSources = 64
  /// What folding a constant may cost.
  private static let foldingLimit = 10_000

  let checked: CheckedTree
  let environment: CELEnvironment
  /// Where each local's value may come from.
  var localSources: [[CELPath]]
  /// The variable whose object the frame holds.
  private var subjectSlot: Int?
  /// How many nodes the tree has.
  var nodeCount: Int { nodes.count }
  /// The plans made so far, by the nodes' ids.
  private var nodes: [(any PlanNode)?]
  private var reads: [CELPath] = []
  private var seenReads: Set<CELPath> = []

  /// The program of a checked tree.
  static func plan(
    _ tree: SyntaxTree, checked: CheckedTree, in environment: CELEnvironment, source: String
  ) throws(CompileFault) -> CELProgram {
    var planner = Planner(
      checked: checked, environment: environment, nodeCount: tree.nodeCount)
    let root = try planner.plan(tree.root).node
    return CELProgram(
      source: source, resultType: checked.resultType, readPaths: planner.longestReads,
      slots: Set(planner.reads.map(\.slot)).sorted(), root: root, localCount: checked.localCount,
      parts: ProgramParts(
        tree, checked: checked, environment: environment, nodes: planner.nodes))
  }

  private init(checked: CheckedTree, environment: CELEnvironment, nodeCount: Int) {
    nodes = Array(repeating: nil, count: nodeCount)
    self.checked = checked
    self.environment = environment
    localSources = Array(repeating: [], count: checked.localCount)
  }

  /// The plan of a node.
  mutating func plan(_ node: Expression) throws(CompileFault) -> Planned {
    let planned = try newPlan(node)
    nodes[node.id] = planned.node
    return planned
  }

  private mutating func newPlan(_ node: Expression) throws(CompileFault) -> Planned {
    switch node.kind {
    case .literal(let literal):
      if case .decimal(let number)? = checked.references[node.id] {
        return Planned(node: ConstantNode(.decimal(number)))
      }
      return Planned(node: ConstantNode(literal.value))
    case .name: return planName(node)
    case .select(let operand, let field, let isOptional):
      return try planSelect(node, operand, field, isOptional: isOptional)
    case .has(let operand, let field, let isOptional):
      return try planHas(node, operand, field, isOptional: isOptional)
    case .index(let operand, let index, let isOptional):
      let operand = try plan(operand)
      let key = try plan(index)
      return Planned(
        node: IndexNode(operand.node, key.node, isOptional: isOptional, at: node.range.lowerBound),
        sources: operand.sources)
    case .call(let name, let target, let arguments, _):
      return try planCall(node, name, target, arguments)
    case .and(let operands):
      return Planned(node: LogicNode.chain(try planAll(operands).map(\.node)[...], deciding: false))
    case .or(let operands):
      return Planned(node: LogicNode.chain(try planAll(operands).map(\.node)[...], deciding: true))
    case .conditional(let condition, let yes, let no):
      let parts = try planAll([condition, yes, no])
      return Planned(
        node: ConditionalNode(parts[0].node, parts[1].node, parts[2].node),
        sources: union(parts[1].sources, parts[2].sources))
    case .list(let elements): return try planList(elements)
    case .map(let entries): return try planMap(node, entries)
    case .loop(let loop): return try planLoop(node, loop)
    case .bind(_, let value, let body):
      let value = try plan(value)
      let local = firstLocal(of: node)
      localSources[local] = value.sources
      let body = try plan(body)
      return Planned(node: BindNode(local, value.node, body.node), sources: body.sources)
    case .optionalMap(let operand, _, let body, let isFlat):
      let operand = try plan(operand)
      let local = firstLocal(of: node)
      localSources[local] = operand.sources
      let body = try plan(body)
      return Planned(
        node: OptionalMapNode(local, operand.node, body.node, isFlat: isFlat),
        sources: union(operand.sources, body.sources))
    }
  }

  /// The plans of several nodes.
  mutating func planAll(_ nodes: [Expression]) throws(CompileFault) -> [Planned] {
    var plans: [Planned] = []
    for node in nodes { plans.append(try plan(node)) }
    return plans
  }

  // MARK: - Names and fields

  private mutating func planName(_ node: Expression) -> Planned {
    switch checked.references[node.id] {
    case .variable(let slot)?: return planVariable(slot)
    case .local(let index)?:
      return Planned(node: LocalNode(index), sources: localSources[index])
    case .type(let name)?: return Planned(node: ConstantNode(.type(name)))
    // Only without checking: a name nobody declared.
    default: return Planned(node: ConstantNode(.error(.unbound(slot: -1))))
    }
  }

  private mutating func planVariable(_ slot: Int) -> Planned {
    let path = CELPath(slot: slot, names: [environment.variables[slot].name])
    record([path])
    return Planned(node: VariableNode(slot), sources: [path])
  }

  private mutating func planSelect(
    _ node: Expression, _ operand: Expression, _ field: String, isOptional: Bool
  ) throws(CompileFault) -> Planned {
    switch checked.references[node.id] {
    case .variable(let slot)?: return planVariable(slot)
    case .type(let name)?: return Planned(node: ConstantNode(.type(name)))
    default: break
    }
    let operand = try plan(operand)
    let sources = operand.sources.map { $0.appending(field) }
    record(sources)
    let selected: any PlanNode
    if case .field(let index)? = checked.references[node.id], !isOptional {
      let general = FieldNode(operand.node, index, named: field, at: node.range.lowerBound)
      selected =
        isSubject(operand.node)
        ? SubjectFieldNode(subjectSlot ?? 0, index, general: general) : general
    } else {
      selected = SelectNode(
        operand.node, field, indexes: indexes(of: field), isOptional: isOptional,
        at: node.range.lowerBound)
    }
    return Planned(node: selected, sources: sources)
  }

  private mutating func planHas(
    _ node: Expression, _ operand: Expression, _ field: String, isOptional: Bool
  ) throws(CompileFault) -> Planned {
    let operand = try plan(operand)
    record(operand.sources.map { $0.appending(field) })
    var index: Int?
    if case .field(let found)? = checked.references[node.id] { index = found }
    let general = PresenceNode(
      operand.node, field, index: index, indexes: index == nil ? indexes(of: field) : [:],
      at: node.range.lowerBound)
    guard let index, isSubject(operand.node) else { return Planned(node: general) }
    return Planned(node: SubjectPresenceNode(subjectSlot ?? 0, index, general: general))
  }

  /// Whether a node is the variable whose object the frame holds: the first that has a field read.
  private mutating func isSubject(_ node: any PlanNode) -> Bool {
    guard let slot = (node as? VariableNode)?.slot else { return false }
    if subjectSlot == nil { subjectSlot = slot }
    return subjectSlot == slot
  }

  /// Where each object type keeps a field of this name.
  private func indexes(of field: String) -> [String: Int] {
    environment.objects.compactMapValues { $0.index(of: field) }
  }

  // MARK: - Literals

  private mutating func planList(
    _ elements: [Expression.Element]
  ) throws(CompileFault) -> Planned {
    let plans = try planAll(elements.map(\.value))
    let constants = plans.compactMap { ($0.node as? ConstantNode)?.constant }
    if constants.count == plans.count, !elements.contains(where: \.isOptional) {
      return Planned(node: ConstantNode(.list(constants)))
    }
    return Planned(
      node: ListNode(plans.map(\.node), optional: elements.map(\.isOptional)),
      sources: plans.reduce([]) { union($0, $1.sources) })
  }

  private mutating func planMap(
    _ node: Expression, _ entries: [Expression.Entry]
  ) throws(CompileFault) -> Planned {
    let keys = try planAll(entries.map(\.key))
    let values = try planAll(entries.map(\.value))
    let map = MapNode(
      keys: keys.map(\.node), values: values.map(\.node), optional: entries.map(\.isOptional),
      at: node.range.lowerBound)
    let isConstant = (keys + values).allSatisfy { $0.node is ConstantNode }
    return Planned(
      node: isConstant ? folded(map) : map,
      sources: values.reduce([]) { union($0, $1.sources) })
  }

  /// The constant a node gives, or the node itself where that is a fault or costs too much.
  func folded(_ node: any PlanNode) -> any PlanNode {
    Frame.run(CELValues([]), localCount: 0, costLimit: Planner.foldingLimit) { frame in
      let value = node.value(in: frame)
      return value.isFault || frame.isExhausted ? node : ConstantNode(value)
    }
  }

  // MARK: - Small pieces

  /// The first local a loop or binding was given.
  func firstLocal(of node: Expression) -> Int {
    if case .binds(let index)? = checked.references[node.id] { return index }
    return 0
  }

  /// Both lists of paths, each path once.
  func union(_ first: [CELPath], _ second: [CELPath]) -> [CELPath] {
    var result = first
    for path in second where result.count < Planner.maximumSources && !result.contains(path) {
      result.append(path)
    }
    return result
  }

  private mutating func record(_ paths: [CELPath]) {
    for path in paths where seenReads.insert(path).inserted { reads.append(path) }
  }

  /// The paths that are not the beginning of a longer one.
  private var longestReads: [CELPath] {
    var beginnings: Set<CELPath> = []
    for path in reads where path.names.count > 1 {
      beginnings.insert(CELPath(slot: path.slot, names: path.names.dropLast()))
    }
    return reads.filter { !beginnings.contains($0) }
  }
}
