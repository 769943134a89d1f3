import Archives
import Testing

@Suite("The names in an archive")
struct ZipNamesTests {
  @Test("are read without opening it")
  func names() throws {
    let files: [(name: String, bytes: [UInt8])] = [("a/b.xml", [1, 2]), ("ñ", []), ("c", [3])]
    let bytes = try ZipArchive.bytes(of: files)
    #expect(ZipArchive.names(in: bytes) == ["a/b.xml", "ñ", "c"])
    #expect(ZipArchive.names(in: bytes, limit: 1) == ["a/b.xml"])
  }

  @Test("are none where there is no directory, and no damage traps")
  func damage() throws {
    let bytes = try ZipArchive.bytes(of: [("a", [1]), ("b", [2])])
    #expect(ZipArchive.names(in: []) == [])
    #expect(ZipArchive.names(in: [UInt8](repeating: 0x50, count: 100)) == [])
    for count in bytes.indices { _ = ZipArchive.names(in: Array(bytes.prefix(count))) }
    for index in bytes.indices {
      for bit in 0..<8 {
        var copy = bytes
        copy[index] ^= 1 << UInt8(bit)
        #expect(ZipArchive.names(in: copy).count <= 2)
      }
    }
  }
}
