/// The text of a paragraph or a cell of a page: runs of white space are one space, as browsers show it.
struct HTMLText {
  private var bytes: [UInt8] = []
  private var hasSpace = false
  private var wantsBreak = false
  private var hasInk = false

  /// Adds text; `isLiteral` keeps its white space.
  mutating func add(_ text: UnsafeBufferPointer<UInt8>, isLiteral: Bool) {
    for byte in text {
      switch byte {
      case 9, 10, 12, 13, 32:
        if !isLiteral {
          hasSpace = true
        } else if byte != 13 {
          settle()
          bytes.append(byte)
        }
      default:
        settle()
        bytes.append(byte)
        hasInk = true
      }
    }
  }

  /// Adds a line break that the page asks for.
  mutating func addBreak() {
    if wantsBreak { settle() }
    hasSpace = false
    bytes.append(10)
  }

  /// What follows stands on a line of its own.
  mutating func startBlock() {
    hasSpace = false
    if hasInk, bytes.last != 10 { wantsBreak = true }
  }

  /// Adds a whole line.
  mutating func add(line: String) {
    startBlock()
    settle()
    bytes.append(contentsOf: line.utf8)
    (hasInk, wantsBreak) = (true, true)
  }

  /// How many bytes there are so far.
  var count: Int { bytes.count }

  /// The text, without white space at its end.
  var text: String {
    var end = bytes.count
    while end > 0, bytes[end - 1] <= 32 { end -= 1 }
    var start = 0
    while start < end, bytes[start] == 10 { start += 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private mutating func settle() {
    if wantsBreak {
      bytes.append(10)
    } else if hasSpace, let last = bytes.last, last != 10, last != 32 {
      bytes.append(32)
    }
    (wantsBreak, hasSpace) = (false, false)
  }
}
