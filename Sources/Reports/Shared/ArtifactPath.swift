/// The path of a file as those write it who match it with a checkout: relative, without `./`.
struct ArtifactPath {
  /// The path with `/./` and doubled slashes gone.
  let path: String
  /// Whether it begins at the root, so that no checkout can claim it.
  let isAbsolute: Bool

  init(_ path: String) {
    let parts = path.split(separator: "/").filter { $0 != "." }
    isAbsolute = path.hasPrefix("/")
    self.path = (isAbsolute ? "/" : "") + parts.joined(separator: "/")
  }

  /// The path as a URI reference after RFC 3986: everything percent-encoded that may not stand.
  var uri: String {
    var bytes: [UInt8] = isAbsolute ? Array("file://".utf8) : []
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        bytes.append(byte)
      default:
        bytes.append(UInt8(ascii: "%"))
        bytes.append(contentsOf: [
          ArtifactPath.digits[Int(byte >> 4)], ArtifactPath.digits[Int(byte & 15)],
        ])
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let digits = Array("0123456789ABCDEF".utf8)
}
