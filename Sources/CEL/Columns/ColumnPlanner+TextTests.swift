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

  private func chain(
    _ operands: [Expression], of leaf: ColumnLeaf, deciding: Bool
  ) -> (any TextTest)? {
    var whole: (any TextTest)?
    for operand in operands.reversed() {
      guard let test = textTest(operand, of: leaf) else { return nil }
      whole = whole.map { LogicTextTest(test, $0, deciding: deciding) } ?? test
    }
    return whole
  }

  private func call(
    _ name: String, _ operands: [Expression], _ node: Expression, of leaf: ColumnLeaf
  ) -> (any TextTest)? {
    let made: (any TextTest)?
    let constant = (program.parts.nodes[operands[1].id] as? ConstantNode)?.constant
    switch constant {
    case .string(let text)?:
      if let comparison = Comparison(rawValue: name) {
        made = ComparedTextTest(comparison, text)
      } else if let test = TextTestNode.Test(rawValue: name) {
        made = PartTextTest(test, text)
      } else if let matcher = program.parts.nodes[node.id] as? MatchesNode {
        made = PatternTextTest(matcher.pattern)
      } else {
        made = nil
      }
    case .list(let list)? where name == "@in": made = ConstantSet(list).map { MemberTextTest($0) }
    default: made = nil
    }
    return made.flatMap { dressed($0, for: operands[0], of: leaf) }
  }

  /// A test of what a part makes of the text.
  private func dressed(
    _ test: any TextTest, for operand: Expression, of leaf: ColumnLeaf
  ) -> (any TextTest)? {
    if case .has = operand.kind { return nil }
    if path(of: operand)?.path == leaf.path { return test }
    guard case .call(_, let target?, let arguments, _) = operand.kind, arguments.isEmpty,
      case .function(let function, isQualified: false)? = checked.references[operand.id]
    else { return nil }
    switch function.name {
    case "lowerAscii": return dressed(LetterTextTest(test, isLower: true), for: target, of: leaf)
    case "upperAscii": return dressed(LetterTextTest(test, isLower: false), for: target, of: leaf)
    default: return nil
    }
  }
}
