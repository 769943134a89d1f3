/// The entries of an archive as they lie in it, for a copy in which the rest stays as it is.
///
/// `ZipArchive` inflates what is asked for; this knows where each entry's stored bytes begin and
/// end, and what the directory says of them. Nothing is inflated or checked.
package struct ZipListing: Sendable {
  /// One entry and where it lies.
  package struct Entry: Sendable {
    /// The name as the archive writes it.
    package let name: String
    /// The stored bytes, deflated or not, in the archive.
    package let stored: Range<Int>
    let rawName: Range<Int>
    let extra: Range<Int>
    let comment: Range<Int>
    let flags: Int
    let method: Int
    let time: Int
    let date: Int
    let checksum: Int
    let inflatedBytes: Int
    let madeBy: Int
    let internalAttributes: Int
    let externalAttributes: Int
  }

  /// The archive.
  package let bytes: [UInt8]
  /// Its entries in the order of the directory.
  package private(set) var entries: [Entry] = []

  /// Walks the directory; an archive whose directory does not say where its entries are is refused.
  package init(_ bytes: [UInt8], limit: Int = 20_000) throws(ArchiveError) {
    self.bytes = bytes
    guard let end = ZipListing.endOfDirectory(bytes) else {
      throw ArchiveError(.notAnArchive, "no directory")
    }
    guard var place = ZipListing.directory(bytes, end) else {
      throw ZipListing.damaged("directory")
    }
    while let mark = LittleEndian.number(bytes, at: place, width: 4), mark == 0x0201_4B50 {
      guard entries.count < limit else {
        throw ArchiveError(.overLimit, "more than \(limit) entries")
      }
      guard let (entry, next) = ZipListing.entry(bytes, at: place) else {
        throw ZipListing.damaged("entry \(entries.count)")
      }
      entries.append(entry)
      place = next
    }
    guard
      entries.count & 0xFFFF == LittleEndian.number(bytes, at: end + 10, width: 2)
        || LittleEndian.number(bytes, at: end + 10, width: 2) == 0xFFFF
    else { throw ZipListing.damaged("entries that the directory does not count") }
  }

  private static func damaged(_ what: String) -> ArchiveError { ArchiveError(.damaged, what) }

  /// Where the record begins that closes the archive; a comment of up to 64 KiB may follow it.
  private static func endOfDirectory(_ bytes: [UInt8]) -> Int? {
    var place = bytes.count - 22
    let lowest = max(0, place - 0xFFFF)
    while place >= lowest {
      if LittleEndian.number(bytes, at: place, width: 4) == 0x0605_4B50 { return place }
      place -= 1
    }
    return nil
  }

  /// Where the directory begins; one that does not fit 32 bits stands in a record 20 bytes before.
  private static func directory(_ bytes: [UInt8], _ end: Int) -> Int? {
    guard let place = LittleEndian.number(bytes, at: end + 16, width: 4) else { return nil }
    guard place == 0xFFFF_FFFF else { return place }
    guard LittleEndian.number(bytes, at: end - 20, width: 4) == 0x0706_4B50,
      let record = LittleEndian.number(bytes, at: end - 12, width: 8),
      record <= bytes.count - 56
    else { return nil }
    return LittleEndian.number(bytes, at: record + 48, width: 8)
  }

  private static func entry(_ bytes: [UInt8], at place: Int) -> (Entry, next: Int)? {
    guard place <= bytes.count - 46 else { return nil }
    func field(_ offset: Int, _ width: Int) -> Int {
      LittleEndian.number(bytes, at: place + offset, width: width) ?? 0
    }
    let name = place + 46..<place + 46 + field(28, 2)
    let extra = name.upperBound..<name.upperBound + field(30, 2)
    let comment = extra.upperBound..<extra.upperBound + field(32, 2)
    guard comment.upperBound <= bytes.count else { return nil }
    // The fields that do not fit 32 bits stand in the extra field, in this order.
    var wide = wideNumbers(bytes, in: extra)[...]
    func size(_ offset: Int) -> Int? {
      let number = field(offset, 4)
      return number == 0xFFFF_FFFF ? wide.popFirst() : number
    }
    guard let inflated = size(24), let stored = size(20), let header = size(42),
      LittleEndian.number(bytes, at: header, width: 4) == 0x0403_4B50,
      let nameLength = LittleEndian.number(bytes, at: header + 26, width: 2),
      let extraLength = LittleEndian.number(bytes, at: header + 28, width: 2)
    else { return nil }
    let start = header + 30 + nameLength + extraLength
    guard start <= bytes.count, stored <= bytes.count - start else { return nil }
    return (
      Entry(
        name: String(decoding: bytes[name], as: UTF8.self), stored: start..<start + stored,
        rawName: name, extra: extra, comment: comment, flags: field(8, 2), method: field(10, 2),
        time: field(12, 2), date: field(14, 2), checksum: field(16, 4), inflatedBytes: inflated,
        madeBy: field(4, 2), internalAttributes: field(36, 2), externalAttributes: field(38, 4)),
      comment.upperBound
    )
  }

  private static func wideNumbers(_ bytes: [UInt8], in extra: Range<Int>) -> [Int] {
    guard let field = fields(bytes, in: extra).first(where: { $0.kind == 1 }) else { return [] }
    return stride(from: field.range.lowerBound + 4, to: field.range.upperBound - 7, by: 8)
      .compactMap { LittleEndian.number(bytes, at: $0, width: 8) }
  }

  /// The pieces of an extra field, each with the four bytes of its head.
  static func fields(_ bytes: [UInt8], in extra: Range<Int>) -> [(kind: Int, range: Range<Int>)] {
    var fields: [(kind: Int, range: Range<Int>)] = []
    var place = extra.lowerBound
    while place + 4 <= extra.upperBound,
      let kind = LittleEndian.number(bytes, at: place, width: 2),
      let length = LittleEndian.number(bytes, at: place + 2, width: 2),
      place + 4 + length <= extra.upperBound
    {
      fields.append((kind, place..<place + 4 + length))
      place += 4 + length
    }
    return fields
  }
}
