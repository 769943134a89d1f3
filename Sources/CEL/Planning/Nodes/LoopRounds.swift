/// A loop under way.
struct LoopRounds {
  private let head: LoopHead
  let list: CELList?
  private let map: CELMap?
  let count: Int

  init(head: LoopHead, list: CELList?, map: CELMap?) {
    self.head = head
    self.list = list
    self.map = map
    count = list?.count ?? map?.count ?? 0
  }

  /// Why the list is open, if it is.
  var openCauses: CELUnknown? { list?.openCauses }

  /// The key of a round: a map's key or a list's position.
  func key(_ round: Int) -> CELValue { map?.keys[round] ?? .int(Int64(round)) }

  /// What a loop with one variable sees: a list's element or a map's key.
  func single(_ round: Int) -> CELValue { list?[round] ?? map?.keys[round] ?? .null }

  /// Puts the round's values into the locals; false when the cost limit is passed.
  func begin(_ round: Int, in frame: Frame) -> Bool {
    frame.charge(1)
    if head.variableCount == 2 {
      frame.locals[head.firstLocal] = key(round)
      frame.locals[head.firstLocal + 1] = list?[round] ?? map?.values[round] ?? .null
    } else {
      frame.locals[head.firstLocal] = single(round)
    }
    return !frame.isExhausted
  }
}
