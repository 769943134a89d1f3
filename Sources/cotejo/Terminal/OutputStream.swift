import Glibc
import Values

/// Where bytes go: one of the program's outputs, or a file.
struct OutputStream: Sendable {
  private let descriptor: Int32

  static let standard = OutputStream(descriptor: STDOUT_FILENO)
  static let error = OutputStream(descriptor: STDERR_FILENO)

  private init(descriptor: Int32) { self.descriptor = descriptor }

  /// Whether a person looks at it.
  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Writes all the bytes; `false` when the other end has gone or the disk is full.
  @discardableResult
  func write(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress! + done, buffer.count - done)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return false }
        done += count
      }
      return true
    }
  }

  /// Writes all the bytes; a reader that left early is no fault, anything else is one.
  func writeAll(_ bytes: [UInt8]) throws(WriteError) { try writeAll { $0.write(bytes) } }

  /// Writes all that `body` gives, under the same terms.
  func writeAll(_ body: (PieceWriter) -> Void) throws(WriteError) {
    guard let fault = pieces(body), fault != EPIPE else { return }
    throw WriteError(reason: String(cString: strerror(fault)))
  }

  /// Writes a whole text, control codes shown.
  func writeText(_ text: String) throws(WriteError) {
    try writeAll(Array(Messages.safe(text).utf8))
  }

  /// Writes a text.
  @discardableResult
  func write(_ text: String) -> Bool { write(Array(text.utf8)) }

  /// Writes a whole file, replacing what was there; the reason where that cannot be done.
  static func writeFile(to path: String, _ body: (PieceWriter) -> Void) -> String? {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return String(cString: strerror(errno)) }
    let fault = OutputStream(descriptor: descriptor).pieces(body)
    let reason = fault.map { String(cString: strerror($0)) }
    guard close(descriptor) == 0 || reason != nil else { return String(cString: strerror(errno)) }
    return reason
  }

  /// Whether there is a file, not a folder, at a path.
  static func isFile(_ path: String) -> Bool {
    var found = stat()
    return stat(path, &found) == 0 && found.st_mode & S_IFMT == S_IFREG
  }

  /// Whether both paths lead to the same existing file.
  static func isSameFile(_ left: String, _ right: String) -> Bool {
    var (first, second) = (stat(), stat())
    guard stat(left, &first) == 0, stat(right, &second) == 0 else { return false }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }
}

/// A report that could not be written whole: it must not look like one that was.
struct WriteError: Error {
  let reason: String

  func text(in language: TextLanguage) -> String {
    language == .es
      ? "cotejo: no se pudo escribir el informe: \(reason)\n"
      : "cotejo: the report could not be written: \(reason)\n"
  }
}
