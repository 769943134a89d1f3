import Documents
import Values

/// Keeps what outside programs made of files, so that the same is read again without those programs.
package protocol ConversionKeeper: Sendable {
  /// What was kept under a name; `nil` where nothing was.
  func made(_ name: String) -> [UInt8]?
  /// Keeps what was made, under a name that only depends on the file it was made of.
  func keep(_ bytes: [UInt8], as name: String)
}

extension ConversionKeeper {
  package func made(_ name: String) -> [UInt8]? { nil }
  package func keep(_ bytes: [UInt8], as name: String) {}
}

/// The places where conversions are kept among other files.
package enum ConversionPath {
  private static let folder = "conversiones/"

  /// The place of what is kept under a name.
  static func of(_ name: String) -> String { folder + name }

  /// Whether something that was made lies there, and no file that somebody wrote.
  package static func holds(_ path: String) -> Bool {
    guard path.hasPrefix(folder) else { return false }
    let checksum = path.dropFirst(folder.count).prefix { $0 != "." }
    return checksum.utf8.count == 64 && checksum.allSatisfy(\.isHexDigit)
  }
}

/// A copy that LibreOffice made, and by which version of it.
struct MadeCopy {
  var version: String
  var bytes: [UInt8]

  /// The copy, by what LibreOffice says of its version.
  init(version: String, bytes: [UInt8]) { (self.version, self.bytes) = (version, bytes) }

  /// What was kept of a file with this checksum.
  init?(of sha256: String, as product: DocumentConversion.Product, in keeper: ConversionKeeper?) {
    let name = "\(sha256).\(product.rawValue)"
    guard let bytes = keeper?.made(name), let version = keeper?.made(name + ".version") else {
      return nil
    }
    self.init(version: String(decoding: version, as: UTF8.self), bytes: bytes)
  }

  /// Keeps it.
  func keep(of sha256: String, as product: DocumentConversion.Product, in keeper: ConversionKeeper?)
  {
    let name = "\(sha256).\(product.rawValue)"
    keeper?.keep(bytes, as: name)
    keeper?.keep(Array(version.utf8), as: name + ".version")
  }
}
