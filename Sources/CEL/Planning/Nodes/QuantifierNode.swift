import Values

/// `all` and `exists`: a deciding element absorbs unknowns and errors, also in an open list.
final class QuantifierNode: DecidingNode {
  private let head: LoopHead
  private let predicate: any PlanNode
  /// The same for all rows of a table at once.
  private let ofRows: RowPredicate?
  /// The answer that settles the matter: false for `all`, true for `exists`.
  private let deciding: Bool

  init(_ head: LoopHead, _ predicate: any PlanNode, ofRows: RowPredicate?, deciding: Bool) {
    self.head = head
    self.predicate = predicate
    self.ofRows = ofRows
    self.deciding = deciding
  }

  func answer(in frame: Frame) -> Answer {
    let rounds: LoopRounds
    switch head.rounds(in: frame) {
    case .fault(let fault):
      frame.fault = fault
      return .fault
    case .rounds(let found): rounds = found
    }
    let decisive = Answer(deciding)
    var faults = Faults.Gathered()
    var answers: ContiguousArray<UInt8>?
    for round in 0..<rounds.count {
      if round == RowPredicate.firstRows, let ofRows, let list = rounds.list {
        answers = ofRows.answers(of: list, in: frame)
        let counts = answers?.withUnsafeBytes(ByteColumn.counts) ?? []
        if counts.contains(where: { $0.byte == rowAnswer(deciding) }) { return decisive }
        // All rows say the opposite: there is none to be asked again.
        if counts.count == 1, counts[0].byte == rowAnswer(!deciding) { break }
      }
      // What no row decides is asked again only of rows that leave it open, for their causes.
      if let answers, answers[round] == rowAnswer(!deciding) { continue }
      if answers != nil, faults.isFull { break }
      guard rounds.begin(round, in: frame) else { return fail(.error(.costLimit), in: frame) }
      let answer = predicate.answer(in: frame)
      if answer == decisive { return answer }
      if answer == .fault, !faults.add(frame.fault) {
        faults.add(.error(.noSuchOverload(head.name, frame.fault).located(at: head.offset)))
      }
    }
    faults.add(rounds.openCauses)
    return faults.fault.map { fail($0, in: frame) } ?? Answer(!deciding)
  }

  private func rowAnswer(_ answer: Bool) -> UInt8 {
    (answer ? CELRowAnswer.yes : .no).rawValue
  }

  private func fail(_ fault: CELValue, in frame: Frame) -> Answer {
    frame.fault = fault
    return .fault
  }
}
