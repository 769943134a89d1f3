import Glibc

/// What people put into a folder: without hidden entries and without the lock files (`~$plan.xlsx`) of
/// an open office program.
package enum FolderListing {
  /// One entry; a link is what it leads to.
  package struct Entry: Sendable, Hashable {
    /// What an entry is.
    package enum Kind: Sendable {
      /// A file, or a link that leads nowhere: reading it says so.
      case file
      /// A folder.
      case folder
      /// A pipe, a socket, a device: nothing to read from a beginning to an end.
      case other
    }

    /// Its name in the folder.
    package let name: String
    /// What it is.
    package let kind: Kind

    /// Whether it is there to be read.
    package var isFile: Bool { kind == .file }
    /// Whether it is a folder.
    package var isFolder: Bool { kind == .folder }
  }

  /// The entries of a folder in the order of their names' bytes; `nil` where it cannot be listed.
  package static func entries(of path: String) -> [Entry]? {
    names(in: path)?.filter { !$0.hasPrefix(".") && !$0.hasPrefix("~$") }
      .map { Entry(name: $0, kind: kind(of: path + "/" + $0)) }
  }

  /// All names in a folder, hidden ones and lock files too, in the order of their bytes; `nil` where it
  /// cannot be listed.
  package static func names(in path: String) -> [String]? {
    guard let folder = opendir(path) else { return nil }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  // Asked of the file itself: not every file system tells it with the name.
  private static func kind(of path: String) -> Entry.Kind {
    var status = stat()
    guard stat(path, &status) == 0 else { return .file }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }
}
