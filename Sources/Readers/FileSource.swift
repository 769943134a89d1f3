import Documents
import Synchronization

/// Where the files of a check are found by their paths.
package protocol FileSource: ConversionKeeper {
  /// The file at a path; folders and what cannot be opened are errors.
  func file(at path: String, limits: ReadLimits) throws(ReadError) -> SourceFile
  /// The names of the files in a folder, in order, without hidden ones and lock files; none where it
  /// is no folder.
  func names(inFolder path: String) -> [String]
}

extension FileSource {
  /// The file at a path, within the usual limits.
  package func file(at path: String) throws(ReadError) -> SourceFile {
    try file(at: path, limits: ReadLimits())
  }

  /// The files that paths stand for: a folder for the files in it, by name, without hidden ones and
  /// without the lock files (`~$plan.xlsx`) of an open office program.
  ///
  /// A folder without files stands for itself, so that reading it says what is wrong.
  package func files(at paths: [String]) -> [String] { expanded(paths).map(\.path) }

  /// The same, and of each whether only its folder was named.
  package func expanded(_ paths: [String]) -> [(path: String, isOfFolder: Bool)] {
    paths.flatMap { path -> [(path: String, isOfFolder: Bool)] in
      let names = names(inFolder: path)
      if names.isEmpty { return [(path, false)] }
      return names.map { (path.hasSuffix("/") ? path + $0 : path + "/" + $0, true) }
    }
  }
}

/// The files of this computer; paths that are not absolute are below a folder where one is given.
package struct DiskFiles: FileSource {
  private let base: String

  /// Files below a folder; without one, below that of the process.
  package init(below base: String = "") { self.base = base }

  package func file(at path: String, limits: ReadLimits) throws(ReadError) -> SourceFile {
    try SourceFile(reading: path, openedAs: full(path), limits: limits)
  }

  package func names(inFolder path: String) -> [String] {
    (FolderListing.entries(of: full(path)) ?? []).filter(\.isFile).map(\.name)
  }

  private func full(_ path: String) -> String {
    base.isEmpty || path.hasPrefix("/") ? path : base + "/" + path
  }
}

/// Files that are in memory, by the paths under which a check asks for them.
package struct HeldFiles: FileSource {
  private let files: [String: [UInt8]?]

  /// These files and no others; those without bytes are there and cannot be read.
  package init(_ files: [String: [UInt8]?]) { self.files = files }

  package func file(at path: String, limits: ReadLimits) throws(ReadError) -> SourceFile {
    guard let bytes = files[path] ?? nil else { throw SourceFile.missing(path) }
    guard bytes.count <= limits.fileBytes else {
      throw SourceFile(path: path, bytes: []).tooLong(limits)
    }
    return SourceFile(path: path, bytes: bytes)
  }

  package func made(_ name: String) -> [UInt8]? { files[ConversionPath.of(name)] ?? nil }

  package func names(inFolder path: String) -> [String] {
    let folder = path.hasSuffix("/") ? path : path + "/"
    let below = files.keys.filter { $0.hasPrefix(folder) }.map { $0.dropFirst(folder.count) }
    return below.filter { !$0.contains("/") && !$0.hasPrefix(".") && !$0.hasPrefix("~$") }
      .map(String.init).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

/// Files of another source, with a note of each that was asked for and of what was made of them.
package final class NotedFiles: FileSource {
  private let source: any FileSource
  private let notes = Mutex<[String: [UInt8]?]>([:])

  /// Notes what is asked of a source.
  package init(_ source: any FileSource) { self.source = source }

  /// What was asked for, by path; without bytes where it could not be read.
  package var noted: [String: [UInt8]?] { notes.withLock { $0 } }

  package func file(at path: String, limits: ReadLimits) throws(ReadError) -> SourceFile {
    do throws(ReadError) {
      let file = try source.file(at: path, limits: limits)
      notes.withLock { $0[path] = .some(file.bytes) }
      return file
    } catch {
      notes.withLock { $0[path] = .some(nil) }
      throw error
    }
  }

  package func made(_ name: String) -> [UInt8]? { source.made(name) }

  package func keep(_ bytes: [UInt8], as name: String) {
    notes.withLock { $0[ConversionPath.of(name)] = .some(bytes) }
  }

  package func names(inFolder path: String) -> [String] { source.names(inFolder: path) }
}
