import Audit
import Checking
import Glibc
import Readers
import Values

/// This program as records name it.
enum ThisProgram {
  /// Its version and the checksum of its bytes.
  static func engine() throws -> RecordManifest.Engine {
    let file = try DiskFiles().file(at: "/proc/self/exe")
    return RecordManifest.Engine(
      version: Program.version, sha256: SHA256.hexadecimal(of: file.bytes))
  }
}

/// Puts a record where it was asked for: a new folder, or a ZIP file.
enum RecordOutput {
  static func write(
    _ record: RecordFiles, to path: String, command: CommandDeclaration
  ) throws {
    if path.hasSuffix(".zip") {
      try Product.write(record.zip(), to: path, inputs: [], command: command)
      return
    }
    guard mkdir(path, 0o755) == 0 || errno == EEXIST && isEmptyFolder(path) else {
      let reason = errno == EEXIST ? nil : String(cString: strerror(errno))
      throw UsageError(
        es: "no se pudo hacer la carpeta «\(path)»: \(reason ?? "ya existe y no está vacía")",
        en: "the folder “\(path)” could not be made: \(reason ?? "it is there and not empty")",
        command: command.name)
    }
    var made: Set<String> = []
    for file in record.paths {
      var folder = path
      for part in file.split(separator: "/").dropLast() {
        folder += "/" + part
        if made.insert(folder).inserted { mkdir(folder, 0o755) }
      }
      try Product.write(
        record.bytes[file] ?? [], to: path + "/" + file, inputs: [], command: command)
    }
  }

  private static func isEmptyFolder(_ path: String) -> Bool {
    defer { errno = EEXIST }
    return FolderListing.names(in: path)?.isEmpty == true
  }
}
