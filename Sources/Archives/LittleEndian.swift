/// Numbers as containers of files write them: the lowest byte first.
package enum LittleEndian {
  /// The number of `width` bytes at a place, or `nil` beyond the end.
  package static func number(_ bytes: [UInt8], at place: Int, width: Int) -> Int? {
    guard place >= 0, place <= bytes.count - width else { return nil }
    var value: UInt64 = 0
    for index in (0..<width).reversed() { value = value << 8 | UInt64(bytes[place + index]) }
    return Int(exactly: value)
  }

  /// Adds the number in `width` bytes.
  package static func append(_ number: Int, width: Int, to bytes: inout [UInt8]) {
    for index in 0..<width { bytes.append(UInt8(truncatingIfNeeded: number >> (index * 8))) }
  }
}
