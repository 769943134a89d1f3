import Values

/// What an expression gives: a value of CEL, or an unknown or an error, which are values as well.
package enum CELValue: Sendable {
  /// The value `null`.
  case null
  /// True or false.
  case bool(Bool)
  /// A signed whole number of 64 bits.
  case int(Int64)
  /// An unsigned whole number of 64 bits.
  case uint(UInt64)
  /// A binary floating-point number.
  case double(Double)
  /// A text; it is compared, ordered and counted by code points.
  case string(String)
  /// Octets.
  case bytes([UInt8])
  /// A list, which may be lazy and may be open.
  case list(CELList)
  /// A map.
  case map(CELMap)
  /// A type, by its runtime name.
  case type(String)
  /// A point of time.
  case timestamp(CELTimestamp)
  /// A length of time in nanoseconds.
  case duration(Int64)
  /// An optional value: none, or some.
  indirect case optional(CELValue?)
  /// An exact decimal number.
  case decimal(Decimal)
  /// A date at the precision with which it was stated.
  case date(DateSpan)
  /// An object of the host, with fields resolved at compile time.
  case object(any CELObject)
  /// Not known, with the causes.
  case unknown(CELUnknown)
  /// An evaluation error.
  indirect case error(CELEvaluationError)
}

extension CELValue {
  /// A list of these elements.
  package static func list(_ elements: [CELValue]) -> CELValue { .list(CELList(elements)) }

  /// The answer as a value.
  package init(_ answer: CELTri) {
    switch answer {
    case .true: self = .bool(true)
    case .false: self = .bool(false)
    case .unknown(let unknown): self = .unknown(unknown)
    }
  }

  /// Whether this is an unknown or an error, which pass through what is not made for them.
  var isFault: Bool {
    switch self {
    case .unknown, .error: true
    default: false
    }
  }

  /// The name of the value's type as `type(x)` shows it.
  package var typeName: String {
    switch self {
    case .null: "null_type"
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .string: "string"
    case .bytes: "bytes"
    case .list: "list"
    case .map: "map"
    case .type: "type"
    case .timestamp: "google.protobuf.Timestamp"
    case .duration: "google.protobuf.Duration"
    case .optional: "optional_type"
    case .decimal: "cotejo.Decimal"
    case .date: "cotejo.Date"
    case .object(let object): object.typeName
    case .unknown: "unknown"
    case .error: "error"
    }
  }
}
