import Glibc

/// Writes what comes in pieces, small ones together; after a fault it writes nothing more.
final class PieceWriter {
  private static let most = 1 << 18

  private let stream: OutputStream
  private var waiting: [UInt8] = []
  /// The error number of the first write that failed.
  private var fault: Int32?

  fileprivate init(_ stream: OutputStream) { self.stream = stream }

  /// Takes the next piece.
  func write(_ piece: [UInt8]) {
    if waiting.isEmpty, piece.count >= PieceWriter.most { return put(piece) }
    waiting += piece
    if waiting.count >= PieceWriter.most { flush() }
  }

  private func flush() {
    put(waiting)
    waiting.removeAll(keepingCapacity: true)
  }

  private func put(_ bytes: [UInt8]) {
    guard fault == nil, !bytes.isEmpty, !stream.write(bytes) else { return }
    fault = errno
  }

  /// Writes what is left; the error number where anything could not be written.
  fileprivate func finish() -> Int32? {
    flush()
    return fault
  }
}

extension OutputStream {
  /// Gives all that `body` writes; the error number where it could not be written.
  func pieces(_ body: (PieceWriter) -> Void) -> Int32? {
    let writer = PieceWriter(self)
    body(writer)
    return writer.finish()
  }
}
