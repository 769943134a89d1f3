import Documents
import Glibc

extension SourceFile {
  /// The files that paths stand for: a folder for the files in it, by name, without hidden ones and
  /// without the lock files (`~$plan.xlsx`) of an open office program.
  ///
  /// A folder without files stands for itself, so that reading it says what is wrong.
  static func files(at paths: [String]) -> [String] {
    paths.flatMap { path in
      let names = names(inFolder: path)
      return names.isEmpty
        ? [path] : names.map { path.hasSuffix("/") ? path + $0 : path + "/" + $0 }
    }
  }

  private static func names(inFolder path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let isFile = entry.pointee.d_type == UInt8(DT_REG) || entry.pointee.d_type == UInt8(DT_LNK)
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if isFile, !name.hasPrefix("."), !name.hasPrefix("~$") { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
