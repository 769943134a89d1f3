/// The values of an environment's variables for one evaluation.
///
/// A class whose instance is moved from row to row is the fastest: nothing is copied.
package protocol CELActivation {
  /// The value of the variable in this slot, the order in which the environment declared it.
  func value(slot: Int) -> CELValue

  /// Gives the place where an evaluation reads the activation; the default is the one to have.
  static func withAddress<Result>(
    of activation: Self, _ body: (UnsafeRawPointer) -> Result
  ) -> Result

  /// The value of a variable of the activation at this place, like `withAddress`.
  static func value(at address: UnsafeRawPointer, slot: Int) -> CELValue
}

// An evaluation reads its activation where it lies, which spares a copy with its counting of
// references at each name.

extension CELActivation {
  package static func withAddress<Result>(
    of activation: Self, _ body: (UnsafeRawPointer) -> Result
  ) -> Result {
    withUnsafePointer(to: activation) { body($0) }
  }

  package static func value(at address: UnsafeRawPointer, slot: Int) -> CELValue {
    address.assumingMemoryBound(to: Self.self).pointee.value(slot: slot)
  }
}

extension CELActivation where Self: AnyObject {
  package static func withAddress<Result>(
    of activation: Self, _ body: (UnsafeRawPointer) -> Result
  ) -> Result {
    body(UnsafeRawPointer(Unmanaged.passUnretained(activation).toOpaque()))
  }

  package static func value(at address: UnsafeRawPointer, slot: Int) -> CELValue {
    Unmanaged<Self>.fromOpaque(address)._withUnsafeGuaranteedRef { $0.value(slot: slot) }
  }
}
