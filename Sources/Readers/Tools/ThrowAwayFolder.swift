import Documents
import Glibc

/// A folder of its own for one run of an outside tool; it goes away with its last user.
final class ThrowAwayFolder {
  /// Its path.
  let path: String

  /// A new, empty folder that nobody else may look into.
  init?() {
    var template = Array("/tmp/cotejo-XXXXXX".utf8CString)
    let made = Leftovers.change { held -> String? in
      guard mkdtemp(&template) != nil else { return nil }
      let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      held.folders.insert(path)
      return path
    }
    guard let made else { return nil }
    path = made
  }

  deinit {
    let path = path
    ThrowAwayFolder.remove(path)
    Leftovers.change { _ = $0.folders.remove(path) }
  }

  /// Removes a file or a folder with all in it; a link goes without what it points to.
  static func remove(_ path: String) {
    if let folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC).asFolder {
      defer { closedir(folder) }
      while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { remove("\(path)/\(name)") }
      }
    }
    _ = Glibc.remove(path)
  }

  /// Writes a file, in folders that are made; whether it could.
  func write(_ bytes: [UInt8], as name: String) -> Bool {
    var folder = path
    for part in name.split(separator: "/").dropLast() {
      folder += "/\(part)"
      guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { return false }
    }
    guard let stream = fopen("\(path)/\(name)", "w") else { return false }
    let written = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, bytes.count, stream) }
    return fclose(stream) == 0 && written == bytes.count
  }

  /// The bytes of a file in it, within the limits.
  func bytes(of name: String, limits: ReadLimits) throws(ReadError) -> [UInt8] {
    try SourceFile(reading: "\(path)/\(name)", limits: limits).bytes
  }
}

extension Int32 {
  /// The folder that a descriptor stands for; `nil` where it could not be opened.
  fileprivate var asFolder: OpaquePointer? { self < 0 ? nil : fdopendir(self) }
}
