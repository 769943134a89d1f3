/// An activation that is simply the values in the order of the slots.
package struct CELValues: CELActivation {
  private let values: [CELValue]

  /// The values by slot.
  package init(_ values: [CELValue]) { self.values = values }

  package func value(slot: Int) -> CELValue {
    slot < values.count ? values[slot] : .error(.unbound(slot: slot))
  }
}
