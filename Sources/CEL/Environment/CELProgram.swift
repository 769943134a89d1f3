/// An expression ready to be evaluated, any number of times and from any thread.
package struct CELProgram: Sendable {
  /// The cost at which an evaluation stops, unless the caller says otherwise.
  package static let defaultCostLimit = 10_000_000

  /// The text it was compiled from.
  package let source: String
  /// The type of what it gives.
  package let resultType: CELType
  /// What it may read, each path once, in the order of the text.
  package let readPaths: [CELPath]
  /// The slots of the variables it may read, ascending.
  package let slots: [Int]

  let root: any PlanNode
  let localCount: Int

  /// Evaluates the expression; faults are values.
  package func evaluate(
    _ activation: some CELActivation, costLimit: Int = CELProgram.defaultCostLimit
  ) -> CELOutcome {
    Frame.run(activation, localCount: localCount, costLimit: costLimit) { frame in
      let value = root.value(in: frame)
      return CELOutcome(
        value: frame.isExhausted ? .error(.costLimit) : value, cost: frame.cost)
    }
  }
}
