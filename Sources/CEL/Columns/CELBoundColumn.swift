import Synchronization
import Values

/// A column laid over the rows of a table, for as many expressions as read it.
package final class CELBoundColumn: Sendable {
  /// The values by row of the table.
  enum Values: Sendable {
    case bools(ContiguousArray<Bool>)
    case ints(ContiguousArray<Int64>)
    case doubles(ContiguousArray<Double>)
    case decimals(ContiguousArray<Decimal>)
    case dates(ContiguousArray<DateSpan>)
    case texts(ContiguousArray<UInt32>, ColumnTexts)
    case coded(ContiguousArray<UInt32>, [CELValue])
  }

  let values: Values
  /// `CELColumn.State` of each row.
  let states: ContiguousArray<UInt8>
  /// `CELRowAnswer` of each row that has no value, else 0.
  let faults: ContiguousArray<UInt8>
  /// `CELRowAnswer` of `has` for each row.
  let presences: ContiguousArray<UInt8>
  /// Whether any row has none.
  let hasFaults: Bool
  private let scaledOnce = AtomicLazyReference<ScaledNumbers>()

  /// Lays a column over a table; `nil` where it does not hold what its path has to give.
  package init?(_ column: CELColumn, type: CELType, rowCount: Int) {
    guard let values = Values(column, type: type, rowCount: rowCount) else { return nil }
    let states = CELBoundColumn.states(of: column, rowCount: rowCount)
    self.states = states
    hasFaults = states.contains { $0 != 0 }
    faults = hasFaults ? ContiguousArray(states.map(ColumnFaults.code)) : states
    presences = ContiguousArray(states.map(ColumnFaults.presence))
    self.values = values
    guard states.count == rowCount, hasAllCodes else { return nil }
  }

  /// Its decimals as whole numbers, made when they are first compared; `nil` where they do not fit.
  var scaled: ScaledNumbers? {
    guard case .decimals(let list) = values else { return nil }
    let made = scaledOnce.load() ?? scaledOnce.storeIfNil(ScaledNumbers(list, states: states))
    return made.numbers.isEmpty ? nil : made
  }

  /// How many rows it is laid over.
  var rowCount: Int { states.count }

  /// How many distinct texts or values it names.
  var distinctCount: Int {
    switch values {
    case .texts(_, let texts): texts.pool.count
    case .coded(_, let distinct): distinct.count
    default: 0
    }
  }

  /// Whether every present row names something.
  private var hasAllCodes: Bool {
    switch values {
    case .texts(let codes, let texts): isWithin(codes, texts.pool.count)
    case .coded(let codes, let distinct): isWithin(codes, distinct.count)
    default: true
    }
  }

  private func isWithin(_ codes: ContiguousArray<UInt32>, _ count: Int) -> Bool {
    codes.withUnsafeBufferPointer { codes in
      states.withUnsafeBufferPointer { states in
        var isWithin = true
        for row in codes.indices where states[row] == 0 {
          isWithin = isWithin && codes[row] < count
        }
        return isWithin
      }
    }
  }

  private static func states(of column: CELColumn, rowCount: Int) -> ContiguousArray<UInt8> {
    var own = ContiguousArray<UInt8>(repeating: 0, count: column.rows == nil ? rowCount : 0)
    if let withCodes = column.withCodes {
      let meanings = column.meanings.map(\.rawValue)
      withCodes { codes in
        own = ContiguousArray(unsafeUninitializedCapacity: codes.count) { made, count in
          for index in codes.indices { made[index] = meanings[Int(codes[index])] }
          count = codes.count
        }
      }
    }
    guard let rows = column.rows else { return own }
    // Without codes every row that the column has is present.
    let hasCodes = column.withCodes != nil
    let count = column.storage.count
    return ContiguousArray(
      rows.map { row in
        if row < 0 {
          return row == -2 ? CELColumn.State.unread.rawValue : CELColumn.State.lack.rawValue
        }
        guard Int(row) < count else { return CELColumn.State.unread.rawValue }
        guard hasCodes else { return CELColumn.State.present.rawValue }
        return Int(row) < own.count ? own[Int(row)] : CELColumn.State.unread.rawValue
      })
  }
}

extension CELBoundColumn.Values {
  /// The values in the order of the table's rows, or `nil` where they are not of the path's type.
  package init?(_ column: CELColumn, type: CELType, rowCount: Int) {
    let rows = column.rows
    switch (column.storage, type) {
    case (.bools(let list), .bool): self = .bools(Self.laid(list, rows, false))
    case (.ints(let list), .int): self = .ints(Self.laid(list, rows, 0))
    case (.doubles(let list), .double): self = .doubles(Self.laid(list, rows, 0))
    case (.decimals(let list), .decimal): self = .decimals(Self.laid(list, rows, .zero))
    case (.decimals(let list), .int):
      guard let whole = Self.whole(list) else { return nil }
      self = .ints(Self.laid(whole, rows, 0))
    case (.dates(let list), .date):
      self = .dates(Self.laid(list, rows, DateSpan(CalendarDate(dayNumber: 0))))
    case (.texts(let codes, let pool), .string):
      self = .texts(Self.laid(codes, rows, 0), ColumnTexts(pool))
    case (.coded(let codes, let distinct), _): self = .coded(Self.laid(codes, rows, 0), distinct)
    default: return nil
    }
    guard count == rowCount else { return nil }
  }

  private var count: Int {
    switch self {
    case .bools(let list): list.count
    case .ints(let list): list.count
    case .doubles(let list): list.count
    case .decimals(let list): list.count
    case .dates(let list): list.count
    case .texts(let list, _), .coded(let list, _): list.count
    }
  }

  private static func laid<Value>(
    _ list: ContiguousArray<Value>, _ rows: ContiguousArray<Int32>?, _ filler: Value
  ) -> ContiguousArray<Value> {
    guard let rows else { return list }
    return ContiguousArray(
      rows.map { $0 >= 0 && Int($0) < list.count ? list[Int($0)] : filler })
  }

  /// Whole numbers from decimals, or `nil` where one of them is none.
  private static func whole(_ list: ContiguousArray<Decimal>) -> ContiguousArray<Int64>? {
    var isWhole = true
    let numbers = list.map { decimal -> Int64 in
      guard let number = decimal.wholeNumber else {
        isWhole = false
        return 0
      }
      return Int64(number)
    }
    return isWhole ? ContiguousArray(numbers) : nil
  }
}
