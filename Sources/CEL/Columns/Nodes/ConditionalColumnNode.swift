/// `condition ? yes : no`: each branch for the rows that take it.
struct ConditionalColumnNode: ColumnNode {
  let condition: any ColumnNode
  let yes: any ColumnNode
  let no: any ColumnNode

  var isCostly: Bool { condition.isCostly || yes.isCostly || no.isCostly }

  func answer(_ rows: Range<Int>, in run: ColumnRun, into answers: UnsafeMutablePointer<UInt8>) {
    condition.answer(rows, in: run, into: answers)
    let first = Int32(rows.lowerBound)
    branch(rows.count, rows, in: run, answers) { first + Int32($0) }
  }

  func answer(
    _ chosen: UnsafeBufferPointer<Int32>, of rows: Range<Int>, in run: ColumnRun,
    into answers: UnsafeMutablePointer<UInt8>
  ) {
    condition.answer(chosen, of: rows, in: run, into: answers)
    branch(chosen.count, rows, in: run, answers) { chosen[$0] }
  }

  private func branch(
    _ count: Int, _ rows: Range<Int>, in run: ColumnRun, _ answers: UnsafeMutablePointer<UInt8>,
    _ row: (Int) -> Int32
  ) {
    var choices: [UInt8: (rows: [Int32], places: [Int])] = [:]
    for index in 0..<count {
      let answer = answers[index]
      guard answer == CELRowAnswer.yes.rawValue || answer == CELRowAnswer.no.rawValue else {
        continue
      }
      choices[answer, default: ([], [])].rows.append(row(index))
      choices[answer, default: ([], [])].places.append(index)
    }
    for (answer, choice) in choices {
      let node = answer == CELRowAnswer.yes.rawValue ? yes : no
      var found = [UInt8](repeating: 0, count: choice.rows.count)
      choice.rows.withUnsafeBufferPointer { chosen in
        found.withUnsafeMutableBufferPointer { found in
          guard let found = found.baseAddress else { return }
          node.answer(chosen, of: rows, in: run, into: found)
        }
      }
      for (place, answer) in zip(choice.places, found) { answers[place] = answer }
    }
  }
}
