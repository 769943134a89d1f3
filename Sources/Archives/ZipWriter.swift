/// Writes a ZIP container entry by entry; no more than one entry is in memory beside the archive.
///
/// No clock is read, so equal input gives equal bytes. An entry can be copied from another archive
/// as it lies there: then its stored bytes are the same, deflated as they were.
package struct ZipWriter {
  /// The archive so far, without its directory.
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0
  private let deflater = Deflater()

  /// An archive without entries.
  package init() {}

  /// Makes room for an archive of about this size.
  package mutating func reserve(_ size: Int) { bytes.reserveCapacity(size) }

  /// Adds a file, deflated where that makes it smaller and may be done: stored bytes alone are the
  /// same with every version of every compressor.
  package mutating func add(
    _ name: String, _ contents: [UInt8], deflating: Bool = true
  ) throws(ArchiveError) {
    let deflated = deflating ? deflater?.deflate(contents) : nil
    let head = Head(
      name: Array(name.utf8), flags: 0x0800, method: deflated == nil ? 0 : 8, time: 0, date: 0x21,
      checksum: Int(contents.withUnsafeBytes(Inflater.checksum)),
      storedBytes: deflated?.count ?? contents.count,
      inflatedBytes: contents.count)
    try add(head, (deflated ?? contents)[...])
  }

  /// Adds an entry of another archive as it is stored there.
  package mutating func copy(
    _ entry: ZipListing.Entry, of archive: ZipListing
  ) throws(ArchiveError) {
    // The sizes stand in the header now: neither the bit that puts them after the data nor the
    // fields for sizes beyond 32 bits are needed.
    var extra: [UInt8] = []
    for field in ZipListing.fields(archive.bytes, in: entry.extra) where field.kind != 1 {
      extra += archive.bytes[field.range]
    }
    let head = Head(
      name: Array(archive.bytes[entry.rawName]), flags: entry.flags & ~8, method: entry.method,
      time: entry.time, date: entry.date, checksum: entry.checksum,
      storedBytes: entry.stored.count, inflatedBytes: entry.inflatedBytes, extra: extra,
      comment: Array(archive.bytes[entry.comment]), madeBy: entry.madeBy,
      internalAttributes: entry.internalAttributes, externalAttributes: entry.externalAttributes)
    try add(head, archive.bytes[entry.stored])
  }

  /// The whole archive.
  package consuming func finish() throws(ArchiveError) -> [UInt8] {
    let start = bytes.count
    guard count < 0xFFFF, start + directory.count < 0xFFFF_FFFF else {
      throw ArchiveError(.overLimit, "\(count) entries in \(start) bytes")
    }
    bytes += directory
    LittleEndian.append(0x0605_4B50, width: 4, to: &bytes)
    LittleEndian.append(0, width: 4, to: &bytes)
    LittleEndian.append(count, width: 2, to: &bytes)
    LittleEndian.append(count, width: 2, to: &bytes)
    LittleEndian.append(directory.count, width: 4, to: &bytes)
    LittleEndian.append(start, width: 4, to: &bytes)
    LittleEndian.append(0, width: 2, to: &bytes)
    return bytes
  }

  /// What both headers of an entry say.
  private struct Head {
    var name: [UInt8]
    var flags: Int
    var method: Int
    var time: Int
    var date: Int
    var checksum: Int
    var storedBytes: Int
    var inflatedBytes: Int
    var extra: [UInt8] = []
    var comment: [UInt8] = []
    var madeBy = 20
    var internalAttributes = 0
    var externalAttributes = 0

    /// The part that is the same in both.
    func append(to bytes: inout [UInt8]) {
      LittleEndian.append(20, width: 2, to: &bytes)
      LittleEndian.append(flags, width: 2, to: &bytes)
      LittleEndian.append(method, width: 2, to: &bytes)
      LittleEndian.append(time, width: 2, to: &bytes)
      LittleEndian.append(date, width: 2, to: &bytes)
      LittleEndian.append(checksum, width: 4, to: &bytes)
      LittleEndian.append(storedBytes, width: 4, to: &bytes)
      LittleEndian.append(inflatedBytes, width: 4, to: &bytes)
      LittleEndian.append(name.count, width: 2, to: &bytes)
    }
  }

  private mutating func add(
    _ head: Head, _ stored: ArraySlice<UInt8>
  ) throws(ArchiveError) {
    let start = bytes.count
    guard start < 0xFFFF_FFFF, head.inflatedBytes < 0xFFFF_FFFF, head.name.count < 0xFFFF else {
      throw ArchiveError(.overLimit, "an archive beyond 4 GiB")
    }
    LittleEndian.append(0x0403_4B50, width: 4, to: &bytes)
    head.append(to: &bytes)
    LittleEndian.append(0, width: 2, to: &bytes)
    bytes += head.name
    bytes += stored
    LittleEndian.append(0x0201_4B50, width: 4, to: &directory)
    LittleEndian.append(head.madeBy, width: 2, to: &directory)
    head.append(to: &directory)
    LittleEndian.append(head.extra.count, width: 2, to: &directory)
    LittleEndian.append(head.comment.count, width: 2, to: &directory)
    LittleEndian.append(0, width: 2, to: &directory)
    LittleEndian.append(head.internalAttributes, width: 2, to: &directory)
    LittleEndian.append(head.externalAttributes, width: 4, to: &directory)
    LittleEndian.append(start, width: 4, to: &directory)
    directory += head.name
    directory += head.extra
    directory += head.comment
    count += 1
  }
}
