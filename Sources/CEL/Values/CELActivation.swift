/// The values of an environment's variables for one evaluation.
package protocol CELActivation {
  /// The value of the variable in this slot, the order in which the environment declared it.
  func value(slot: Int) -> CELValue
}
