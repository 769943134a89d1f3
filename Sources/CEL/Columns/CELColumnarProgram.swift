/// An expression ready to be evaluated over whole tables, with the answers of the scalar plan.
///
/// What depends on one column of texts is judged once for each distinct text; numbers and dates are
/// compared column by column; what does not depend on the row is evaluated once; and what has no
/// form of its own is evaluated row by row, but only where the rest has not decided.
package struct CELColumnarProgram: Sendable {
  /// How many rows are worked on at a time.
  static let batchSize = 2_048

  let program: CELProgram
  let root: any ColumnNode
  let leaves: [ColumnLeaf]
  let nodeCount: Int
  /// Whether it reads variables that are the same for the whole table.
  package let readsUniforms: Bool

  /// The varying paths that it reads as columns.
  package var paths: [CELPath] { leaves.map(\.path) }

  /// The answers for all rows, and what they cost.
  package struct Result: Sendable {
    /// One answer a row, by its raw value.
    package let bytes: ContiguousArray<UInt8>
    /// The cost counted.
    package let cost: Int
    /// Whether what is unknown is so because of the columns alone: no row was asked by itself, and
    /// what is the same for all rows is known.
    package let isOfColumns: Bool

    /// The answer for a row.
    package subscript(row row: Int) -> CELRowAnswer { CELRowAnswer(rawValue: bytes[row]) ?? .error }
  }

  /// Evaluates the expression for every row; each row may cost up to the limit.
  ///
  /// A row that is decided without its costly part is decided, even where the scalar plan would have
  /// gone over the limit before.
  package func evaluate(
    _ table: CELTable, costLimit: Int = CELProgram.defaultCostLimit
  ) -> Result {
    guard table.rowCount > 0 else { return Result(bytes: [], cost: 0, isOfColumns: true) }
    let run = ColumnRun(self, table, costLimit: costLimit)
    var bytes = ContiguousArray<UInt8>(unsafeUninitializedCapacity: table.rowCount) {
      answers, count in
      var start = 0
      while start < table.rowCount, let address = answers.baseAddress {
        let end = min(start + CELColumnarProgram.batchSize, table.rowCount)
        root.answer(start..<end, in: run, into: address + start)
        start = end
      }
      count = start
    }
    // Where some row may have gone over the limit, the scalar plan says which.
    let isOver = run.worstCost > costLimit
    if isOver {
      for row in 0..<table.rowCount {
        bytes[row] = CELRowAnswer(scalar(row, of: table, costLimit: costLimit).value).rawValue
      }
    }
    return Result(
      bytes: bytes, cost: run.cost, isOfColumns: !run.hasOtherCauses && !isOver)
  }

  /// What the scalar plan gives for one row: the causes of an unknown, the message of an error.
  package func scalar(
    _ row: Int, of table: CELTable, costLimit: Int = CELProgram.defaultCostLimit
  ) -> CELOutcome {
    program.outcome(table.activation(row), costLimit: costLimit)
  }
}

extension CELProgram {
  /// The outcome with an activation of a type that is not known.
  fileprivate func outcome(_ activation: any CELActivation, costLimit: Int) -> CELOutcome {
    evaluate(activation, costLimit: costLimit)
  }

  /// The columnar plan where every variable may differ from row to row; `nil` where it has no form.
  package var columnar: CELColumnarProgram? {
    columnar(varying: Set(slots))
  }

  /// The columnar plan, or `nil` where every row would have to be asked one by one.
  ///
  /// The variables in the other slots have one value for the whole table.
  package func columnar(varying slots: Set<Int>) -> CELColumnarProgram? {
    guard resultType == .bool || resultType == .dyn else { return nil }
    var planner = ColumnPlanner(self, varying: slots)
    let root = planner.plan(parts.root)
    guard !(root is RowwiseColumnNode) else { return nil }
    return CELColumnarProgram(
      program: self, root: root, leaves: planner.leaves, nodeCount: planner.nodeCount,
      readsUniforms: !slots.isSuperset(of: self.slots))
  }
}
