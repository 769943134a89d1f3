import Foundation

/// Runs the built program as a person does.
package struct Program {
  /// What a run gave.
  package struct Run {
    /// The exit code.
    package let status: Int32
    /// Standard output.
    package let output: String
    /// Standard error.
    package let errors: String

    /// Standard output as JSON.
    package var json: [String: Any] {
      (try? JSONSerialization.jsonObject(with: Data(output.utf8))) as? [String: Any] ?? [:]
    }
  }

  /// The built program, beside the test bundle.
  package static var path: URL {
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    var folder = bundle.deletingLastPathComponent()
    for _ in 0..<6 {
      let candidate = folder.appendingPathComponent("cotejo")
      if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
      folder = folder.deletingLastPathComponent()
    }
    return Checkout.root.appendingPathComponent(".build/debug/cotejo")
  }

  /// Runs it with these arguments, the rule pack of the checkout unless another is named.
  package static func run(
    _ arguments: String..., rules: String? = Checkout.rules, environment: [String: String] = [:],
    folder: String? = nil
  ) throws -> Run {
    try run(arguments, rules: rules, environment: environment, folder: folder)
  }

  /// Runs it with these arguments, in this folder.
  package static func run(
    _ arguments: [String], rules: String? = Checkout.rules, environment: [String: String] = [:],
    folder: String? = nil
  ) throws -> Run {
    let process = Process()
    process.executableURL = path
    process.arguments = arguments + (rules.map { ["--rules", $0] } ?? [])
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    let products = try TemporaryFolder()
    let output = try products.write([], as: "output")
    let errors = try products.write([], as: "errors")
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errors))
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus,
      output: try String(contentsOfFile: output, encoding: .utf8),
      errors: try String(contentsOfFile: errors, encoding: .utf8))
  }
}

/// Where the checkout and the data beside it are.
package enum Checkout {
  /// The folder of `Package.swift`.
  package static var root: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  /// The rule pack.
  package static var rules: String { root.appendingPathComponent("rules").path }

  /// A file of the data beside the checkout; `nil`, and a line that says so, where it is not there.
  package static func shared(_ path: String) -> String? {
    let url = root.deletingLastPathComponent().appendingPathComponent("shared/\(path)")
    if FileManager.default.fileExists(atPath: url.path) { return url.path }
    print("SKIPPED: shared/\(path) (the data beside the checkout is not there)")
    return nil
  }
}

/// A folder that goes away with its last user.
package final class TemporaryFolder: Sendable {
  /// Its path.
  package let path: String

  /// A new, empty folder.
  package init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("cotejo-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file in it and gives its path.
  package func write(_ bytes: [UInt8], as name: String) throws -> String {
    let url = URL(fileURLWithPath: path).appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return url.path
  }
}
