/// JSON in which no sign turns the direction of writing or moves a terminal's cursor.
///
/// A program reads the same text; whoever looks at the file sees `\u202e` where it stands.
enum InertJSON {
  /// The same JSON with C1 codes, direction marks and line separators as `\u` escapes.
  ///
  /// Signs beyond ASCII stand in texts only, so that nothing of the structure can be touched.
  static func bytes(_ json: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(json.count)
    json.withUnsafeBufferPointer { json in
      var index = 0
      while index < json.count {
        let byte = json[index]
        if byte < 0xC2 {
          result.append(byte)
          index += 1
          continue
        }
        let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        let end = min(json.count, index + length)
        var scalar = UInt32(byte) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
        for next in index + 1..<end { scalar = scalar << 6 | UInt32(json[next] & 0x3F) }
        if TerminalText.isControl(scalar) {
          result += escape(scalar)
        } else {
          for each in index..<end { result.append(json[each]) }
        }
        index = end
      }
    }
    return result
  }

  private static func escape(_ scalar: UInt32) -> [UInt8] {
    guard scalar > 0xFFFF else { return unit(scalar) }
    let rest = scalar - 0x10000
    return unit(0xD800 + rest >> 10) + unit(0xDC00 + rest & 0x3FF)
  }

  private static func unit(_ value: UInt32) -> [UInt8] {
    let digits = String(value, radix: 16)
    return Array(("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits).utf8)
  }
}
