import Glibc
import Values

/// Reads the files of a rule pack, from a folder or compiled; the one file of `Rules` that touches the system.
struct PackFolder {
  /// How deep folders may lie in one another.
  static let maximumDepth = 8
  /// How many files a pack may have.
  static let maximumFiles = 5_000
  /// How many bytes a file may have; the YAML reader has a smaller limit of its own.
  static let maximumBytes = 16 << 20

  /// How many bytes a compiled pack may have.
  static let maximumCompiledBytes = 256 << 20

  private let root: String
  private var files: [(path: String, bytes: [UInt8])] = []

  /// The YAML files below a folder, by their path from there, in the order of their names.
  static func files(in root: String) throws(RulePackError) -> [(path: String, bytes: [UInt8])] {
    var folder = PackFolder(root: root)
    try folder.walk("", depth: 0)
    return folder.files.sorted { $0.path < $1.path }
  }

  /// The bytes of a file; `nil` for a folder and for what is not there.
  static func file(at path: String) throws(RulePackError) -> [UInt8]? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else { return nil }
    return try bytes(of: path, atMost: maximumCompiledBytes)
  }

  private init(root: String) { self.root = root }

  private mutating func walk(_ relative: String, depth: Int) throws(RulePackError) {
    let path = relative.isEmpty ? root : root + "/" + relative
    guard depth <= PackFolder.maximumDepth else {
      throw RulePackError(.unreadable, .tooDeep(PackFolder.maximumDepth), path: path)
    }
    for name in try PackFolder.names(in: path) where !name.hasPrefix(".") {
      let child = relative.isEmpty ? name : relative + "/" + name
      var status = stat()
      guard stat(root + "/" + child, &status) == 0 else {
        throw RulePackError(.unreadable, .unreadable(errno), path: root + "/" + child)
      }
      if status.st_mode & S_IFMT == S_IFDIR {
        try walk(child, depth: depth + 1)
      } else if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
        try read(child)
      }
    }
  }

  private mutating func read(_ relative: String) throws(RulePackError) {
    let path = root + "/" + relative
    guard files.count < PackFolder.maximumFiles else {
      throw RulePackError(.unreadable, .tooManyFiles(PackFolder.maximumFiles), path: root)
    }
    files.append((relative, try PackFolder.bytes(of: path, atMost: PackFolder.maximumBytes)))
  }

  private static func bytes(
    of path: String, atMost limit: Int
  ) throws(RulePackError) -> [UInt8] {
    // A pipe that nobody writes to would keep `open` waiting for ever.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw RulePackError(.unreadable, .unreadable(errno), path: path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw RulePackError(.unreadable, .unreadable(ENOTSUP), path: path)
    }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &piece, piece.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw RulePackError(.unreadable, .unreadable(errno), path: path)
      }
      if count == 0 { break }
      bytes.append(contentsOf: piece[..<count])
      guard bytes.count <= limit else {
        throw RulePackError(.unreadable, .tooLarge(limit), path: path)
      }
    }
    return bytes
  }

  private static func names(in path: String) throws(RulePackError) -> [String] {
    guard let folder = opendir(path) else {
      let kind: RulePackError.Kind =
        errno == ENOENT || errno == ENOTDIR ? .noSuchFolder : .unreadable
      throw RulePackError(
        kind, kind == .noSuchFolder ? .noSuchFolder : .unreadable(errno),
        hint: kind == .noSuchFolder ? .folderHint : nil, path: path)
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}

extension LocalizedText {
  fileprivate static let noSuchFolder = LocalizedText(
    es: "no existe esta carpeta de reglas", en: "there is no such folder of rules")

  fileprivate static let folderHint = LocalizedText(
    es: "Revise la ruta que dio con --rules.", en: "Check the path given with --rules.")

  fileprivate static func unreadable(_ code: Int32) -> LocalizedText {
    let reason = String(cString: strerror(code))
    return LocalizedText(es: "no se pudo leer (\(reason))", en: "cannot be read (\(reason))")
  }

  fileprivate static func tooDeep(_ limit: Int) -> LocalizedText {
    LocalizedText(
      es: "hay carpetas a más de \(limit) niveles", en: "folders lie deeper than \(limit) levels")
  }

  fileprivate static func tooManyFiles(_ limit: Int) -> LocalizedText {
    LocalizedText(es: "hay más de \(limit) archivos", en: "there are more than \(limit) files")
  }

  fileprivate static func tooLarge(_ limit: Int) -> LocalizedText {
    LocalizedText(es: "tiene más de \(limit) bytes", en: "has more than \(limit) bytes")
  }
}
