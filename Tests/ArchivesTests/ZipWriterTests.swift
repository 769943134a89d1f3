import Archives
import TestSupport
import Testing

@Suite("The ZIP writer")
struct ZipWriterTests {
  private let files: [(name: String, bytes: [UInt8])] = [
    ("a.txt", Array("hola".utf8)), ("vacío", []),
    ("xl/largo.xml", [UInt8](repeating: UInt8(ascii: "x"), count: 300_000)),
    ("azar", (0..<5_000).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 31 &+ $0 >> 3) }),
  ]

  private func written() throws -> [UInt8] {
    var zip = ZipWriter()
    for file in files { try zip.add(file.name, file.bytes) }
    return try zip.finish()
  }

  @Test("writes archives that libzip reads, the same bytes each time")
  func roundTrip() throws {
    let bytes = try written()
    let again = try written()
    #expect(bytes == again && bytes.count < 10_000)
    let archive = try ZipArchive(bytes)
    #expect(archive.entries.map(\.name) == files.map(\.name))
    for file in files { #expect(try archive.bytes(named: file.name) == file.bytes) }
  }

  @Test("copies entries as they are stored, whoever wrote them")
  func copies() throws {
    let sources = [
      try written(), try ZipArchive.bytes(of: files),
      RawZip(files.map { RawZip.File($0.name, $0.bytes) }, isZip64: true).bytes,
      Array("antes".utf8),
    ]
    for bytes in sources.dropLast() {
      let listing = try ZipListing(bytes)
      var zip = ZipWriter()
      for entry in listing.entries { try zip.copy(entry, of: listing) }
      let copy = try zip.finish()
      let copied = try ZipListing(copy)
      #expect(copied.entries.map(\.name) == files.map(\.name))
      for (old, new) in zip2(listing.entries, copied.entries) {
        #expect(bytes[old.stored] == copy[new.stored])
      }
      let archive = try ZipArchive(copy)
      for file in files { #expect(try archive.bytes(named: file.name) == file.bytes) }
    }
    #expect(throws: ArchiveError.self) { try ZipListing(sources[3]) }
  }

  private func zip2<A, B>(_ left: [A], _ right: [B]) -> [(A, B)] {
    Array(Swift.zip(left, right))
  }

  @Test("does not list an archive that is cut short, and never traps on one")
  func damaged() throws {
    let bytes = try written()
    for length in 0..<bytes.count {
      #expect(throws: ArchiveError.self) { try ZipListing(Array(bytes.prefix(length))) }
    }
    for place in bytes.indices {
      for bit in [0, 3, 7] {
        var flipped = bytes
        flipped[place] ^= 1 << bit
        guard let listing = try? ZipListing(flipped) else { continue }
        #expect(listing.entries.allSatisfy { $0.stored.upperBound <= flipped.count })
        var zip = ZipWriter()
        for entry in listing.entries { try zip.copy(entry, of: listing) }
        #expect(try zip.finish().count > 0)
      }
    }
  }
}
