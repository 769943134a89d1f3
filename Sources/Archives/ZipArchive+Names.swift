extension ZipArchive {
  /// The names in an archive's directory, without opening it: enough to know what it is.
  ///
  /// Nothing is inflated or checked, and the bytes are not copied. Empty where there is no
  /// directory that can be walked; then opening the archive says what is wrong with it.
  package static func names(in bytes: [UInt8], limit: Int = 20_000) -> [String] {
    bytes.withUnsafeBytes { bytes in
      guard let end = endOfDirectory(bytes) else { return [] }
      var place = Int(number(bytes, at: end + 16, of: 4))
      // Where the place does not fit 32 bits it stands in a record of its own, 20 bytes before.
      if place == 0xFFFF_FFFF {
        guard end >= 20, number(bytes, at: end - 20, of: 4) == 0x0706_4B50 else { return [] }
        let record = number(bytes, at: end - 12, of: 8)
        guard record < UInt64(end), Int(record) + 56 <= end else { return [] }
        let start = number(bytes, at: Int(record) + 48, of: 8)
        guard start < UInt64(end) else { return [] }
        place = Int(start)
      }
      var names: [String] = []
      while names.count < limit, place + 46 <= end,
        number(bytes, at: place, of: 4) == 0x0201_4B50
      {
        let length = Int(number(bytes, at: place + 28, of: 2))
        let extra = Int(number(bytes, at: place + 30, of: 2))
        let comment = Int(number(bytes, at: place + 32, of: 2))
        guard place + 46 + length <= end else { break }
        names.append(String(decoding: bytes[(place + 46)..<(place + 46 + length)], as: UTF8.self))
        place += 46 + length + extra + comment
      }
      return names
    }
  }

  /// Where the record begins that closes the archive; a comment of up to 64 KiB may follow it.
  private static func endOfDirectory(_ bytes: UnsafeRawBufferPointer) -> Int? {
    var place = bytes.count - 22
    let lowest = max(0, place - 0xFFFF)
    while place >= lowest {
      if bytes[place] == 0x50, number(bytes, at: place, of: 4) == 0x0605_4B50 { return place }
      place -= 1
    }
    return nil
  }

  private static func number(
    _ bytes: UnsafeRawBufferPointer, at place: Int, of width: Int
  ) -> UInt64 {
    var value: UInt64 = 0
    for index in (0..<width).reversed() { value = value << 8 | UInt64(bytes[place + index]) }
    return value
  }
}
