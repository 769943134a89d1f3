/// Parts of an expression that only ask about one text.
extension ColumnPlanner {
  /// The test that a part makes of the text at a path, or `nil` where it needs the scalar plan.
  func textTest(_ node: Expression, of leaf: ColumnLeaf) -> (any TextTest)? {
    guard leaf.type == .string, checked.types[node.id] == .bool else { return nil }
    switch node.kind {
    case .literal(.bool(let answer)): return SettledTextTest(answer)
    case .has: return path(of: node)?.path == leaf.path ? SettledTextTest(true) : nil
    case .and(let operands): return chain(operands, of: leaf, deciding: false)
    case .or(let operands): return chain(operands, of: leaf, deciding: true)
    case .call(_, let target, let arguments, _):
      guard case .function(let function, let isQualified)? = checked.references[node.id] else {
        return nil
      }
      let operands = (isQualified ? [] : target.map { [$0] } ?? []) + arguments
      if function.name == "!_", operands.count == 1 {
        return textTest(operands[0], of: leaf).map { NotTextTest($0) }
      }
      guard operands.count == 2 else { return nil }
      return call(function.name, operands, node, of: leaf)
    default: return nil
    }
  }

  /// The tests of `&&` or `||`, the quickest first: each has an answer, so that their order is free.
  private func chain(
    _ operands: [Expression], of leaf: ColumnLeaf, deciding: Bool
  ) -> (any TextTest)? {
    var tests: [any TextTest] = []
    for operand in operands {
      guard let test = textTest(operand, of: leaf) else { return nil }
      tests.append(test)
    }
    // Sorting keeps the order of those that take as long.
    tests.sort { $0.slowness < $1.slowness }
    return tests.dropLast().reversed().reduce(tests.last) { whole, test in
      whole.map { LogicTextTest(test, $0, deciding: deciding) }
    }
  }

  private func call(
    _ name: String, _ operands: [Expression], _ node: Expression, of leaf: ColumnLeaf
  ) -> (any TextTest)? {
    let constant = (program.parts.nodes[operands[1].id] as? ConstantNode)?.constant
    if case .int(let count)? = constant, let comparison = Comparison(rawValue: name) {
      return pieceCount(operands[0], comparison, count, of: leaf)
    }
    guard let constant, let dressing = dressing(operands[0], of: leaf) else { return nil }
    switch constant {
    case .string(let text):
      if let comparison = Comparison(rawValue: name) {
        return ComparedTextTest(comparison, text, dressing)
      }
      switch TextTestNode.Test(rawValue: name) {
      case .contains?: return PartTextTest(text, dressing)
      case .startsWith?: return EndTextTest(text, isStart: true, dressing)
      case .endsWith?: return EndTextTest(text, isStart: false, dressing)
      case nil: break
      }
      return (program.parts.nodes[node.id] as? MatchesNode).map {
        PatternTextTest($0.pattern, dressing)
      }
    case .list(let list) where name == "@in":
      return ConstantSet(list).map { MemberTextTest($0, dressing) }
    default: return nil
    }
  }

  /// `size(text.split(mark))`, compared.
  private func pieceCount(
    _ size: Expression, _ comparison: Comparison, _ count: Int64, of leaf: ColumnLeaf
  ) -> (any TextTest)? {
    guard let (sized, none) = call(size, named: "size"), none.isEmpty,
      let (text, marks) = call(sized, named: "split"), marks.count == 1,
      case .string(let mark)? = (program.parts.nodes[marks[0].id] as? ConstantNode)?.constant,
      let dressing = dressing(text, of: leaf)
    else { return nil }
    return PieceCountTextTest(mark, comparison, count, dressing)
  }

  /// How a part changes the text at the path before it is asked about; `nil` where it does more.
  private func dressing(_ operand: Expression, of leaf: ColumnLeaf) -> TextDressing? {
    if case .has = operand.kind { return nil }
    if path(of: operand)?.path == leaf.path { return .plain }
    let dressings = [
      ("lowerAscii", TextDressing.lower), ("upperAscii", .upper), ("cotejo.fold", .folded),
    ]
    for (name, dressing) in dressings {
      guard let (text, others) = call(operand, named: name), others.isEmpty else { continue }
      return self.dressing(text, of: leaf) == .plain ? dressing : nil
    }
    return nil
  }

  /// The first operand of a call of this function, and the others.
  private func call(_ node: Expression, named name: String) -> (Expression, [Expression])? {
    guard case .call(_, let target, let arguments, _) = node.kind,
      case .function(let function, let isQualified)? = checked.references[node.id],
      function.name == name
    else { return nil }
    let operands = (isQualified ? [] : target.map { [$0] } ?? []) + arguments
    return operands.first.map { ($0, Array(operands.dropFirst())) }
  }
}
