/// A literal; numbers keep their text, since beside a decimal they are decimals.
enum Literal: Sendable {
  case null
  case bool(Bool)
  case int(Int64, text: String)
  case uint(UInt64)
  case double(Double, text: String)
  case string(String)
  case bytes([UInt8])
}

extension Literal {
  /// The value, taken by itself.
  var value: CELValue {
    switch self {
    case .null: .null
    case .bool(let flag): .bool(flag)
    case .int(let number, _): .int(number)
    case .uint(let number): .uint(number)
    case .double(let number, _): .double(number)
    case .string(let text): .string(text)
    case .bytes(let octets): .bytes(octets)
    }
  }

  /// The type, taken by itself.
  var type: CELType {
    switch self {
    case .null: .null
    case .bool: .bool
    case .int: .int
    case .uint: .uint
    case .double: .double
    case .string: .string
    case .bytes: .bytes
    }
  }
}
