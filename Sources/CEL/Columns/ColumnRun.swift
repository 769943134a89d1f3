import Values

/// One evaluation of a columnar plan: its columns, what was judged already, and the cost.
final class ColumnRun {
  let table: CELTable
  let costLimit: Int
  let localCount: Int
  let columns: [CELBoundColumn?]
  private(set) var cost = 0
  /// Whether some row was asked by itself, for what no column holds, or a part that is the same for
  /// all rows is unknown.
  var hasOtherCauses = false
  /// The most that one row can have cost so far.
  private(set) var worstCost: Int
  private var worstOfNode: [Int]
  private var tables: [JudgedTexts?]
  private var uniforms: [CELValue?]
  private let leaves: [ColumnLeaf]

  init(_ plan: CELColumnarProgram, _ table: CELTable, costLimit: Int) {
    self.table = table
    self.costLimit = costLimit
    localCount = plan.program.localCount
    leaves = plan.leaves
    columns = plan.leaves.map { leaf in
      table.column(leaf.path, leaf.type).flatMap { $0.rowCount == table.rowCount ? $0 : nil }
    }
    // What comparisons cost: each node at most its own unit and one for each step of a path.
    worstCost = plan.program.parts.nodeCount * 2
    cost = worstCost
    worstOfNode = Array(repeating: 0, count: plan.nodeCount)
    tables = Array(repeating: nil, count: plan.nodeCount)
    uniforms = Array(repeating: nil, count: plan.nodeCount)
  }

  /// Evaluates a part of the expression with an activation.
  func value(of node: any PlanNode, _ activation: any CELActivation, for number: Int) -> CELValue {
    evaluate(node, activation, for: number)
  }

  private func evaluate(
    _ node: any PlanNode, _ activation: some CELActivation, for number: Int
  ) -> CELValue {
    let (value, spent) = Frame.run(activation, localCount: localCount, costLimit: costLimit) {
      frame -> (CELValue, Int) in
      let value = node.value(in: frame)
      return (frame.isExhausted ? .error(.costLimit) : value, frame.cost)
    }
    count(spent, for: number)
    return value
  }

  /// Counts what a node cost for one row.
  func count(_ spent: Int, for number: Int) { count(spent, worst: spent, for: number) }

  /// Counts what a node cost for several rows, the costliest of which is told apart.
  func count(_ spent: Int, worst: Int, for number: Int) {
    let (sum, overflow) = cost.addingReportingOverflow(spent)
    cost = overflow ? .max : sum
    guard worst > worstOfNode[number] else { return }
    let (worstSum, isOver) = worstCost.addingReportingOverflow(worst - worstOfNode[number])
    worstOfNode[number] = worst
    worstCost = isOver ? .max : worstSum
  }

  /// The value of a part that is the same for all rows.
  func uniform(_ node: any PlanNode, _ number: Int) -> CELValue {
    if let known = uniforms[number] { return known }
    let value = value(of: node, table.activation(0), for: number)
    uniforms[number] = value
    if value.isUnknown { hasOtherCauses = true }
    return value
  }

  /// What was judged by a node; made when it is first asked for.
  func judged(_ number: Int, leaf: Int, _ column: CELBoundColumn) -> JudgedTexts {
    if let known = tables[number] { return known }
    let made = JudgedTexts(
      leaf: leaves[leaf], distinctCount: column.distinctCount, base: table.activation(0))
    tables[number] = made
    return made
  }
}
