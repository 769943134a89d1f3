import Glibc

/// The rules of one named zone, from a TZif file (RFC 9636).
struct ZoneRules: Sendable {
  /// The largest file read; the real ones have a few thousand bytes.
  private static let maximumSize = 100_000

  /// The seconds since 1970 at which the offset changes, ascending.
  private let changes: [Int64]
  /// The offset from each change on.
  private let offsets: [Int]
  /// The offset before the first change.
  private let first: Int
  /// What holds after the last change, where the file says it.
  private let footer: ZoneFooter?

  /// Reads a file; `nil` where it is missing or is no such file.
  init?(file: String) {
    guard let bytes = ZoneRules.bytes(of: file) else { return nil }
    self.init(bytes)
  }

  /// Reads the contents of a file.
  init?(_ bytes: [UInt8]) {
    guard let old = Header(bytes, at: 0) else { return nil }
    // The second block has 64-bit times; all files of this century have it.
    let isShort = old.version == 0
    let start = isShort ? 0 : old.end(timeSize: 4)
    guard let header = isShort ? old : Header(bytes, at: start) else { return nil }
    let timeSize = isShort ? 4 : 8
    let end = header.end(timeSize: timeSize)
    guard end <= bytes.count, header.typeCount > 0 else { return nil }
    let times = start + Header.size
    let kinds = times + header.timeCount * timeSize
    let types = kinds + header.timeCount
    let shifts = (0..<header.typeCount).map { ZoneRules.number(bytes, types + 6 * $0, 4) }
    var changes: [Int64] = []
    var offsets: [Int] = []
    for index in 0..<header.timeCount {
      let kind = Int(bytes[kinds + index])
      guard kind < shifts.count else { return nil }
      changes.append(ZoneRules.number(bytes, times + index * timeSize, timeSize))
      offsets.append(Int(shifts[kind]))
    }
    guard zip(changes, changes.dropFirst()).allSatisfy({ $0 <= $1 }) else { return nil }
    self.changes = changes
    self.offsets = offsets
    first = Int(shifts[0])
    footer = isShort ? nil : ZoneFooter(bytes[end...])
  }

  /// Seconds east of UTC at this second.
  func offset(at second: Int64) -> Int {
    let bounds = CELTimestamp.bounds
    let seconds = min(max(second, bounds.lowerBound), bounds.upperBound)
    var (low, high) = (0, changes.count)
    while low < high {
      let middle = (low + high) / 2
      if changes[middle] <= seconds { low = middle + 1 } else { high = middle }
    }
    if low == changes.count, let footer { return footer.offset(at: seconds) }
    return low == 0 ? first : offsets[low - 1]
  }

  // MARK: - Bytes

  /// The counts at the beginning of a block.
  private struct Header {
    static let size = 44
    let version: UInt8
    let start: Int
    let timeCount: Int
    let typeCount: Int
    private let restSize: Int
    private let leapCount: Int

    init?(_ bytes: [UInt8], at start: Int) {
      guard start >= 0, start + Header.size <= bytes.count,
        bytes[start..<(start + 4)].elementsEqual("TZif".utf8)
      else { return nil }
      let counts = (0..<6).map { Int(ZoneRules.number(bytes, start + 20 + 4 * $0, 4)) }
      guard counts.allSatisfy({ $0 >= 0 && $0 <= ZoneRules.maximumSize }) else { return nil }
      self.start = start
      version = bytes[start + 4]
      (leapCount, timeCount, typeCount) = (counts[2], counts[3], counts[4])
      restSize = counts[0] + counts[1] + counts[5]
    }

    /// Where the block ends.
    func end(timeSize: Int) -> Int {
      start + Header.size + timeCount * (timeSize + 1) + typeCount * 6
        + leapCount * (timeSize + 4) + restSize
    }
  }

  /// A signed number, its highest byte first; the caller has looked that it is there.
  private static func number(_ bytes: [UInt8], _ start: Int, _ size: Int) -> Int64 {
    let raw = bytes[start..<(start + size)].reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
    return size == 4
      ? Int64(Int32(truncatingIfNeeded: raw)) : Int64(truncatingIfNeeded: raw)
  }

  private static func bytes(of file: String) -> [UInt8]? {
    let handle = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard handle >= 0 else { return nil }
    defer { close(handle) }
    var buffer = [UInt8](repeating: 0, count: maximumSize + 1)
    var size = 0
    while size < buffer.count {
      let count = buffer.withUnsafeMutableBytes { bytes in
        bytes.baseAddress.map { read(handle, $0 + size, bytes.count - size) } ?? -1
      }
      if count < 0 { return nil }
      if count == 0 { return Array(buffer[..<size]) }
      size += count
    }
    return nil
  }
}
