import Values

/// The values of one path for all rows of a table, as the host keeps them.
///
/// Nothing is copied: arrays are shared, and the codes of the rows are read where they lie.
package struct CELColumn {
  /// What is known of the fact in a row.
  package enum State: UInt8, Sendable {
    /// It has a value.
    case present
    /// Something is written that is no value: `has` says yes, the value is unknown.
    case malformed
    /// There is none: `has` says no, the value is unknown, and the cause is a lack.
    case lack
    /// Nobody can say yet: all is unknown.
    case unread
  }

  /// The values; where a row has none, its entry means nothing.
  package enum Storage: Sendable {
    /// Truth values.
    case bools(ContiguousArray<Bool>)
    /// Whole numbers.
    case ints(ContiguousArray<Int64>)
    /// Binary numbers.
    case doubles(ContiguousArray<Double>)
    /// Exact decimals; under a path of type `int` they are whole numbers.
    case decimals(ContiguousArray<Decimal>)
    /// Dates.
    case dates(ContiguousArray<DateSpan>)
    /// Texts, by their position in a pool.
    case texts(ContiguousArray<UInt32>, pool: [String])
    /// Values of any type, by their position among the distinct ones.
    case coded(ContiguousArray<UInt32>, distinct: [CELValue])
  }

  /// The values.
  package let storage: Storage
  /// What each code byte means, 256 of them.
  let meanings: [State]
  /// Gives the code of each row of the column, one byte a row; `nil` where all are present.
  let withCodes: (((UnsafeRawBufferPointer) -> Void) -> Void)?
  /// For each row of the table the row of the column: -1 where there is none (a lack), -2 where
  /// nobody could read which.
  let rows: ContiguousArray<Int32>?

  /// A column in which every row has a value.
  package init(_ storage: Storage, rows: ContiguousArray<Int32>? = nil) {
    self.storage = storage
    self.rows = rows
    meanings = []
    withCodes = nil
  }

  /// A column whose rows have codes; `meaning` is asked once for each of the 256 possible ones.
  package init(
    _ storage: Storage, rows: ContiguousArray<Int32>? = nil, meaning: (UInt8) -> State,
    withCodes: @escaping ((UnsafeRawBufferPointer) -> Void) -> Void
  ) {
    self.storage = storage
    self.rows = rows
    meanings = (0...255).map { meaning(UInt8($0)) }
    self.withCodes = withCodes
  }
}

extension CELColumn.Storage {
  /// How many rows it has.
  var count: Int {
    switch self {
    case .bools(let list): list.count
    case .ints(let list): list.count
    case .doubles(let list): list.count
    case .decimals(let list): list.count
    case .dates(let list): list.count
    case .texts(let codes, _), .coded(let codes, _): codes.count
    }
  }
}
