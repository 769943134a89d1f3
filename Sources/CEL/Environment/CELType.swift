/// The type of an expression, as the checker knows it.
package indirect enum CELType: Hashable, Sendable {
  /// Anything: checked when it is evaluated.
  case dyn
  /// The type of `null`.
  case null
  /// True or false.
  case bool
  /// A signed whole number.
  case int
  /// An unsigned whole number.
  case uint
  /// A binary floating-point number.
  case double
  /// A text.
  case string
  /// Octets.
  case bytes
  /// A point of time.
  case timestamp
  /// A length of time.
  case duration
  /// An exact decimal: decimal, amount or percent of the vocabulary.
  case decimal
  /// A date at its precision.
  case date
  /// A list.
  case list(CELType)
  /// A map, by key and value.
  case map(CELType, CELType)
  /// An optional value.
  case optional(CELType)
  /// The type of a type.
  case type(CELType)
  /// An object declared under this name.
  case object(String)
  /// Any other type a host declares functions over.
  case abstract(String, [CELType])
  /// A type parameter of a function's signature.
  case parameter(String)
  /// A type the checker has still to find out.
  case variable(Int)
}

extension CELType {
  /// Whether it is a type without parts of which every value is one.
  var isScalar: Bool {
    switch self {
    case .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration, .decimal, .date: true
    default: false
    }
  }

  /// The types this one is made of.
  var parts: [CELType] {
    switch self {
    case .list(let element): [element]
    case .map(let key, let value): [key, value]
    case .optional(let wrapped): [wrapped]
    case .type(let type): [type]
    case .abstract(_, let parts): parts
    default: []
    }
  }

  /// The same type with each part replaced.
  func mapParts(_ change: (CELType) -> CELType) -> CELType {
    switch self {
    case .list(let element): .list(change(element))
    case .map(let key, let value): .map(change(key), change(value))
    case .optional(let wrapped): .optional(change(wrapped))
    case .type(let type): .type(change(type))
    case .abstract(let name, let parts): .abstract(name, parts.map(change))
    default: self
    }
  }

  /// Whether both are made the same way, their parts aside.
  func hasShape(of other: CELType) -> Bool {
    switch (self, other) {
    case (.list, .list), (.map, .map), (.optional, .optional), (.type, .type): true
    case (.abstract(let left, let parts), .abstract(let right, let others)):
      left == right && parts.count == others.count
    default: self == other
    }
  }

  /// The runtime name, as `type(x)` shows it.
  var runtimeName: String {
    switch self {
    case .null: "null_type"
    case .timestamp: "google.protobuf.Timestamp"
    case .duration: "google.protobuf.Duration"
    case .decimal: "cotejo.Decimal"
    case .date: "cotejo.Date"
    case .list: "list"
    case .map: "map"
    case .optional: "optional_type"
    case .type: "type"
    case .object(let name), .abstract(let name, _): name
    default: description
    }
  }
}

extension CELType: CustomStringConvertible {
  /// As signatures write it: `list(int)`, `optional_type(string)`.
  package var description: String {
    switch self {
    case .dyn: "dyn"
    case .null: "null"
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .string: "string"
    case .bytes: "bytes"
    case .timestamp: "timestamp"
    case .duration: "duration"
    case .decimal: "decimal"
    case .date: "date"
    case .list(let element): "list(\(element))"
    case .map(let key, let value): "map(\(key), \(value))"
    case .optional(let wrapped): "optional_type(\(wrapped))"
    case .type(let type): "type(\(type))"
    case .object(let name): name
    case .abstract(let name, let parts):
      parts.isEmpty ? name : "\(name)(\(parts.map(\.description).joined(separator: ", ")))"
    case .parameter(let name): name
    case .variable(let number): "?\(number)"
    }
  }
}
