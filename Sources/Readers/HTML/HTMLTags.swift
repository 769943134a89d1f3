/// Looks at the tags of a page before it is parsed: the parser compares each attribute of a tag with all those
/// before it, so that one tag of a megabyte would take minutes.
struct HTMLTags {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0

  /// Whether no tag of a page has more attributes than this; comments, scripts and styles have no tags.
  static func haveAtMost(_ attributes: Int, in bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var tags = HTMLTags(bytes)
      return tags.areShort(attributes)
    }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private mutating func areShort(_ maximum: Int) -> Bool {
    while goBehind("<") {
      if stands("!--") {
        guard goBehind("-->") else { return true }
        continue
      }
      guard place < bytes.count, HTMLTags.isLetter(bytes[place]) else { continue }
      let (isScript, isStyle) = (stands("script"), stands("style"))
      guard skipTag(maximum) else { return false }
      if isScript { _ = goBehind("</script") }
      if isStyle { _ = goBehind("</style") }
    }
    return true
  }

  /// Goes to the end of the tag whose name begins here; false where it has too many attributes.
  private mutating func skipTag(_ maximum: Int) -> Bool {
    skip { $0 > 32 && $0 != UInt8(ascii: ">") }
    var attributes = 0
    while true {
      skip { $0 <= 32 }
      guard place < bytes.count, bytes[place] != UInt8(ascii: ">") else { return true }
      attributes += 1
      guard attributes <= maximum else { return false }
      // One byte at least, so that a lone `=` is passed as well.
      place += 1
      skip { $0 > 32 && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ">") }
      skip { $0 <= 32 }
      guard place < bytes.count, bytes[place] == UInt8(ascii: "=") else { continue }
      place += 1
      skip { $0 <= 32 }
      skipValue()
    }
  }

  private mutating func skipValue() {
    guard place < bytes.count else { return }
    let quote = bytes[place]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return skip { $0 > 32 && $0 != UInt8(ascii: ">") }
    }
    place += 1
    skip { $0 != quote }
    if place < bytes.count { place += 1 }
  }

  private mutating func skip(while isPart: (UInt8) -> Bool) {
    while place < bytes.count, isPart(bytes[place]) { place += 1 }
  }

  /// Goes behind the next place where a mark stands; false where there is none.
  private mutating func goBehind(_ mark: StaticString) -> Bool {
    while place < bytes.count {
      if stands(mark) {
        place += mark.utf8CodeUnitCount
        return true
      }
      place += 1
    }
    return false
  }

  /// Whether a mark of small letters stands here, in letters of any size.
  private func stands(_ mark: StaticString) -> Bool {
    guard place + mark.utf8CodeUnitCount <= bytes.count else { return false }
    for index in 0..<mark.utf8CodeUnitCount {
      let byte = bytes[place + index]
      let small = (65...90).contains(byte) ? byte + 32 : byte
      if small != mark.utf8Start[index] { return false }
    }
    return true
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (65...90).contains(byte & 0xDF)
  }
}
