import Documents
import Glibc
import Values

extension SourceFile {
  /// The file at a path, which may lead into a ZIP; folders, pipes, devices and what cannot be opened are
  /// errors. It may be opened under another path than the one that people know it by.
  package init(
    reading path: String, openedAs place: String? = nil, limits: ReadLimits = ReadLimits()
  ) throws(ReadError) {
    // A pipe that nobody writes to would keep `open` waiting for ever.
    let descriptor = open(place ?? path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      let fault = errno
      if fault == ENOTDIR, let file = try SourceFile.inArchive(place ?? path, limits: limits) {
        self.init(path: path, bytes: file.bytes)
        return
      }
      throw fault == ENOENT || fault == ENOTDIR
        ? SourceFile.missing(path) : SourceFile.unreadable(path, fault)
    }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else { throw SourceFile.unreadable(path, errno) }
    switch facts.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw SourceFile.folder(path)
    default:
      guard SourceFile.isOwnDescriptor(path) else { throw SourceFile.noFile(path) }
      _ = fcntl(descriptor, F_SETFL, 0)
    }
    // A file says how long it is; a pipe does not, and is held to the limit while it is read.
    guard facts.st_size <= limits.fileBytes else {
      throw SourceFile(path: path, bytes: []).tooLong(limits)
    }
    self.init(
      path: path,
      bytes: try SourceFile.bytes(
        of: descriptor, expected: Int(facts.st_size), path: path, limits: limits))
  }

  /// Whether a path names what this process was started with, such as `<(…)` of a shell: there somebody
  /// writes at the other end.
  private static func isOwnDescriptor(_ path: String) -> Bool {
    path == "/dev/stdin" || path.hasPrefix("/dev/fd/") || path.hasPrefix("/proc/self/fd/")
  }

  /// Whether a path is that of a file.
  static func isFile(_ path: String) -> Bool {
    var facts = stat()
    return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
  }

  /// All bytes up to the end; the size is only believed to make room, as pipes have none.
  private static func bytes(
    of descriptor: Int32, expected: Int, path: String, limits: ReadLimits
  ) throws(ReadError) -> [UInt8] {
    var bytes: [UInt8] = []
    var room = max(64 << 10, min(expected, limits.fileBytes) + 1)
    var failure: Int32 = 0
    while true {
      var got = 0
      let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        LargePages.wish(for: buffer.baseAddress, bytes: buffer.count)
        while count < room, let base = buffer.baseAddress {
          got = Glibc.read(descriptor, base + count, room - count)
          if got < 0, errno == EINTR { continue }
          if got <= 0 { break }
          count += got
        }
        failure = got < 0 ? errno : 0
      }
      guard failure == 0 else { throw unreadable(path, failure) }
      if bytes.isEmpty { bytes = piece } else { bytes += piece }
      guard bytes.count <= limits.fileBytes else {
        throw SourceFile(path: path, bytes: []).tooLong(limits)
      }
      if got == 0 { return bytes }
      room = 4 << 20
    }
  }
}

// MARK: - Texts

extension SourceFile {
  static func missing(_ path: String) -> ReadError {
    ReadError(
      .noSuchFile, path: path,
      es: "No existe el archivo «\(path)». Revise el nombre y la carpeta.",
      en: "There is no file “\(path)”. Check its name and its folder.")
  }

  private static func folder(_ path: String) -> ReadError {
    ReadError(
      .unreadable, path: path,
      es: "«\(path)» es una carpeta. Indique el archivo del plan.",
      en: "“\(path)” is a folder. Name the file of the plan.")
  }

  private static func noFile(_ path: String) -> ReadError {
    ReadError(
      .unreadable, path: path,
      es: "«\(path)» no es un archivo, sino una tubería o un dispositivo, y no se leyó. Guarde el "
        + "plan en un archivo e indique ese.",
      en:
        "“\(path)” is no file but a pipe or a device, and was not read. Save the plan in a file and "
        + "name that one.")
  }

  private static func unreadable(_ path: String, _ code: Int32) -> ReadError {
    let reason = String(cString: strerror(code))
    return ReadError(
      .unreadable, path: path,
      es: "No se pudo abrir «\(path)» (\(reason)). Revise los permisos y que nadie lo tenga "
        + "bloqueado.",
      en: "“\(path)” could not be opened (\(reason)). Check its permissions and that nobody has it "
        + "locked.")
  }
}
