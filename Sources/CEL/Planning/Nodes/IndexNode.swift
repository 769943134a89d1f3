/// `a[b]` and `a[?b]`.
final class IndexNode: PlanNode {
  private let operand: any PlanNode
  private let index: any PlanNode
  private let isOptional: Bool
  private let offset: Int

  init(_ operand: any PlanNode, _ index: any PlanNode, isOptional: Bool, at offset: Int) {
    self.operand = operand
    self.index = index
    self.isOptional = isOptional
    self.offset = offset
  }

  func value(in frame: Frame) -> CELValue {
    frame.charge(1)
    let whole = operand.value(in: frame)
    let key = index.value(in: frame)
    if let fault = Faults.first(whole, key) { return fault }
    switch whole {
    case .optional(nil): return .optional(nil)
    case .optional(let wrapped?): return optional(wrapped, key)
    default: return isOptional ? optional(whole, key) : plain(whole, key)
    }
  }

  private func plain(_ whole: CELValue, _ key: CELValue) -> CELValue {
    switch find(key, in: whole) {
    case .success(let value?): return value
    case .success(nil):
      if case .list = whole, case .int(let position)? = MapKey(lookup: key) {
        return .error(.indexOutOfRange(position).located(at: offset))
      }
      return .error(.noSuchKey(TextForm.plain(key)).located(at: offset))
    case .failure(let error): return .error(error.located(at: offset))
    }
  }

  private func optional(_ whole: CELValue, _ key: CELValue) -> CELValue {
    switch find(key, in: whole) {
    case .success(let value?): value.isFault ? value : .optional(value)
    case .success(nil): .optional(nil)
    case .failure(let error): .error(error.located(at: offset))
    }
  }

  private func find(
    _ key: CELValue, in whole: CELValue
  ) -> Result<CELValue?, CELEvaluationError> {
    switch whole {
    case .map(let map): return .success(map.value(for: key))
    case .list(let list):
      if case .bool = key { break }
      guard case .int(let position)? = MapKey(lookup: key) else { break }
      // What was not read may stand anywhere in the list, also before this position.
      if let causes = list.openCauses { return .success(.unknown(causes)) }
      guard position >= 0, position < list.count else { return .success(nil) }
      return .success(list[Int(position)])
    default: break
    }
    return .failure(.noSuchOverload("[]", whole, key))
  }
}
