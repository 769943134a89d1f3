import Glibc
import Readers
import Store

/// The dossiers of a tree: `<entity>/<year>/…`.
///
/// A year's folder is a dossier: the documents that its `expediente.yaml` names, or else the files in
/// it. Whatever else lies in the tree is named, so that nothing is left out in silence.
package struct DossierTree: Sendable {
  /// A folder of one entity and year.
  package struct Entry: Sendable {
    /// The entity, as its folder is called.
    package var entity: String
    /// The year or years, as its folder is called: `2026`, `2024-2027`.
    package var year: String
    /// The folder's path.
    package var folder: String
    /// Its dossier's file, where it has one.
    package var dossierFile: String?
    /// Whether there is any file to judge.
    package var hasFiles: Bool
  }

  /// The file that says which documents of a folder belong together.
  package static let dossierName = "expediente.yaml"

  /// The folder that paths are told from.
  let root: String
  /// The dossiers, by entity and year.
  package private(set) var entries: [Entry] = []
  /// What belongs to none of them.
  package private(set) var leftOut: [StoredRun.LeftOut] = []

  /// The tree below a folder; `nil` where it cannot be listed. A store that lies in it is no part of it.
  package init?(root: String, store: String? = nil) {
    guard let top = FolderListing.entries(of: root) else { return nil }
    self.root = root
    let own = store.flatMap { DossierTree.names(of: $0, in: root) } ?? []
    for entity in top where !own.contains(entity.name) {
      guard entity.isFolder else {
        leftOut.append(.init(path: entity.name, reason: "not_in_entity"))
        continue
      }
      add(entity.name, root + "/" + entity.name)
    }
  }

  private mutating func add(_ entity: String, _ folder: String) {
    guard let content = FolderListing.entries(of: folder) else {
      leftOut.append(.init(path: entity, reason: "cannot_list"))
      return
    }
    if content.isEmpty { leftOut.append(.init(path: entity, reason: "no_year")) }
    for year in content {
      let path = entity + "/" + year.name
      guard year.isFolder, DossierTree.isYear(year.name) else {
        leftOut.append(.init(path: path, reason: "not_in_year"))
        continue
      }
      add(entity, year: year.name, folder: folder + "/" + year.name, shown: path)
    }
  }

  /// Adds one dossier's folder; `shown` is its path as people know it.
  private mutating func add(_ entity: String, year: String, folder: String, shown path: String) {
    let inside = FolderListing.entries(of: folder)
    if inside == nil { leftOut.append(.init(path: path, reason: "cannot_list")) }
    let dossierFile = inside?.contains { $0.isFile && $0.name == DossierTree.dossierName }
    if dossierFile != true {
      for child in inside ?? [] where child.isFolder {
        leftOut.append(.init(path: path + "/" + child.name, reason: "deeper"))
      }
    }
    entries.append(
      Entry(
        entity: entity, year: year, folder: folder,
        dossierFile: dossierFile == true ? folder + "/" + DossierTree.dossierName : nil,
        hasFiles: inside?.contains(where: \.isFile) ?? false))
  }

  /// The dossiers whose folders a file names, one a line: `…/<entity>/<year>`, told from where the
  /// list lies. Empty lines and those that begin with `#` say nothing. A line that names no entity and
  /// year, or those of an earlier line, is left out and named.
  package init(list lines: [String], in root: String) {
    self.root = root
    var seen: Set<String> = []
    for line in lines where !line.isEmpty && !line.hasPrefix("#") {
      var path = line
      while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
      guard let (entity, year) = DossierTree.names(of: path) else {
        leftOut.append(.init(path: line, reason: "not_in_year"))
        continue
      }
      guard seen.insert("\(entity)/\(year)").inserted else {
        leftOut.append(.init(path: line, reason: "twice"))
        continue
      }
      add(entity, year: year, folder: path.hasPrefix("/") ? path : root + "/" + path, shown: path)
    }
    entries.sort { left, right in
      left.entity == right.entity
        ? left.year.utf8.lexicographicallyPrecedes(right.year.utf8)
        : left.entity.utf8.lexicographicallyPrecedes(right.entity.utf8)
    }
    // What stands in a list twice is left out once.
    leftOut = leftOut.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The entity and the year of a path `…/<entity>/<year>`; `nil` where it does not end so.
  static func names(of path: String) -> (entity: String, year: String)? {
    let parts = path.split(separator: "/")
    guard parts.count >= 2, let year = parts.last.map(String.init), isYear(year) else { return nil }
    return (String(parts[parts.count - 2]), year)
  }

  /// The dossier's file of a folder; `nil` where it has none.
  static func dossierFile(in folder: String) -> String? {
    let has = FolderListing.entries(of: folder)?.contains { $0.isFile && $0.name == dossierName }
    return has == true ? folder + "/" + dossierName : nil
  }

  /// Whether a file would lie beside the documents of a dossier.
  package func holds(_ file: String) -> Bool {
    entries.contains { DossierTree.names(of: file, in: $0.folder) != nil }
  }

  /// The names of a store's files in a folder; `nil` where it lies elsewhere.
  private static func names(of store: String, in folder: String) -> [String]? {
    let parts = store.split(separator: "/", omittingEmptySubsequences: false)
    guard let name = parts.last.map(String.init) else { return nil }
    let parent = parts.count == 1 ? "." : String(store.dropLast(name.count))
    var (left, right) = (stat(), stat())
    guard stat(parent, &left) == 0, stat(folder, &right) == 0, left.st_ino == right.st_ino,
      left.st_dev == right.st_dev
    else { return nil }
    return [name, name + "-wal", name + "-shm", name + "-journal"]
  }

  /// `2026` or `2024-2027`.
  static func isYear(_ name: String) -> Bool {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    return (1...2).contains(parts.count)
      && parts.allSatisfy { $0.utf8.count == 4 && $0.utf8.allSatisfy { (48...57).contains($0) } }
  }
}
