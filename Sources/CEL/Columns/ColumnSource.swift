import Values

/// Where a comparison takes its values from: a column, a constant, or arithmetic on those.
indirect enum ColumnSource: Sendable {
  case leaf(Int)
  /// The same for all rows.
  case uniform(number: Int, any PlanNode)
  case arithmetic(Arithmetic, ColumnSource, ColumnSource)

  /// Arithmetic that has a columnar form.
  enum Arithmetic: String, Sendable {
    case add = "_+_"
    case subtract = "_-_"
    case multiply = "_*_"
    case divide = "_/_"
    case remainder = "_%_"
  }
}

/// How values of one type are taken from columns and constants, and calculated with.
struct ColumnKind<Value: Sendable>: Sendable {
  let filler: Value
  let list: @Sendable (CELBoundColumn) -> ContiguousArray<Value>?
  let constant: @Sendable (CELValue) -> Value?
  /// `nil` where the result is an error.
  let calculate: @Sendable (ColumnSource.Arithmetic, Value, Value) -> Value?
}

/// The values of a batch: those of each row, or one for all.
struct ColumnValues<Value> {
  enum Content {
    case rows(UnsafePointer<Value>)
    case one(Value)
  }

  let content: Content
  /// `CELRowAnswer` of each row, 0 where it has a value; `nil` where all have one.
  let faults: UnsafePointer<UInt8>?

  @inline(__always) subscript(index: Int) -> Value {
    switch content {
    case .rows(let values): values[index]
    case .one(let value): value
    }
  }
}

extension ColumnSource {
  /// Gives the values of a batch; false where a column is missing, and nothing was given.
  func withValues<Value>(
    _ kind: ColumnKind<Value>, _ rows: Range<Int>, in run: ColumnRun,
    _ body: (ColumnValues<Value>) -> Void
  ) -> Bool {
    switch self {
    case .leaf(let leaf):
      guard let column = run.columns[leaf], let list = kind.list(column) else { return false }
      list.withUnsafeBufferPointer { values in
        column.faults.withUnsafeBufferPointer { faults in
          guard let values = values.baseAddress, let faults = faults.baseAddress else { return }
          body(
            ColumnValues(
              content: .rows(values + rows.lowerBound),
              faults: column.hasFaults ? faults + rows.lowerBound : nil))
        }
      }
      return true
    case .uniform(let number, let node):
      let value = run.uniform(node, number)
      if let constant = kind.constant(value) {
        body(ColumnValues(content: .one(constant), faults: nil))
        return true
      }
      guard value.isFault else { return false }
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: rows.count) { faults in
        faults.initialize(repeating: CELRowAnswer(fault: value).rawValue)
        guard let faults = faults.baseAddress else { return }
        body(ColumnValues(content: .one(kind.filler), faults: UnsafePointer(faults)))
      }
      return true
    case .arithmetic(let operation, let left, let right):
      return withCalculated(operation, left, right, kind, rows, in: run, body)
    }
  }

  private func withCalculated<Value>(
    _ operation: Arithmetic, _ left: ColumnSource, _ right: ColumnSource, _ kind: ColumnKind<Value>,
    _ rows: Range<Int>, in run: ColumnRun, _ body: (ColumnValues<Value>) -> Void
  ) -> Bool {
    var isWhole = false
    let hasLeft = left.withValues(kind, rows, in: run) { first in
      isWhole = right.withValues(kind, rows, in: run) { second in
        let results = ContiguousArray<Value>(unsafeUninitializedCapacity: rows.count) {
          made, count in
          for index in 0..<rows.count {
            made.baseAddress.unsafelyUnwrapped.advanced(by: index).initialize(to: kind.filler)
          }
          count = rows.count
        }
        var calculated = results
        var faults = ContiguousArray<UInt8>(repeating: 0, count: rows.count)
        for index in 0..<rows.count {
          let fault = max(first.faults?[index] ?? 0, second.faults?[index] ?? 0)
          if fault != 0 {
            faults[index] = fault
          } else if let value = kind.calculate(operation, first[index], second[index]) {
            calculated[index] = value
          } else {
            faults[index] = CELRowAnswer.error.rawValue
          }
        }
        calculated.withUnsafeBufferPointer { values in
          faults.withUnsafeBufferPointer { faults in
            guard let values = values.baseAddress, let faults = faults.baseAddress else { return }
            body(ColumnValues(content: .rows(values), faults: faults))
          }
        }
      }
    }
    return hasLeft && isWhole
  }
}

extension ColumnKind<Int64> {
  static let ints = ColumnKind(
    filler: 0,
    list: { if case .ints(let list) = $0.values { list } else { nil } },
    constant: { if case .int(let number) = $0 { number } else { nil } },
    calculate: { operation, left, right in
      let (result, overflow): (Int64, Bool)
      switch operation {
      case .add: (result, overflow) = left.addingReportingOverflow(right)
      case .subtract: (result, overflow) = left.subtractingReportingOverflow(right)
      case .multiply: (result, overflow) = left.multipliedReportingOverflow(by: right)
      case .divide: (result, overflow) = left.dividedReportingOverflow(by: right)
      case .remainder: (result, overflow) = left.remainderReportingOverflow(dividingBy: right)
      }
      return overflow ? nil : result
    })
}

extension ColumnKind<Double> {
  static let doubles = ColumnKind(
    filler: 0,
    list: { if case .doubles(let list) = $0.values { list } else { nil } },
    constant: { if case .double(let number) = $0 { number } else { nil } },
    calculate: { operation, left, right in
      switch operation {
      case .add: left + right
      case .subtract: left - right
      case .multiply: left * right
      case .divide: left / right
      case .remainder: nil
      }
    })
}

extension ColumnKind<Decimal> {
  static let decimals = ColumnKind(
    filler: .zero,
    list: { if case .decimals(let list) = $0.values { list } else { nil } },
    constant: { if case .decimal(let number) = $0 { number } else { nil } },
    calculate: { operation, left, right in
      switch operation {
      case .add: try? left.adding(right)
      case .subtract: try? left.subtracting(right)
      case .multiply: try? left.multiplied(by: right)
      case .divide: try? left.divided(by: right)
      case .remainder: nil
      }
    })
}

extension ColumnKind<DateSpan> {
  static let dates = ColumnKind(
    filler: DateSpan(CalendarDate(dayNumber: 0)),
    list: { if case .dates(let list) = $0.values { list } else { nil } },
    constant: { if case .date(let date) = $0 { date } else { nil } },
    calculate: { _, _, _ in nil })
}
