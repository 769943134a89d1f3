/// Adds up what the nodes of an expression charge, as `Frame` counts it.
struct CostEstimator {
  private let parts: ProgramParts
  private let sizes: CELCostEstimate.Sizes

  init(_ parts: ProgramParts, sizes: CELCostEstimate.Sizes) {
    self.parts = parts
    self.sizes = sizes
  }

  /// The cost of a part, and the size of what it gives: bytes, or elements.
  struct Estimate {
    var cost: CostSpan
    var size: CostSpan
  }

  /// The estimate of a part.
  func estimate(_ node: Expression) -> Estimate {
    // What was folded when the expression was compiled costs nothing any more.
    if let constant = (parts.nodes[node.id] as? ConstantNode)?.constant {
      return Estimate(cost: .zero, size: size(of: constant))
    }
    let cost: CostSpan
    switch node.kind {
    case .literal: return Estimate(cost: .zero, size: assumed(node))
    case .name: cost = .one
    case .select(let operand, _, _):
      if case .variable? = parts.checked.references[node.id] {
        cost = .one
      } else {
        cost = estimate(operand).cost + .one
      }
    case .has(let operand, _, _): cost = estimate(operand).cost + .one
    case .index(let operand, let index, _):
      cost = estimate(operand).cost + estimate(index).cost + .one
    case .and(let operands), .or(let operands): cost = logic(operands)
    case .conditional(let condition, let yes, let no):
      let (first, second) = (estimate(yes), estimate(no))
      return Estimate(
        cost: estimate(condition).cost + first.cost.or(second.cost).or(.zero),
        size: first.size.or(second.size))
    case .call(let name, let target, let arguments, _):
      return call(name, target, arguments, node)
    case .list(let elements):
      let own = CostSpan(10 + elements.count, 10 + elements.count)
      return Estimate(
        cost: elements.reduce(own) { $0 + estimate($1.value).cost },
        size: CostSpan(0, elements.count))
    case .map(let entries):
      let own = CostSpan(30 + entries.count, 30 + entries.count)
      return Estimate(
        cost: entries.reduce(own) { $0 + estimate($1.key).cost + estimate($1.value).cost },
        size: CostSpan(0, entries.count))
    case .loop(let loop): return self.loop(loop)
    case .bind(_, let value, let body):
      let body = estimate(body)
      return Estimate(cost: estimate(value).cost + body.cost + .one, size: body.size)
    case .optionalMap(let operand, _, let body, _):
      cost = estimate(operand).cost + estimate(body).cost.optional + .one
    }
    return Estimate(cost: cost, size: assumed(node))
  }

  /// The first operand is always looked at; it may decide.
  private func logic(_ operands: [Expression]) -> CostSpan {
    var total = CostSpan.zero
    for (index, operand) in operands.enumerated() {
      let cost = estimate(operand).cost
      total = total + (index == 0 ? cost : cost.optional)
    }
    return total
  }

  // MARK: - Loops

  private func loop(_ loop: Loop) -> Estimate {
    let range = estimate(loop.range)
    let body = estimate(loop.body).cost
    let filter = loop.filter.map { estimate($0).cost } ?? .zero
    // A condition that does not hold leaves the body out; a deciding element ends the loop; and
    // what stands in place of the list may be a fault.
    let mayEnd = loop.kind == .all || loop.kind == .exists
    let round = CostSpan.one + filter + (loop.filter == nil ? body : body.optional)
    let rounds = range.size * round
    var cost = range.cost + .one + (mayEnd || !isConstant(loop.range) ? rounds.optional : rounds)
    if loop.kind == .sortBy { cost = cost + sorting(range.size) }
    let size: CostSpan
    switch loop.kind {
    case .map, .transformMap: size = loop.filter == nil ? range.size : range.size.optional
    case .sortBy: size = range.size
    case .transformMapEntry:
      cost = cost + (range.size * estimate(loop.body).size).optional
      size = (range.size * estimate(loop.body).size).optional
    default: size = range.size.optional
    }
    return Estimate(cost: cost, size: size)
  }

  private func isConstant(_ node: Expression) -> Bool { parts.nodes[node.id] is ConstantNode }

  private func sorting(_ size: CostSpan) -> CostSpan {
    let levels = Int.bitWidth - Swift.max(size.most, 1).leadingZeroBitCount + 2
    return (size * CostSpan(0, levels)).optional
  }

  // MARK: - Calls

