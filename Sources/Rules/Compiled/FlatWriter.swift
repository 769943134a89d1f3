/// Writes values one after another, without names: what `FlatReader` takes in again.
///
/// Whole numbers are zigzag varints; each text stands once, in a table of its own.
struct FlatWriter {
  /// What was written so far.
  private(set) var bytes: [UInt8] = []
  /// The texts, in the order in which they were first written.
  private(set) var texts: [String] = []
  private var numbers: [String: Int] = [:]

  /// Writes a whole number.
  mutating func write(_ number: Int) {
    var rest = UInt64(bitPattern: Int64(number << 1 ^ number >> (Int.bitWidth - 1)))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Writes a text by its place in the table.
  mutating func write(_ text: String) {
    if let number = numbers[text] { return write(number) }
    numbers[text] = texts.count
    write(texts.count)
    texts.append(text)
  }

  /// Writes a value.
  mutating func write(_ value: some FlatValue) { value.write(to: &self) }

  /// Writes whether there is a value, and it.
  mutating func write<Value: FlatValue>(_ value: Value?) {
    write(value != nil)
    if let value { write(value) }
  }

  /// Writes how many values there are, and them.
  mutating func write<Value: FlatValue>(_ values: [Value]) {
    write(values.count)
    for value in values { write(value) }
  }

  /// Writes an expression by its source; what it may name and its type are told by its place.
  mutating func write(_ expression: Expression) { write(expression.source) }

  /// Writes whether there is an expression, and it.
  mutating func write(_ expression: Expression?) {
    write(expression != nil)
    if let expression { write(expression) }
  }

  /// The table of texts and what was written.
  func finished() -> [UInt8] {
    var whole = FlatWriter()
    whole.write(texts.count)
    for text in texts { whole.write(text.utf8.count) }
    for text in texts { whole.bytes.append(contentsOf: text.utf8) }
    return whole.bytes + bytes
  }
}
