import Archives
import TestSupport
import Testing

@Suite("ZIP archives")
struct ZipArchiveTests {
  @Test("give back what was put in", arguments: [true, false])
  func roundTrip(compressed: Bool) throws {
    let files: [(name: String, bytes: [UInt8])] = [
      ("a.txt", Array("hola".utf8)), ("carpeta/ñ.xml", [UInt8](repeating: 7, count: 100_000)),
      ("vacío", []),
    ]
    let archive = try ZipArchive(ZipArchive.bytes(of: files, compressed: compressed))
    #expect(archive.entries.map(\.name) == files.map(\.name))
    for file in files { #expect(try archive.bytes(named: file.name) == file.bytes) }
  }

  @Test("are the same bytes for the same files")
  func deterministic() throws {
    let files: [(name: String, bytes: [UInt8])] = [("a", [1, 2, 3])]
    #expect(try ZipArchive.bytes(of: files) == ZipArchive.bytes(of: files))
  }

  @Test("without an entry are archives too")
  func empty() throws {
    #expect(try ZipArchive(ZipArchive.bytes(of: [])).entries.isEmpty)
  }

  @Test("find names in other capitals, with another slash and with one at the start")
  func names() throws {
    let archive = try ZipArchive(ZipArchive.bytes(of: [("xl\\Workbook.xml", [1])]))
    #expect(archive.entries[0].name == "xl/Workbook.xml")
    #expect(try archive.bytes(named: "/XL/workbook.xml") == [1])
  }

  @Test("say when there is no such entry, or no archive")
  func missing() throws {
    let archive = try ZipArchive(ZipArchive.bytes(of: [("a", [1])]))
    #expect(kind { try archive.bytes(named: "b") } == .missing)
    #expect(kind { try ZipArchive(Array("no soy un archivo".utf8)) } == .notAnArchive)
    #expect(kind { try ZipArchive([]) } != nil)
  }

  @Test("read zip64")
  func zip64() throws {
    let bytes = RawZip([RawZip.File("a.txt", Array("grande".utf8))], isZip64: true).bytes
    #expect(try ZipArchive(bytes).bytes(named: "a.txt") == Array("grande".utf8))
  }

  @Test("tell an entry with a password apart")
  func encrypted() throws {
    var file = RawZip.File("a.txt", [1, 2, 3])
    file.isEncrypted = true
    let archive = try ZipArchive(RawZip([file]).bytes)
    #expect(archive.entries[0].isEncrypted)
    #expect(kind { try archive.bytes(named: "a.txt") } == .encrypted)
  }

  @Test("find a byte that changed")
  func checksum() throws {
    var file = RawZip.File("a.txt", [1, 2, 3])
    file.checksum = 1
    let archive = try ZipArchive(RawZip([file]).bytes)
    #expect(kind { try archive.bytes(named: "a.txt") } == .damaged)
  }

  @Test("do not believe a size", arguments: [0, 2, 4, 1_000_000, 100_000_000_000])
  func wrongSize(size: Int) throws {
    var file = RawZip.File("a.txt", [1, 2, 3])
    file.inflatedBytes = size
    let bytes = RawZip([file], isZip64: true).bytes
    #expect(throws: ArchiveError.self) { try ZipArchive(bytes).bytes(named: "a.txt") }
  }

  @Test("name a method that we do not read")
  func method() throws {
    var file = RawZip.File("a.txt", [1, 2, 3])
    file.method = 9
    let archive = try ZipArchive(RawZip([file]).bytes)
    #expect(kind { try archive.bytes(named: "a.txt") } == .unsupported)
  }

  @Test("keep to their limits")
  func limits() throws {
    let zeros = [UInt8](repeating: 0, count: 3 << 20)
    let bytes = try ZipArchive.bytes(of: [("a", zeros), ("b", zeros)])
    #expect(kind { try ZipArchive(bytes).bytes(named: "a") } == .overLimit, "the ratio")

    var limits = ZipArchive.Limits()
    limits.inflationRatio = 2_000
    let archive = try ZipArchive(bytes, limits: limits)
    #expect(try archive.bytes(named: "a").count == 3 << 20)

    limits.inflatedBytes = 5 << 20
    let small = try ZipArchive(bytes, limits: limits)
    #expect(try small.bytes(named: "a").count == 3 << 20)
    #expect(kind { try small.bytes(named: "b") } == .overLimit, "all entries together")

    limits.entries = 1
    #expect(kind { try ZipArchive(bytes, limits: limits) } == .overLimit, "entries")
  }

  @Test("never trap when cut short")
  func truncated() throws {
    let bytes = try ZipArchive.bytes(of: [("a", Array("hola".utf8)), ("b", [1])])
    for count in bytes.indices {
      #expect(throws: ArchiveError.self) { try ZipArchive(Array(bytes[..<count])) }
    }
  }

  private func kind(_ body: () throws -> Any) -> ArchiveError.Kind? {
    do {
      _ = try body()
      return nil
    } catch { return (error as? ArchiveError)?.kind }
  }
}
