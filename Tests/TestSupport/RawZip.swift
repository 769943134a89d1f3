/// Archives of stored entries, byte by byte, for the oddities that no library writes.
package struct RawZip {
  /// One entry, and what the archive says of it.
  package struct File {
    /// Its name.
    package var name: String
    /// What is stored.
    package var bytes: [UInt8]
    /// The inflated size that the archive claims.
    package var inflatedBytes: Int
    /// The checksum that the archive claims.
    package var checksum: UInt32
    /// The compression method that the archive claims; 0 is stored.
    package var method: UInt16 = 0
    /// Whether the archive says that a password is needed.
    package var isEncrypted = false

    /// An entry that is all right.
    package init(_ name: String, _ bytes: [UInt8]) {
      (self.name, self.bytes, inflatedBytes) = (name, bytes, bytes.count)
      checksum = RawZip.checksum(bytes)
    }
  }

  /// The whole archive.
  package private(set) var bytes: [UInt8] = []

  /// An archive of these entries; `isZip64` keeps all sizes in the fields made for big ones.
  package init(_ files: [File], isZip64: Bool = false) {
    var directory: [UInt8] = []
    for file in files {
      let start = bytes.count
      let sizes = RawZip.sizes(file, isZip64, offset: nil)
      bytes += RawZip.little(0x0403_4B50, 4) + RawZip.common(file, isZip64)
      bytes += RawZip.little(file.name.utf8.count, 2) + RawZip.little(sizes.count, 2)
      bytes += Array(file.name.utf8) + sizes + file.bytes
      let extra = RawZip.sizes(file, isZip64, offset: start)
      directory += RawZip.little(0x0201_4B50, 4) + RawZip.little(45, 2)
      directory += RawZip.common(file, isZip64) + RawZip.little(file.name.utf8.count, 2)
      directory += RawZip.little(extra.count, 2) + [UInt8](repeating: 0, count: 10)
      directory += RawZip.little(isZip64 ? 0xFFFF_FFFF : start, 4) + Array(file.name.utf8) + extra
    }
    let start = bytes.count
    bytes += directory
    if isZip64 { appendEnd64(files.count, start, directory.count) }
    bytes += RawZip.little(0x0605_4B50, 4) + [0, 0, 0, 0]
    let count = isZip64 ? 0xFFFF : files.count
    bytes += RawZip.little(count, 2) + RawZip.little(count, 2)
    bytes += RawZip.little(isZip64 ? 0xFFFF_FFFF : directory.count, 4)
    bytes += RawZip.little(isZip64 ? 0xFFFF_FFFF : start, 4) + [0, 0]
  }

  private mutating func appendEnd64(_ files: Int, _ start: Int, _ size: Int) {
    let end = bytes.count
    bytes += RawZip.little(0x0606_4B50, 4) + RawZip.little(44, 8)
    bytes += RawZip.little(45, 2) + RawZip.little(45, 2) + [UInt8](repeating: 0, count: 8)
    bytes += RawZip.little(files, 8) + RawZip.little(files, 8)
    bytes += RawZip.little(size, 8) + RawZip.little(start, 8)
    bytes += RawZip.little(0x0706_4B50, 4) + [0, 0, 0, 0] + RawZip.little(end, 8)
    bytes += RawZip.little(1, 4)
  }

  /// Version, flags, method, time, checksum and sizes, as both headers have them.
  private static func common(_ file: File, _ isZip64: Bool) -> [UInt8] {
    little(isZip64 ? 45 : 20, 2) + little(file.isEncrypted ? 1 : 0, 2) + little(Int(file.method), 2)
      + [0, 0, 0x21, 0] + little(Int(file.checksum), 4)
      + little(isZip64 ? 0xFFFF_FFFF : file.bytes.count, 4)
      + little(isZip64 ? 0xFFFF_FFFF : file.inflatedBytes, 4)
  }

  private static func sizes(_ file: File, _ isZip64: Bool, offset: Int?) -> [UInt8] {
    guard isZip64 else { return [] }
    let numbers = [file.inflatedBytes, file.bytes.count] + (offset.map { [$0] } ?? [])
    return little(1, 2) + little(numbers.count * 8, 2) + numbers.flatMap { little($0, 8) }
  }

  private static func little(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  /// CRC-32 bit by bit: slow, short, and not the library's.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
