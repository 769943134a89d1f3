/// The text of a file whose encoding nobody wrote down.
struct TextDecoding {
  /// The encodings that are known.
  enum Encoding: String {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16 LE"
    case utf16BigEndian = "UTF-16 BE"
    case windows1252 = "Windows-1252"
  }

  /// The encoding found.
  let encoding: Encoding
  /// The text in UTF-8, without a byte order mark.
  let bytes: [UInt8]

  /// Reads the byte order mark; without one, letters of two bytes are known by their zeros, and what else is
  /// not UTF-8 is Windows-1252.
  init(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xFE]) {
      self.init(.utf16LittleEndian, TextDecoding.utf16(bytes[2...], isLittle: true))
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      self.init(.utf16BigEndian, TextDecoding.utf16(bytes[2...], isLittle: false))
    } else if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      self.init(.utf8, Array(bytes[3...]))
    } else if let isLittle = TextDecoding.isBareUTF16(bytes) {
      self.init(
        isLittle ? .utf16LittleEndian : .utf16BigEndian,
        TextDecoding.utf16(bytes[...], isLittle: isLittle))
    } else if TextDecoding.isUTF8(bytes) {
      self.init(.utf8, bytes)
    } else {
      self.init(.windows1252, TextDecoding.windows1252(bytes))
    }
  }

  /// The beginning of a text in UTF-8, enough to see what it looks like.
  static func sample(_ bytes: [UInt8]) -> [UInt8] {
    // Cut before a letter's first byte, and at an even place for UTF-16.
    var end = min(bytes.count, 256 << 10)
    while end < bytes.count, end > 2, bytes[end] & 0xC0 == 0x80 || end % 2 == 1 { end -= 1 }
    return TextDecoding(Array(bytes.prefix(end))).bytes
  }

  private init(_ encoding: Encoding, _ bytes: [UInt8]) {
    (self.encoding, self.bytes) = (encoding, bytes)
  }

  /// Whether these bytes are text at all: no zeros but in UTF-16, and hardly a control character.
  static func isText(_ bytes: [UInt8]) -> Bool {
    // Letters of four bytes, which nobody's programs write, would be read as letters of two and zeros.
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return false }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return bytes.count % 2 == 0
    }
    if isBareUTF16(bytes) != nil { return true }
    var controls = 0
    for byte in bytes where byte < 32 {
      switch byte {
      case 0: return false
      case 9, 10, 11, 12, 13, 26: continue
      default: controls += 1
      }
    }
    // A short text may have a stray one too.
    return controls <= max(2, bytes.count / 256)
  }

  /// Whether the lower byte of each letter comes first, in UTF-16 without a mark; `nil` for anything else.
  ///
  /// Most of the letters at the beginning are Latin ones, with a zero beside them, and none is a control
  /// character.
  private static func isBareUTF16(_ bytes: [UInt8]) -> Bool? {
    guard bytes.count >= 8, bytes.count % 2 == 0, (bytes[0] == 0) != (bytes[1] == 0) else {
      return nil
    }
    let isLittle = bytes[1] == 0
    let end = min(bytes.count, 4 << 10)
    var latin = 0
    for place in stride(from: 0, to: end, by: 2) {
      let (low, high) = (bytes[place + (isLittle ? 0 : 1)], bytes[place + (isLittle ? 1 : 0)])
      guard high == 0 else { continue }
      guard low >= 32 || [9, 10, 13].contains(low) else { return nil }
      latin += 1
    }
    return latin * 4 >= end ? isLittle : nil
  }

  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var place = 0
      while place < bytes.count {
        let byte = bytes[place]
        if byte < 0x80 {
          place += 1
          continue
        }
        let length: Int
        switch byte {
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF: length = 3
        case 0xF0...0xF4: length = 4
        default: return false
        }
        guard place + length <= bytes.count else { return false }
        for index in 1..<length where bytes[place + index] & 0xC0 != 0x80 { return false }
        // Too long a form, a surrogate, or beyond the last character.
        switch (byte, bytes[place + 1]) {
        case (0xE0, ..<0xA0), (0xED, 0xA0...), (0xF0, ..<0x90), (0xF4, 0x90...): return false
        default: break
        }
        place += length
      }
      return true
    }
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, isLittle: Bool) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var place = bytes.startIndex
    while place + 1 < bytes.endIndex {
      let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
      units.append(isLittle ? second << 8 | first : first << 8 | second)
      place += 2
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private static func windows1252(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 {
        result.append(byte)
        continue
      }
      let code = byte < 0xA0 ? upper[Int(byte - 0x80)] : UInt16(byte)
      if code >= 0x800 { result.append(UInt8(0xE0 | code >> 12)) }
      result.append(code >= 0x800 ? UInt8(0x80 | code >> 6 & 0x3F) : UInt8(0xC0 | code >> 6))
      result.append(UInt8(0x80 | code & 0x3F))
    }
    return result
  }

  /// What Windows puts at 128 to 159; its five holes keep their number.
  private static let upper: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039,
    0x152, 0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC,
    0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
  ]
}
