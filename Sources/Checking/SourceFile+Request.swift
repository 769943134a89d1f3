import Documents
import Findings
import Readers
import Rules

extension FileSource {
  /// A file that the request names.
  func ofRequest(_ path: String) throws(CheckError) -> SourceFile {
    do throws(ReadError) {
      return try file(at: path)
    } catch { throw CheckError(error) }
  }
}

extension SourceFile {
  /// The path that a path written in this file means: beside the file, unless it is absolute.
  func path(_ written: String) -> String {
    guard !written.hasPrefix("/"), let slash = path.lastIndex(of: "/") else { return written }
    return path[...slash] + written
  }
}

extension CheckError {
  /// A file of the request that cannot be read.
  init(_ error: ReadError) {
    self.init(
      error.kind == .noSuchFile ? .noSuchFile : .cannotRead, es: error.es, en: error.en)
  }

  /// A file of the request with faults, each at its place.
  init(_ error: RulePackError) {
    self.init(.cannotRead, es: error.render(in: .es), en: error.render(in: .en))
  }
}
