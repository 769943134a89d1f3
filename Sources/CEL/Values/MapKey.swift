/// A key of a map in its normal form: numbers that are equal are one key.
enum MapKey: Hashable {
  case bool(Bool)
  case int(Int64)
  /// Only numbers above `Int64.max`.
  case uint(UInt64)
  case string(ByteText)

  /// The key a map literal may hold: no doubles.
  init?(literal value: CELValue) {
    if case .double = value { return nil }
    self.init(lookup: value)
  }

  /// The key a look-up may use: doubles too, when they are whole.
  init?(lookup value: CELValue) {
    switch value {
    case .bool(let flag): self = .bool(flag)
    case .int(let number): self = .int(number)
    case .uint(let number): self = Int64(exactly: number).map(MapKey.int) ?? .uint(number)
    case .double(let number):
      if let whole = Int64(exactly: number) {
        self = .int(whole)
      } else if let whole = UInt64(exactly: number) {
        self = .uint(whole)
      } else {
        return nil
      }
    case .string(let text): self = .string(ByteText(text))
    default: return nil
    }
  }
}
