import Values

/// A comparison of two columns, or of a column with a constant.
struct CompareColumnNode: ColumnNode {
  /// The types that are compared column by column.
  enum Kind: Sendable {
    case ints
    case doubles
    case decimals
    case dates
    case texts

    init?(_ type: CELType) {
      switch type {
      case .int: self = .ints
      case .double: self = .doubles
      case .decimal: self = .decimals
      case .date: self = .dates
      case .string: self = .texts
      default: return nil
      }
    }
  }

  let number: Int
  let kind: Kind
  let comparison: Comparison
  let left: ColumnSource
  let right: ColumnSource
  let scalar: any PlanNode

  var isCostly: Bool { kind == .texts }

  func answer(_ rows: Range<Int>, in run: ColumnRun, into answers: UnsafeMutablePointer<UInt8>) {
    let isDone =
      switch kind {
      case .ints: compare(.ints, rows, in: run, answers)
      case .doubles: compare(.doubles, rows, in: run, answers)
      case .decimals:
        compareScaled(rows, in: run, answers) || compare(.decimals, rows, in: run, answers)
      case .dates: compareDates(rows, in: run, answers)
      case .texts: compareTexts(rows, in: run, answers)
      }
    if !isDone {
      RowwiseColumnNode(number: number, scalar: scalar).answer(rows, in: run, into: answers)
    }
  }

  // MARK: - Numbers and dates

  @inline(__always)
  private func compare<Value: Comparable & Sendable>(
    _ kind: ColumnKind<Value>, _ rows: Range<Int>, in run: ColumnRun,
    _ answers: UnsafeMutablePointer<UInt8>
  ) -> Bool {
    withBoth(kind, rows, in: run) { compare($0, $1, rows.count, answers) }
  }

  @inline(__always)
  private func compare<Value: Comparable>(
    _ first: ColumnValues<Value>, _ second: ColumnValues<Value>, _ count: Int,
    _ answers: UnsafeMutablePointer<UInt8>
  ) {
    switch comparison {
    case .equal: fill(first, second, count, answers) { $0 == $1 }
    case .different: fill(first, second, count, answers) { $0 != $1 }
    case .less: fill(first, second, count, answers) { $0 < $1 }
    case .lessOrEqual: fill(first, second, count, answers) { $0 <= $1 }
    case .greater: fill(first, second, count, answers) { $0 > $1 }
    case .greaterOrEqual: fill(first, second, count, answers) { $0 >= $1 }
    }
    mark(first, second, count, answers)
  }

  /// A column of decimals with a constant, as whole numbers; false where they do not fit.
  private func compareScaled(
    _ rows: Range<Int>, in run: ColumnRun, _ answers: UnsafeMutablePointer<UInt8>
  ) -> Bool {
    guard case .leaf(let leaf) = left, case .uniform(let number, let node) = right,
      let column = run.columns[leaf], let scaled = column.scaled,
      case .decimal(let decimal) = run.uniform(node, number),
      let constant = scaled.scaled(decimal)
    else { return false }
    scaled.numbers.withUnsafeBufferPointer { numbers in
      column.faults.withUnsafeBufferPointer { faults in
        guard let numbers = numbers.baseAddress, let faults = faults.baseAddress else { return }
        let values = ColumnValues(
          content: .rows(numbers + rows.lowerBound),
          faults: column.hasFaults ? faults + rows.lowerBound : nil)
        let constants = ColumnValues(content: .one(constant), faults: nil)
        compare(values, constants, rows.count, answers)
      }
    }
    return true
  }

  private func compareDates(
    _ rows: Range<Int>, in run: ColumnRun, _ answers: UnsafeMutablePointer<UInt8>
  ) -> Bool {
    withBoth(.dates, rows, in: run) { first, second in
      for index in 0..<rows.count {
        let answer: CELRowAnswer =
          switch comparison.holds(first[index], second[index]) {
          case true?: .yes
          case false?: .no
          case nil: .unknown
          }
        answers[index] = answer.rawValue
      }
      mark(first, second, rows.count, answers)
    }
  }

  @inline(__always)
  private func withBoth<Value: Sendable>(
    _ kind: ColumnKind<Value>, _ rows: Range<Int>, in run: ColumnRun,
    _ body: (ColumnValues<Value>, ColumnValues<Value>) -> Void
  ) -> Bool {
    var isDone = false
    let hasLeft = left.withValues(kind, rows, in: run) { first in
      isDone = right.withValues(kind, rows, in: run) { second in body(first, second) }
    }
    return hasLeft && isDone
  }

  @inline(__always)
  private func fill<Value>(
    _ first: ColumnValues<Value>, _ second: ColumnValues<Value>, _ count: Int,
    _ answers: UnsafeMutablePointer<UInt8>, _ holds: (Value, Value) -> Bool
  ) {
    switch (first.content, second.content) {
    case (.rows(let left), .one(let right)):
      for index in 0..<count { answers[index] = holds(left[index], right) ? 4 : 0 }
    case (.one(let left), .rows(let right)):
      for index in 0..<count { answers[index] = holds(left, right[index]) ? 4 : 0 }
    case (.rows(let left), .rows(let right)):
      for index in 0..<count { answers[index] = holds(left[index], right[index]) ? 4 : 0 }
    case (.one(let left), .one(let right)):
      answers.update(repeating: holds(left, right) ? 4 : 0, count: count)
    }
  }

  /// Puts the graver fault where an operand has none of the values.
  private func mark<Value>(
    _ first: ColumnValues<Value>, _ second: ColumnValues<Value>, _ count: Int,
    _ answers: UnsafeMutablePointer<UInt8>
  ) {
    for faults in [first.faults, second.faults] {
      guard let faults else { continue }
      for index in 0..<count {
        let (fault, answer) = (faults[index], answers[index])
        let isFault = answer != 0 && answer != 4
        answers[index] = fault == 0 ? answer : isFault ? max(fault, answer) : fault
      }
    }
  }

  // MARK: - Texts

  private func compareTexts(
    _ rows: Range<Int>, in run: ColumnRun, _ answers: UnsafeMutablePointer<UInt8>
  ) -> Bool {
    guard case .leaf(let one) = left, case .leaf(let other) = right,
      let first = run.columns[one], let second = run.columns[other],
      case .texts(let codes, let texts) = first.values,
      case .texts(let otherCodes, let otherTexts) = second.values
    else { return false }
    let (pool, otherPool) = (texts.pool, otherTexts.pool)
    var longest = 0
    for row in rows {
      let fault = max(first.faults[row], second.faults[row])
      if fault == 0 {
        let text = pool[Int(codes[row])]
        longest = max(longest, text.utf8.count)
        let holds = comparison.holds(text, otherPool[Int(otherCodes[row])])
        answers[row - rows.lowerBound] = (holds ? CELRowAnswer.yes : .no).rawValue
      } else {
        answers[row - rows.lowerBound] = fault
      }
    }
    run.count(longest / 10, for: number)
    return true
  }
}
