/// Calls and loops.
extension Planner {
  /// The plan of a call: prepared where an argument is constant, else by number of arguments.
  mutating func planCall(
    _ node: Expression, _ name: String, _ target: Expression?, _ arguments: [Expression]
  ) throws(CompileFault) -> Planned {
    guard case .function(let function, let isQualified)? = checked.references[node.id] else {
      // Only without checking: a function nobody declared.
      return Planned(node: ConstantNode(.error(.unbound(function: name))))
    }
    let operands = (isQualified ? [] : target.map { [$0] } ?? []) + arguments
    let plans = try planAll(operands)
    let nodes = plans.map(\.node)
    let sources = plans.reduce([]) { union($0, $1.sources) }
    let start = node.range.lowerBound
    switch (function.name, nodes.count) {
    case ("cotejo.raw", 1):
      if case .select(let operand, _, _) = operands[0].kind,
        case .field(let index)? = checked.references[operands[0].id]
      {
        return Planned(node: RawTextNode(try plan(operand).node, index, at: start))
      }
    case ("or", 2), ("orValue", 2):
      return Planned(
        node: OptionalOrNode(nodes[0], nodes[1], unwraps: function.name == "orValue"),
        sources: sources)
    case ("sum", 1):
      let zero = ListLibrary.zero(of: checked.types[node.id])
      let sum = BinaryCallNode(nodes[0], ConstantNode(zero), ListLibrary.sum, at: start)
      return Planned(node: nodes[0] is ConstantNode ? folded(sum) : sum)
    case ("matches", 2):
      if let matcher = try planMatches(nodes, operands) { return Planned(node: matcher) }
    case ("@in", 2):
      if case .list(let list)? = (nodes[1] as? ConstantNode)?.constant,
        let membership = MembershipNode(nodes[0], in: list)
      {
        return Planned(node: membership)
      }
    default: break
    }
    let call = self.call(function, nodes, at: start)
    guard !nodes.isEmpty, nodes.allSatisfy({ $0 is ConstantNode }) else {
      return Planned(node: call, sources: sources)
    }
    let constant = folded(call)
    if function.name.hasPrefix("cotejo."), !(constant is ConstantNode) {
      try requireValue(call, at: node.range)
    }
    return Planned(node: constant, sources: sources)
  }

  private func call(
    _ function: CELFunction, _ nodes: [any PlanNode], at start: Int
  ) -> any PlanNode {
    switch function.implementation {
    case .unary where function.name == "!_" && nodes.count == 1: NotNode(nodes[0], at: start)
    case .unary(let body) where nodes.count == 1:
      UnaryCallNode(nodes[0], body, at: start)
    case .binary(let body) where nodes.count == 2:
      if let comparison = Comparison(rawValue: function.name) {
        self.comparison(nodes[0], comparison, nodes[1], body, at: start)
      } else if let test = TextTestNode.Test(rawValue: function.name) {
        textTest(nodes[0], test, nodes[1], at: start)
      } else {
        BinaryCallNode(nodes[0], nodes[1], body, at: start)
      }
    case .any(let body): CallNode(nodes, body, at: start)
    default: ConstantNode(.error(.noSuchOverload(function.displayName)))
    }
  }

  private func textTest(
    _ whole: any PlanNode, _ test: TextTestNode.Test, _ part: any PlanNode, at start: Int
  ) -> any PlanNode {
    let general = TextTestNode(whole, test, part, at: start)
    guard case .string(let text)? = (part as? ConstantNode)?.constant else { return general }
    return ConstantTextTestNode(whole, test, text, general: general)
  }

  private func comparison(
    _ left: any PlanNode, _ comparison: Comparison, _ right: any PlanNode,
    _ general: @escaping @Sendable (CELValue, CELValue, Frame) -> CELValue, at start: Int
  ) -> any PlanNode {
    if let constant = (right as? ConstantNode)?.constant {
      return ConstantComparison(
        operand: left, comparison: comparison, constant: constant, general: general, offset: start
      ).node()
    }
    return ComparisonNode(left, comparison, right, general: general, at: start)
  }

  /// A constant call of ours that fails always is a fault of the expression.
  private func requireValue(_ call: any PlanNode, at range: Range<Int>) throws(CompileFault) {
    let value = Frame.run(CELValues([]), localCount: 0, costLimit: 1_000) { call.value(in: $0) }
    guard case .error(let error) = value else { return }
    throw CompileFault(.constant, at: range, es: error.message.es, en: error.message.en)
  }

  private func planMatches(
    _ nodes: [any PlanNode], _ operands: [Expression]
  ) throws(CompileFault) -> MatchesNode? {
    guard case .string(let pattern)? = (nodes[1] as? ConstantNode)?.constant else { return nil }
    do {
      return MatchesNode(nodes[0], try RegularExpression(pattern), at: operands[1].range.lowerBound)
    } catch {
      throw CompileFault(
        .constant, at: operands[1].range,
        es: "La expresión regular no es válida: \(error.reason).",
        en: "The regular expression is not valid: \(error.reason).")
    }
  }

  // MARK: - Loops

  /// The plan of a loop.
  mutating func planLoop(_ node: Expression, _ loop: Loop) throws(CompileFault) -> Planned {
    let range = try plan(loop.range)
    let first = firstLocal(of: node)
    for local in first..<(first + loop.variables.count) { localSources[local] = range.sources }
    let filter = try loop.filter.map { (filter) throws(CompileFault) in try plan(filter).node }
    let body = try plan(loop.body)
    let head = LoopHead(
      range: range.node, firstLocal: first, variableCount: loop.variables.count,
      offset: node.range.lowerBound, name: loop.kind.rawValue)
    switch loop.kind {
    case .all: return Planned(node: quantifier(head, loop, body.node, deciding: false))
    case .exists: return Planned(node: quantifier(head, loop, body.node, deciding: true))
    case .existsOne: return Planned(node: ExistsOneNode(head, body.node))
    case .filter: return Planned(node: FilterNode(head, body.node), sources: range.sources)
    case .sortBy: return Planned(node: SortByNode(head, body.node), sources: range.sources)
    case .map: return Planned(node: MapLoopNode(head, filter, body.node), sources: body.sources)
    case .transformMap, .transformMapEntry:
      return Planned(
        node: TransformNode(head, filter, body.node, makesEntries: loop.kind != .transformMap),
        sources: body.sources)
    }
  }

  private func quantifier(
    _ head: LoopHead, _ loop: Loop, _ body: any PlanNode, deciding: Bool
  ) -> QuantifierNode {
    QuantifierNode(
      head, body,
      ofRows: RowPredicate(loop, nodeCount: nodeCount, checked: checked, in: environment),
      deciding: deciding)
  }
}
