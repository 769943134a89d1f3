import Foundation
import Testing

/// Where the suite lies, and what of it is left out.
enum ConformanceFolder {
  static let path: String = {
    if let named = ProcessInfo.processInfo.environment["CEL_CONFORMANCE_DIR"] { return named }
    let package = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return package.deletingLastPathComponent().appendingPathComponent("shared/cel-conformance").path
  }()

  static var isPresent: Bool { FileManager.default.fileExists(atPath: path + "/basic.json") }

  /// Files left out as a whole, with the reason.
  static let leftOut = [
    "network_ext": "no rule of ours speaks of addresses",
    "block_ext": "test-only macros of an optimiser we do not have",
  ]

  static var files: [String] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return all.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
  }

  static var skipNote: Comment { "The CEL conformance files are not in \(path)." }
}
