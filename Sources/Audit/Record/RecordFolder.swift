import Checking
import Documents
import Glibc
import Readers
import Values

/// A record as it lies on a disk.
package enum RecordFolder {
  /// How deep folders may lie in one another.
  private static let mostDepth = 32

  /// The record at a path: a folder, or a file that is a ZIP container.
  package static func read(_ path: String) throws(CheckError) -> RecordFiles {
    var facts = stat()
    guard stat(path, &facts) == 0 else {
      throw CheckError(
        .noSuchFile, es: "no existe el registro «\(path)»", en: "there is no record “\(path)”")
    }
    guard facts.st_mode & S_IFMT == S_IFDIR else {
      return try RecordFiles(zip: bytes(of: path), path: path)
    }
    var record = RecordFiles()
    try walk(path, "", into: &record, depth: 0)
    return record
  }

  private static func walk(
    _ root: String, _ relative: String, into record: inout RecordFiles, depth: Int
  ) throws(CheckError) {
    guard depth <= mostDepth else { throw tooMuch(root) }
    for name in FolderListing.names(in: root + "/" + relative) ?? [] {
      let child = relative.isEmpty ? name : relative + "/" + name
      var facts = stat()
      guard lstat(root + "/" + child, &facts) == 0 else { throw notAFile(child) }
      switch facts.st_mode & S_IFMT {
      case S_IFDIR: try walk(root, child, into: &record, depth: depth + 1)
      case S_IFREG:
        guard record.bytes.count < RecordFiles.mostFiles else { throw tooMuch(root) }
        record[child] = try bytes(of: root + "/" + child)
        guard record.size <= RecordFiles.mostBytes else { throw tooMuch(root) }
      default: throw notAFile(child)
      }
    }
  }

  private static func bytes(of path: String) throws(CheckError) -> [UInt8] {
    var limits = ReadLimits()
    limits.fileBytes = RecordFiles.mostBytes
    do {
      return try DiskFiles().file(at: path, limits: limits).bytes
    } catch {
      throw CheckError(.cannotRead, es: error.es, en: error.en)
    }
  }

  private static func tooMuch(_ path: String) -> CheckError {
    CheckError(
      .cannotRead, es: "«\(path)» tiene demasiados archivos o carpetas para ser un registro",
      en: "“\(path)” has too many files or folders to be a record")
  }

  private static func notAFile(_ path: String) -> CheckError {
    CheckError(
      .cannotRead, es: "«\(path)» no es un archivo: un registro no lleva enlaces",
      en: "“\(path)” is no file: a record holds no links")
  }
}
