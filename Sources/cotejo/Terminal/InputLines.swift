import Glibc

/// The lines of standard input, each as it comes; none may be longer than a path can be.
struct InputLines {
  /// A line that is no path.
  struct TooLong: Error {
    /// Its number, from 1.
    let line: Int
  }

  private var waiting: [UInt8] = []
  private var isAtEnd = false
  private var number = 0

  /// The next line without its end; `nil` after the last.
  mutating func next() throws(TooLong) -> String? {
    while true {
      if let end = waiting.firstIndex(of: 10) {
        number += 1
        guard end <= PATH_MAX else { throw TooLong(line: number) }
        defer { waiting.removeSubrange(...end) }
        return String(decoding: waiting[..<end], as: UTF8.self)
      }
      guard waiting.count <= PATH_MAX else { throw TooLong(line: number + 1) }
      if isAtEnd {
        defer { waiting = [] }
        return waiting.isEmpty ? nil : String(decoding: waiting, as: UTF8.self)
      }
      fill()
    }
  }

  private mutating func fill() {
    var chunk = [UInt8](repeating: 0, count: Int(PATH_MAX))
    var count = 0
    repeat { count = read(0, &chunk, chunk.count) } while count < 0 && errno == EINTR
    isAtEnd = count <= 0
    waiting += chunk.prefix(max(0, count))
  }
}
