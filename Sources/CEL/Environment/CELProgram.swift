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
  /// What other plans of the same expression are made from.
  let parts: ProgramParts

  /// Evaluates the expression; faults are values.
  package func evaluate<Activation: CELActivation>(
    _ activation: Activation, costLimit: Int = CELProgram.defaultCostLimit
  ) -> CELOutcome {
    Activation.withAddress(of: activation) { address in
      evaluate(at: address, Activation.self, costLimit)
    }
  }

  /// Evaluates the expression with an activation that is a class, which is read where it lies.
  package func evaluate<Activation: CELActivation & AnyObject>(
    _ activation: Activation, costLimit: Int = CELProgram.defaultCostLimit
  ) -> CELOutcome {
    let address = UnsafeRawPointer(Unmanaged.passUnretained(activation).toOpaque())
    // The address stands for the activation no longer than this call, in which the caller holds it.
    return withExtendedLifetime(activation) {
      evaluate(at: address, Activation.self, costLimit)
    }
  }

  /// The one body of all evaluations, whatever the type of the activation.
  @inline(never)
  private func evaluate(
    at activation: UnsafeRawPointer, _ type: any CELActivation.Type, _ costLimit: Int
  ) -> CELOutcome {
    Frame.run(at: activation, type, localCount: localCount, costLimit: costLimit) { frame in
      let value = root.value(in: frame)
      return CELOutcome(
        value: frame.isExhausted ? .error(.costLimit) : value, cost: frame.cost)
    }
  }
}
