import Archives
import Values

/// The texts of workbooks: one piece, or runs with formats of their own.
enum XLSXText {
  /// Adds the text of the `si` or `is` element just opened, and passes over its end tag.
  ///
  /// Runs are joined; phonetic runs, which tell how to say a text, are left out.
  static func append(
    _ xml: inout XMLTokenizer, to bytes: inout [UInt8], limit: Int
  ) throws(ArchiveError) {
    while true {
      switch try xml.next() {
      case .text: continue
      case .start where xml.isNamed("t"): try appendContent(&xml, to: &bytes)
      case .start where xml.isNamed("r"): try append(&xml, to: &bytes, limit: limit)
      case .start: try xml.skip()
      case .end:
        guard bytes.count <= limit else {
          throw ArchiveError(.overLimit, "a text of \(bytes.count) bytes")
        }
        return
      case .finished: throw xml.fault("the document is cut short")
      }
    }
  }

  @inline(__always)
  private static func appendContent(
    _ xml: inout XMLTokenizer, to bytes: inout [UInt8]
  ) throws(ArchiveError) {
    if let plain = xml.plainContent() {
      bytes.append(contentsOf: plain)
    } else {
      try xml.appendContent(to: &bytes)
    }
  }

  /// The name in the pool of the text that these bytes stand for; 0 where it is empty.
  static func intern(
    _ bytes: UnsafeBufferPointer<UInt8>, in texts: inout StringPool
  ) -> StringPool.ID {
    mayHoldEscapes(bytes) ? texts.intern(unescaped(bytes)) : texts.intern(bytes)
  }

  /// Adds the text that these bytes stand for without looking for it; gives its name in the pool.
  static func append(
    _ bytes: UnsafeBufferPointer<UInt8>, to texts: inout StringPool
  ) -> StringPool.ID {
    let text = mayHoldEscapes(bytes) ? unescaped(bytes) : String(decoding: bytes, as: UTF8.self)
    return text.isEmpty ? 0 : texts.append(text)
  }

  @inline(__always)
  private static func mayHoldEscapes(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count >= 7, let base = bytes.baseAddress else { return false }
    var place = 0
    while place + 6 < bytes.count {
      // Few texts have an underline at all, so eight bytes are looked at together.
      if place + 8 <= bytes.count, !Plain.hasUnderline(Plain.eight(base + place)) {
        place += 8
        continue
      }
      if base[place] == UInt8(ascii: "_"), base[place + 1] == UInt8(ascii: "x"),
        base[place + 6] == UInt8(ascii: "_")
      {
        return true
      }
      place += 1
    }
    return false
  }

  private static func unescaped(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    var units: [UInt16] = []
    var place = 0
    while place < bytes.count {
      if let unit = escape(bytes, at: place) {
        units.append(unit)
        place += 7
        continue
      }
      let start = place
      repeat { place += 1 } while place < bytes.count && escape(bytes, at: place) == nil
      units.append(contentsOf: String(decoding: bytes[start..<place], as: UTF8.self).utf16)
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// The UTF-16 unit of an escape `_xHHHH_` that begins here.
  private static func escape(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> UInt16? {
    guard place + 7 <= bytes.count, bytes[place] == UInt8(ascii: "_"),
      bytes[place + 1] == UInt8(ascii: "x"), bytes[place + 6] == UInt8(ascii: "_")
    else { return nil }
    var unit: UInt16 = 0
    for index in 2...5 {
      let byte = bytes[place + index]
      switch byte {
      case 48...57: unit = unit << 4 | UInt16(byte - 48)
      case 65...70: unit = unit << 4 | UInt16(byte - 55)
      case 97...102: unit = unit << 4 | UInt16(byte - 87)
      default: return nil
      }
    }
    return unit
  }
}
