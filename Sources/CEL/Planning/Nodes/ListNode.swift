/// A list literal whose elements are not all constant.
final class ListNode: PlanNode {
  private let elements: [any PlanNode]
  private let optional: [Bool]

  init(_ elements: [any PlanNode], optional: [Bool]) {
    self.elements = elements
    self.optional = optional
  }

  func value(in frame: Frame) -> CELValue {
    frame.charge(10 + elements.count)
    var faults = Faults.Gathered()
    var values: [CELValue] = []
    values.reserveCapacity(elements.count)
    for (element, isOptional) in zip(elements, optional) {
      let value = element.value(in: frame)
      if faults.add(value) { continue }
      switch value {
      case .optional(let wrapped) where isOptional:
        if let wrapped { values.append(wrapped) }
      case _ where isOptional: faults.add(.error(.noSuchOverload("[?]", value)))
      default: values.append(value)
      }
    }
    return faults.fault ?? .list(values)
  }
}
