import CEL

/// Reads what `FlatWriter` wrote; whatever the bytes are, it ends in a value or in `FlatFault`.
struct FlatReader {
  /// How deep values may lie in one another.
  private static let deepest = 32

  private let bytes: UnsafeRawBufferPointer
  private var position = 0
  private var texts: [String] = []
  private var depth = 0
  /// The names that expressions may use, and the table whose rows are judged or grouped.
  ///
  /// A scope knows all functions and takes time to make; who reads no expression needs none.
  lazy var names: (scope: RuleScope, table: String?) = (RuleScope(), nil)

  /// A reader at the first value, the table of texts behind it.
  init(_ bytes: UnsafeRawBufferPointer) throws(FlatFault) {
    self.bytes = bytes
    let count = try count()
    var lengths: [Int] = []
    lengths.reserveCapacity(count)
    for _ in 0..<count { lengths.append(try self.count()) }
    texts.reserveCapacity(count)
    for length in lengths {
      guard length <= bytes.count - position else { throw .cutOff }
      texts.append(
        String(
          decoding: UnsafeRawBufferPointer(rebasing: bytes[position..<position + length]),
          as: UTF8.self))
      position += length
    }
  }

  /// Whether all was read.
  var isAtEnd: Bool { position == bytes.count }

  /// Reads a whole number.
  mutating func number() throws(FlatFault) -> Int {
    var raw: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      guard position < bytes.count else { throw .cutOff }
      let byte = bytes[position]
      position += 1
      guard shift < 63 || byte < 2 else { throw .malformed }
      raw |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
      guard shift < 64 else { throw .malformed }
    }
    return Int(bitPattern: UInt(raw >> 1)) ^ -Int(raw & 1)
  }

  /// Reads how many things follow; no thing takes less than a byte.
  mutating func count() throws(FlatFault) -> Int {
    let count = try number()
    guard count >= 0, count <= bytes.count - position else { throw .malformed }
    return count
  }

  /// Reads a text.
  mutating func text() throws(FlatFault) -> String {
    let place = try number()
    guard texts.indices.contains(place) else { throw .malformed }
    return texts[place]
  }

  /// Reads a value.
  mutating func value<Value: FlatValue>(_: Value.Type = Value.self) throws(FlatFault) -> Value {
    try Value(from: &self)
  }

  /// Reads a value that lies in another of its kind.
  mutating func nested<Value>(
    _ body: (inout FlatReader) throws(FlatFault) -> Value
  ) throws(FlatFault) -> Value {
    guard depth < FlatReader.deepest else { throw .malformed }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  /// Reads a value that may be lacking.
  mutating func optional<Value: FlatValue>(
    _: Value.Type = Value.self
  ) throws(FlatFault) -> Value? {
    try value(Bool.self) ? try Value(from: &self) : nil
  }

  /// Reads an expression over the names at hand, or over a row that a `where` picks as well.
  mutating func expression(
    _ type: CELType?, pickingFrom table: String? = nil
  ) throws(FlatFault) -> Expression {
    let scope = table.map { names.scope.picking(from: $0) } ?? names.scope
    return Expression(source: try text(), in: scope, expecting: type)
  }

  /// Reads an expression that may be lacking.
  mutating func optionalExpression(
    _ type: CELType?, pickingFrom table: String? = nil
  ) throws(FlatFault) -> Expression? {
    try value(Bool.self) ? try expression(type, pickingFrom: table) : nil
  }

  /// Reads several values.
  mutating func list<Value: FlatValue>(_: Value.Type = Value.self) throws(FlatFault) -> [Value] {
    try list { reader throws(FlatFault) in try Value(from: &reader) }
  }

  /// Reads several values, each by `body`.
  mutating func list<Value>(
    _ body: (inout FlatReader) throws(FlatFault) -> Value
  ) throws(FlatFault) -> [Value] {
    let count = try count()
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try body(&self)) }
    return values
  }
}

/// What may be wrong with bytes that should be flat values.
enum FlatFault: Error {
  /// They end in the middle of a value.
  case cutOff
  /// They hold what was never written.
  case malformed
}

/// A value that can be written flat and read again.
protocol FlatValue {
  /// Writes it.
  func write(to writer: inout FlatWriter)
  /// Reads it.
  init(from reader: inout FlatReader) throws(FlatFault)
}

extension Int: FlatValue {
  func write(to writer: inout FlatWriter) { writer.write(self) }
  init(from reader: inout FlatReader) throws(FlatFault) { self = try reader.number() }
}

extension Bool: FlatValue {
  func write(to writer: inout FlatWriter) { writer.write(self ? 1 : 0) }
  init(from reader: inout FlatReader) throws(FlatFault) {
    switch try reader.number() {
    case 0: self = false
    case 1: self = true
    default: throw .malformed
    }
  }
}

extension String: FlatValue {
  func write(to writer: inout FlatWriter) { writer.write(self) }
  init(from reader: inout FlatReader) throws(FlatFault) { self = try reader.text() }
}

/// An enumeration of few words: written as its word, so that its cases may be put in another order.
protocol FlatWord: FlatValue, RawRepresentable where RawValue == String {}

extension FlatWord {
  func write(to writer: inout FlatWriter) { writer.write(rawValue) }
  init(from reader: inout FlatReader) throws(FlatFault) {
    guard let word = Self(rawValue: try reader.text()) else { throw .malformed }
    self = word
  }
}
