/// The values of an environment's variables for one evaluation.
package protocol CELActivation {
  /// The value of the variable in this slot, the order in which the environment declared it.
  func value(slot: Int) -> CELValue

  /// The value of a field of the object in this slot; `nil` where the variable is no object.
  ///
  /// There is a default; an activation that would make the object only for this answers it itself.
  func value(slot: Int, field index: Int) -> CELValue?

  /// The value of a variable of the activation at this address; the default is the one to have.
  static func value(at address: UnsafeRawPointer, slot: Int) -> CELValue

  /// The value of a field of a variable of the activation at this address, like `value(at:slot:)`.
  static func value(at address: UnsafeRawPointer, slot: Int, field: Int) -> CELValue?
}

extension CELActivation {
  package func value(slot: Int, field index: Int) -> CELValue? {
    guard case .object(let object) = value(slot: slot) else { return nil }
    return object.value(field: index)
  }

  // An evaluation reads its activation where it lies, which spares a copy with its counting of
  // references at each name.

  package static func value(at address: UnsafeRawPointer, slot: Int) -> CELValue {
    address.assumingMemoryBound(to: Self.self).pointee.value(slot: slot)
  }

  package static func value(at address: UnsafeRawPointer, slot: Int, field: Int) -> CELValue? {
    address.assumingMemoryBound(to: Self.self).pointee.value(slot: slot, field: field)
  }
}
