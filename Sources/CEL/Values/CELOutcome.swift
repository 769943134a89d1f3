/// What an evaluation gave and what it cost.
package struct CELOutcome: Sendable {
  /// The value, unknown or error.
  package let value: CELValue
  /// The cost counted, in the units of `CELProgram.defaultCostLimit`.
  package let cost: Int
}
