/// `has(a.b)`.
struct PresenceColumnNode: ColumnNode {
  let number: Int
  let leaf: Int
  let scalar: any PlanNode

  var isCostly: Bool { false }

  func answer(_ rows: Range<Int>, in run: ColumnRun, into answers: UnsafeMutablePointer<UInt8>) {
    guard let column = run.columns[leaf] else {
      return RowwiseColumnNode(number: number, scalar: scalar).answer(rows, in: run, into: answers)
    }
    column.presences.withUnsafeBufferPointer { presences in
      guard let first = presences.baseAddress else { return }
      answers.update(from: first + rows.lowerBound, count: rows.count)
    }
  }
}

/// A path whose values are truth values.
struct BoolColumnNode: ColumnNode {
  let number: Int
  let leaf: Int
  let scalar: any PlanNode

  var isCostly: Bool { false }

  func answer(_ rows: Range<Int>, in run: ColumnRun, into answers: UnsafeMutablePointer<UInt8>) {
    guard let column = run.columns[leaf], case .bools(let values) = column.values else {
      return RowwiseColumnNode(number: number, scalar: scalar).answer(rows, in: run, into: answers)
    }
    for row in rows {
      answers[row - rows.lowerBound] =
        column.states[row] != 0
        ? ColumnFaults.code(ofState: column.states[row])
        : (values[row] ? CELRowAnswer.yes : .no).rawValue
    }
  }
}

/// How states of facts and faults of operands become answers.
enum ColumnFaults {
  /// What `has` answers: present and malformed are there, a lack is not, of the unread nobody can say.
  @inline(__always) static func presence(ofState state: UInt8) -> UInt8 {
    state <= CELColumn.State.malformed.rawValue
      ? CELRowAnswer.yes.rawValue
      : state == CELColumn.State.lack.rawValue
        ? CELRowAnswer.no.rawValue : CELRowAnswer.unknown.rawValue
  }

  /// The answer of a row whose fact is not present.
  @inline(__always) static func code(ofState state: UInt8) -> UInt8 {
    state == 0
      ? 0
      : state == CELColumn.State.lack.rawValue
        ? CELRowAnswer.lack.rawValue : CELRowAnswer.unknown.rawValue
  }
}
