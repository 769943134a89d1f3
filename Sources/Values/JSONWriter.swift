/// Writes JSON with the keys in the order given, so that equal input gives equal bytes.
///
/// Two spaces an indent; `compact` puts all on one line.
package struct JSONWriter {
  /// What was written so far, UTF-8; without the pieces that were given away.
  package private(set) var bytes: [UInt8] = []
  private let compact: Bool
  private var depth = 0
  private var needsComma = false
  private let output: ((_ piece: [UInt8]) -> Void)?
  /// How many pieces were given away.
  private var pieces = 0

  /// How long a piece may grow before it is given away.
  private static let pieceLength = 1 << 18

  /// An empty document.
  package init(compact: Bool = false) { (self.compact, output) = (compact, nil) }

  /// An empty document of which `output` gets piece after piece, each a run of whole values.
  package init(output: @escaping (_ piece: [UInt8]) -> Void) {
    (compact, self.output) = (false, output)
  }

  /// Gives the last piece away.
  package mutating func finish() {
    guard let output else { return }
    output(bytes)
    bytes.removeAll()
  }

  /// Takes out what was written so far, so that a long document need not be held whole; only on one line.
  package mutating func take() -> [UInt8] {
    precondition(compact, "the indents of an open container are still to come")
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  /// An object; `body` writes its members with `member`.
  package mutating func object(_ body: (inout JSONWriter) throws -> Void) rethrows {
    try container(open: UInt8(ascii: "{"), close: UInt8(ascii: "}"), body)
  }

  /// An array; `body` writes its elements, each through `element`.
  package mutating func array(_ body: (inout JSONWriter) throws -> Void) rethrows {
    try container(open: UInt8(ascii: "["), close: UInt8(ascii: "]"), body)
  }

  /// One member of an object: the key, then what `value` writes.
  package mutating func member(
    _ key: String, _ value: (inout JSONWriter) throws -> Void
  ) rethrows {
    separate()
    quoted(key)
    bytes.append(UInt8(ascii: ":"))
    if !compact { bytes.append(32) }
    needsComma = false
    try value(&self)
    needsComma = true
  }

  /// One element of an array.
  package mutating func element(_ value: (inout JSONWriter) throws -> Void) rethrows {
    separate()
    needsComma = false
    try value(&self)
    needsComma = true
    if bytes.count >= JSONWriter.pieceLength, let output {
      output(bytes)
      pieces += 1
      bytes.removeAll(keepingCapacity: true)
    }
  }

  /// A text as a JSON text, quotes and all; YAML reads it as well.
  package static func quoted(_ text: String) -> String {
    var writer = JSONWriter(compact: true)
    writer.string(text)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// A text value.
  package mutating func string(_ text: String) { quoted(text) }
  /// A whole number.
  package mutating func integer(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }
  /// A number from text that is a JSON number already, such as a decimal's description.
  package mutating func number(_ text: String) { bytes.append(contentsOf: text.utf8) }
  /// `true` or `false`.
  package mutating func boolean(_ value: Bool) {
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }
  /// `null`.
  package mutating func null() { bytes.append(contentsOf: "null".utf8) }

  /// A member that is a text, or `null` where there is none.
  package mutating func member(_ key: String, _ text: String?) {
    member(key) { writer in
      if let text { writer.string(text) } else { writer.null() }
    }
  }

  /// A member that is a whole number.
  package mutating func member(_ key: String, _ number: Int) {
    member(key) { $0.integer(number) }
  }

  /// A member that is true or false.
  package mutating func member(_ key: String, _ flag: Bool) {
    member(key) { $0.boolean(flag) }
  }

  private mutating func container(
    open: UInt8, close: UInt8, _ body: (inout JSONWriter) throws -> Void
  ) rethrows {
    bytes.append(open)
    depth += 1
    needsComma = false
    let start = (pieces, bytes.count)
    try body(&self)
    depth -= 1
    if (pieces, bytes.count) > start { newline() }
    bytes.append(close)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    newline()
  }

  private mutating func newline() {
    guard !compact else { return }
    bytes.append(10)
    for _ in 0..<depth { bytes.append(contentsOf: [32, 32]) }
  }

  private mutating func quoted(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes.append(contentsOf: #"\""#.utf8)
      case UInt8(ascii: "\\"): bytes.append(contentsOf: #"\\"#.utf8)
      case 10: bytes.append(contentsOf: #"\n"#.utf8)
      case 13: bytes.append(contentsOf: #"\r"#.utf8)
      case 9: bytes.append(contentsOf: #"\t"#.utf8)
      case 0..<32, 127:
        let hex = String(byte, radix: 16)
        bytes.append(contentsOf: ("\\u00" + (hex.utf8.count < 2 ? "0" + hex : hex)).utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
