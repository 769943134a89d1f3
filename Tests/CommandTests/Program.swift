import Foundation
import Testing

/// The built program, run as a person runs it.
struct Program {
  /// What one run gave.
  struct Run {
    let status: Int32
    let output: String
    let messages: String
  }

  /// Runs the program and waits for it.
  static func run(_ arguments: [String], in folder: URL? = nil) throws -> Run {
    let process = Process()
    let program: URL = try #require(executable)
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let (output, messages) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, messages)
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    let told = messages.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
      messages: String(decoding: told, as: UTF8.self))
  }

  /// Beside the test bundle, else in the checkout's debug build.
  static let executable: URL? = {
    let beside = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return [beside, package.appendingPathComponent(".build/debug")]
      .map { $0.appendingPathComponent("cotejo") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }()

  /// A new folder for one test.
  static func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("cotejo-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}
