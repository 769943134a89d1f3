/// `&&` and `||`: cheap operands for all rows, costly ones for those that are still open.
struct LogicColumnNode: ColumnNode {
  /// The operands, the cheap ones first: `&&` and `||` are commutative.
  private let operands: [any ColumnNode]
  private let deciding: UInt8

  init(_ operands: [any ColumnNode], deciding: Bool) {
    self.operands = operands.filter { !$0.isCostly } + operands.filter(\.isCostly)
    self.deciding = (deciding ? CELRowAnswer.yes : .no).rawValue
  }

  var isCostly: Bool { operands.contains(where: \.isCostly) }

  func answer(_ rows: Range<Int>, in run: ColumnRun, into answers: UnsafeMutablePointer<UInt8>) {
    answers.update(repeating: undecided, count: rows.count)
    var isFirst = true
    for operand in operands {
      if operand.isCostly, !isFirst {
        answerOpen(operand, rows, in: run, answers)
      } else if isFirst {
        operand.answer(rows, in: run, into: answers)
        isFirst = false
      } else {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: rows.count) { others in
          guard let others = others.baseAddress else { return }
          operand.answer(rows, in: run, into: others)
          combine(answers, others, rows.count)
        }
      }
    }
  }

  func answer(
    _ chosen: UnsafeBufferPointer<Int32>, of rows: Range<Int>, in run: ColumnRun,
    into answers: UnsafeMutablePointer<UInt8>
  ) {
    answers.update(repeating: undecided, count: chosen.count)
    for operand in operands {
      narrow(answers, chosen.count, chosen: { chosen[$0] }) { open, places in
        answerChosen(operand, open, places, rows, in: run, answers)
      }
    }
  }

  private var undecided: UInt8 {
    (deciding == 0 ? CELRowAnswer.yes : CELRowAnswer.no).rawValue
  }

  /// Asks an operand about the rows that are still open.
  private func answerOpen(
    _ operand: any ColumnNode, _ rows: Range<Int>, in run: ColumnRun,
    _ answers: UnsafeMutablePointer<UInt8>
  ) {
    let first = Int32(rows.lowerBound)
    narrow(answers, rows.count, chosen: { first + Int32($0) }) { open, places in
      answerChosen(operand, open, places, rows, in: run, answers)
    }
  }

  private func answerChosen(
    _ operand: any ColumnNode, _ open: UnsafeBufferPointer<Int32>,
    _ places: UnsafeBufferPointer<Int32>, _ rows: Range<Int>, in run: ColumnRun,
    _ answers: UnsafeMutablePointer<UInt8>
  ) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: open.count) { others in
      guard let others = others.baseAddress else { return }
      operand.answer(open, of: rows, in: run, into: others)
      for index in places.indices {
        let place = Int(places[index])
        answers[place] = combined(answers[place], others[index])
      }
    }
  }

  /// Gives the rows that are not decided, and their places among the answers.
  private func narrow(
    _ answers: UnsafeMutablePointer<UInt8>, _ count: Int, chosen: (Int) -> Int32,
    _ body: (UnsafeBufferPointer<Int32>, UnsafeBufferPointer<Int32>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: count * 2) { space in
      guard let open = space.baseAddress, count > 0 else { return }
      let places = open + count
      var found = 0
      for index in 0..<count where answers[index] != deciding {
        open[found] = chosen(index)
        places[found] = Int32(index)
        found += 1
      }
      guard found > 0 else { return }
      body(
        UnsafeBufferPointer(start: open, count: found),
        UnsafeBufferPointer(start: places, count: found))
    }
  }

  private func combine(
    _ answers: UnsafeMutablePointer<UInt8>, _ others: UnsafeMutablePointer<UInt8>, _ count: Int
  ) {
    if deciding == 0 {
      for index in 0..<count {
        answers[index] = LogicColumnNode.conjunction(answers[index], others[index])
      }
    } else {
      for index in 0..<count { answers[index] = max(answers[index], others[index]) }
    }
  }

  private func combined(_ first: UInt8, _ second: UInt8) -> UInt8 {
    deciding == 0 ? LogicColumnNode.conjunction(first, second) : max(first, second)
  }

  /// The ranks turn round: no, then the graver fault, then yes.
  @inline(__always)
  private static func conjunction(_ first: UInt8, _ second: UInt8) -> UInt8 {
    let yes = CELRowAnswer.yes.rawValue
    // Yes becomes 0 and no becomes 4: then the higher one stands here as well.
    let one = first == 0 ? yes : first == yes ? 0 : first
    let other = second == 0 ? yes : second == yes ? 0 : second
    let higher = max(one, other)
    return higher == 0 ? yes : higher == yes ? 0 : higher
  }
}

/// `!`.
struct NotColumnNode: ColumnNode {
  let operand: any ColumnNode

  var isCostly: Bool { operand.isCostly }

  func answer(_ rows: Range<Int>, in run: ColumnRun, into answers: UnsafeMutablePointer<UInt8>) {
    operand.answer(rows, in: run, into: answers)
    negate(answers, rows.count)
  }

  func answer(
    _ chosen: UnsafeBufferPointer<Int32>, of rows: Range<Int>, in run: ColumnRun,
    into answers: UnsafeMutablePointer<UInt8>
  ) {
    operand.answer(chosen, of: rows, in: run, into: answers)
    negate(answers, chosen.count)
  }

  private func negate(_ answers: UnsafeMutablePointer<UInt8>, _ count: Int) {
    let yes = CELRowAnswer.yes.rawValue
    for index in 0..<count {
      let answer = answers[index]
      answers[index] = answer == 0 ? yes : answer == yes ? 0 : answer
    }
  }
}
