/// A part that depends on one column of texts or of coded values: judged once for each distinct one.
struct JudgedColumnNode: ColumnNode {
  let number: Int
  let leaf: Int
  let scalar: any PlanNode
  /// The same where it only asks about the text.
  let test: (any TextTest)?

  /// What is known is only looked up; but what is new is evaluated, so open rows alone are asked.
  var isCostly: Bool { true }

  func answer(_ rows: Range<Int>, in run: ColumnRun, into answers: UnsafeMutablePointer<UInt8>) {
    let first = rows.lowerBound
    let isDone = answer(rows.count, in: run, into: answers) { first + $0 }
    if !isDone { rowwise.answer(rows, in: run, into: answers) }
  }

  func answer(
    _ chosen: UnsafeBufferPointer<Int32>, of rows: Range<Int>, in run: ColumnRun,
    into answers: UnsafeMutablePointer<UInt8>
  ) {
    let isDone = answer(chosen.count, in: run, into: answers) { Int(chosen[$0]) }
    if !isDone { rowwise.answer(chosen, of: rows, in: run, into: answers) }
  }

  private var rowwise: RowwiseColumnNode { RowwiseColumnNode(number: number, scalar: scalar) }

  /// Answers for so many rows; false where the column is missing.
  @inline(__always)
  private func answer(
    _ count: Int, in run: ColumnRun, into answers: UnsafeMutablePointer<UInt8>, row: (Int) -> Int
  ) -> Bool {
    guard let column = run.columns[leaf] else { return false }
    switch column.values {
    case .texts(let codes, let texts):
      let judged = run.judged(number, leaf: leaf, column)
      if let test {
        ask(test, of: texts, for: count, codes, column.states, judged, in: run, row)
      }
      fill(answers, count, codes, column.states, judged, row) { row, code, state in
        state == 0
          ? judge(.string(texts.pool[Int(code)]), code, judged, run) : judge(state, judged, run)
      }
    case .coded(let codes, let distinct):
      let judged = run.judged(number, leaf: leaf, column)
      fill(answers, count, codes, column.states, judged, row) { row, code, state in
        state == 0 ? judge(distinct[Int(code)], code, judged, run) : judge(state, judged, run)
      }
    default: return false
    }
    return true
  }

  /// Looks each row's answer up, or has it judged.
  @inline(__always)
  private func fill(
    _ answers: UnsafeMutablePointer<UInt8>, _ count: Int, _ codes: ContiguousArray<UInt32>,
    _ states: ContiguousArray<UInt8>, _ judged: JudgedTexts, _ row: (Int) -> Int,
    _ judge: (Int, UInt32, UInt8) -> UInt8
  ) {
    let known = judged.answers
    let ofStates = judged.stateAnswers
    codes.withUnsafeBufferPointer { codes in
      states.withUnsafeBufferPointer { states in
        for index in 0..<count {
          let row = row(index)
          let (code, state) = (codes[row], states[row])
          let answer = state == 0 ? known[Int(code)] : ofStates[Int(state & 3)]
          answers[index] = answer != JudgedTexts.open ? answer : judge(row, code, state)
        }
      }
    }
  }

  // MARK: - Judging

  /// Puts the test to those texts of these rows that it was not put to before.
  @inline(__always)
  private func ask(
    _ test: any TextTest, of texts: ColumnTexts, for count: Int, _ codes: ContiguousArray<UInt32>,
    _ states: ContiguousArray<UInt8>, _ judged: JudgedTexts, in run: ColumnRun, _ row: (Int) -> Int
  ) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: count) { new in
      var found = 0
      codes.withUnsafeBufferPointer { codes in
        states.withUnsafeBufferPointer { states in
          for index in 0..<count {
            let row = row(index)
            let code = codes[row]
            guard states[row] == 0, judged.answers[Int(code)] == JudgedTexts.open else { continue }
            judged.answers[Int(code)] = JudgedTexts.asked
            new[found] = code
            found += 1
          }
        }
      }
      guard found > 0 else { return }
      let chosen = UnsafeBufferPointer(rebasing: new[..<found])
      test.answer(chosen, of: texts, into: judged.answers)
      var (total, worst) = (0, 0)
      texts.costs.withUnsafeBufferPointer { costs in
        for text in chosen {
          total += costs[Int(text)]
          worst = max(worst, costs[Int(text)])
        }
      }
      run.count(total * test.weight, worst: worst * test.weight, for: number)
    }
  }

  @inline(never)
  private func judge(
    _ value: CELValue, _ code: UInt32, _ judged: JudgedTexts, _ run: ColumnRun
  ) -> UInt8 {
    judged.probe.put(value)
    let answer = CELRowAnswer(run.value(of: scalar, judged.probe, for: number)).rawValue
    judged.answers[Int(code)] = answer
    return answer
  }

  /// The answer for a row that has no value.
  @inline(never)
  private func judge(_ state: UInt8, _ judged: JudgedTexts, _ run: ColumnRun) -> UInt8 {
    judged.probe.put(CELColumn.State(rawValue: state) ?? .unread)
    let answer = CELRowAnswer(run.value(of: scalar, judged.probe, for: number)).rawValue
    judged.stateAnswers[Int(state)] = answer
    return answer
  }
}
