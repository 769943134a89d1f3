import Testing
import Values

@Suite("SHA-256")
struct SHA256Tests {
  @Test(
    "agrees with the examples of FIPS 180-4",
    arguments: [
      (
        "",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
      ),
      (
        "abc",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
      ),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func examples(text: String, expected: String) {
    #expect(SHA256.hexadecimal(of: Array(text.utf8)) == expected)
  }

  @Test("is the same however the bytes are cut")
  func pieces() {
    let bytes = (0..<1_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let whole = SHA256.hexadecimal(of: bytes)
    #expect(whole == "89f4ff56a25dd1db06a4ce6033603775d705fb96f30f8693733fef602a1ca532")
    for length in [1, 3, 55, 56, 63, 64, 65, 999] {
      var checksum = SHA256()
      var rest = bytes[...]
      while !rest.isEmpty {
        checksum.update(rest.prefix(length))
        rest = rest.dropFirst(length)
      }
      #expect(checksum.hexadecimal() == whole, "\(length)")
    }
  }
}