  private func call(
    _ name: String, _ target: Expression?, _ arguments: [Expression], _ node: Expression
  ) -> Estimate {
    guard case .function(let function, let isQualified)? = parts.checked.references[node.id] else {
      return Estimate(cost: .zero, size: assumed(node))
    }
    let operands = (isQualified ? [] : target.map { [$0] } ?? []) + arguments
    let estimates = operands.map(estimate)
    let before = estimates.reduce(CostSpan.zero) { $0 + $1.cost }
    let size = resultSize(function.name, operands, estimates, node)
    switch function.name {
    case "or", "orValue":
      let rest = estimates.dropFirst().reduce(CostSpan.zero) { $0 + $1.cost.optional }
      return Estimate(cost: (estimates.first?.cost ?? .zero) + rest + .one, size: size)
    case "cotejo.raw":
      // The field itself is not read, only asked for its text.
      return Estimate(cost: CostSpan(1, before.most), size: size)
    case "matches" where parts.nodes[node.id] is MatchesNode:
      return Estimate(cost: before + estimates[0].size.ofText.optional, size: size)
    default: break
    }
    if (operands + [node]).allSatisfy({ isFlat(type(of: $0)) }) {
      return Estimate(cost: before + CostSpan(1, operands.count + 1), size: size)
    }
    // Going through the arguments, then building the result; a fault of an argument ends it.
    var most = CostSpan(0, 2)
    for (operand, estimate) in zip(operands, estimates) {
      most = most + passing(estimate.size, type(of: operand))
    }
    if function.name.hasPrefix("sets.") || function.name == "distinct" {
      most = most + estimates.reduce(CostSpan.one) { $0 * ($1.size + .one) }
      if function.name == "distinct", let list = estimates.first {
        most = most + list.size * list.size
      }
    }
    if function.name == "sort", let list = estimates.first { most = most + sorting(list.size) }
    most = most + passing(size, type(of: node))
    return Estimate(cost: before + CostSpan(1, Swift.max(most.most, 1)), size: size)
  }

  /// The cost of going once through a value of this size.
  private func passing(_ size: CostSpan, _ type: CELType) -> CostSpan {
    switch type {
    case .string, .bytes: size.ofText
    case .list(let element): size * (CostSpan.one + passing(assumed(element), element))
    case .map(let key, let value):
      size
        * (CostSpan.one + passing(assumed(key), key) + passing(assumed(value), value))
    case .dyn: (size.ofText + size).or(CostSpan(sizes.list)) + CostSpan(0, 2)
    default: .one
    }
  }

  private func resultSize(
    _ name: String, _ operands: [Expression], _ estimates: [Estimate], _ node: Expression
  ) -> CostSpan {
    let sum = estimates.reduce(CostSpan.zero) { $0 + $1.size }
    switch (name, type(of: node)) {
    case ("_+_", .string), ("_+_", .bytes), ("_+_", .list): return sum
    case (_, .string):
      switch name {
      case "lowerAscii", "upperAscii", "trim", "substring", "charAt", "reverse":
        return estimates.first?.size.optional ?? assumed(node)
      default: return sum.or(assumed(node)).optional
      }
    case ("lists.range", _):
      if case .int(let count)? = (parts.nodes[operands[0].id] as? ConstantNode)?.constant {
        return CostSpan(Int(clamping: count), Int(clamping: count))
      }
      return CostSpan(0, ListLibrary.maximumCount)
    case ("sort", _), ("distinct", _), ("slice", _):
      return estimates.first?.size.optional ?? assumed(node)
    default: return assumed(node)
    }
  }

  /// Whether values of a type are of one size.
  private func isFlat(_ type: CELType) -> Bool {
    switch type {
    case .bool, .int, .uint, .double, .decimal, .date, .timestamp, .duration: true
    default: false
    }
  }

  // MARK: - Sizes

  private func type(of node: Expression) -> CELType { parts.checked.types[node.id] }

  private func assumed(_ node: Expression) -> CostSpan { assumed(type(of: node)) }

  private func assumed(_ type: CELType) -> CostSpan {
    switch type {
    case .string, .bytes: CostSpan(sizes.text)
    case .list, .map: CostSpan(sizes.list)
    case .dyn:
      CostSpan(0, Swift.max(sizes.text.upperBound, sizes.list.upperBound))
    default: .one
    }
  }

  private func size(of constant: CELValue) -> CostSpan {
    switch constant {
    case .string(let text): CostSpan(text.utf8.count, text.utf8.count)
    case .bytes(let octets): CostSpan(octets.count, octets.count)
    case .list(let list): CostSpan(list.count, list.count)
    case .map(let map): CostSpan(map.count, map.count)
    default: .one
    }
  }
}
