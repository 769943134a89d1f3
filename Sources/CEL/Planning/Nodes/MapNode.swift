/// A map literal.
final class MapNode: PlanNode {
  private let keys: [any PlanNode]
  private let values: [any PlanNode]
  private let optional: [Bool]
  private let offset: Int

  init(keys: [any PlanNode], values: [any PlanNode], optional: [Bool], at offset: Int) {
    self.keys = keys
    self.values = values
    self.optional = optional
    self.offset = offset
  }

  func value(in frame: Frame) -> CELValue {
    frame.charge(30 + keys.count)
    var faults = Faults.Gathered()
    var entries: [(key: CELValue, value: CELValue)] = []
    entries.reserveCapacity(keys.count)
    for index in keys.indices {
      let key = keys[index].value(in: frame)
      let value = values[index].value(in: frame)
      let isFault = faults.add(key)
      if faults.add(value) || isFault { continue }
      switch value {
      case .optional(let wrapped) where optional[index]:
        if let wrapped { entries.append((key, wrapped)) }
      case _ where optional[index]: faults.add(.error(.noSuchOverload("{?}", value)))
      default: entries.append((key, value))
      }
    }
    if let fault = faults.fault { return fault }
    return CELMap(entries).map { .map($0) } ?? .error(.badKey.located(at: offset))
  }
}
