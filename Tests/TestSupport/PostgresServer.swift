import Foundation

/// Debian's PostgreSQL server, started in a temporary folder for the tests of one process.
package final class PostgresServer: @unchecked Sendable {
  /// The server; `nil` where there is none.
  package static let shared = PostgresServer()

  private let folder: TemporaryFolder
  private let server: Process
  private let tools: String

  /// The address of a new, empty database; `nil`, and a line that says so, where there is no server.
  package static func newDatabase(for what: String) throws -> String? {
    guard let shared else {
      print("SKIPPED: \(what) (there is no PostgreSQL server to start)")
      return nil
    }
    let name = "t" + UUID().uuidString.lowercased().replacingOccurrences(of: "-", with: "")
    // A language whose order of letters is not that of bytes, to see that nothing hangs on it.
    try shared.command("createdb", ["-h", shared.folder.path, "-U", "postgres", name])
    return "postgresql://postgres@/\(name)?host=\(shared.folder.path)"
  }

  /// Runs statements in a database as its owner, and gives what they print.
  package static func execute(_ sql: String, in address: String) throws -> String {
    try shared?.command(
      "psql", ["-X", "-q", "-t", "-A", "-v", "ON_ERROR_STOP=1", "-c", sql, address])
      ?? ""
  }

  private init?() {
    let versions =
      (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
    guard let newest = versions.compactMap(Int.init).max(), let folder = try? TemporaryFolder()
    else { return nil }
    tools = "/usr/lib/postgresql/\(newest)/bin"
    self.folder = folder
    server = Process()
    do {
      if getuid() == 0 { try run("/bin/chown", ["postgres", folder.path]) }
      let data = folder.path + "/data"
      try command(
        "initdb",
        [
          "--no-sync", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale-provider=icu",
          "--icu-locale=es", "--no-locale", "-D", data,
        ])
      let (program, arguments) = asServer(
        "postgres",
        [
          "-D", data, "-k", folder.path, "-c", "listen_addresses=", "-c", "fsync=off", "-c",
          "max_connections=40", "-c", "shared_buffers=32MB",
        ])
      server.executableURL = URL(fileURLWithPath: program)
      server.arguments = arguments
      server.standardOutput = FileHandle.nullDevice
      server.standardError = FileHandle.nullDevice
      try server.run()
      for _ in 0..<200 {
        if (try? command("pg_isready", ["-q", "-h", folder.path])) != nil { break }
        Thread.sleep(forTimeInterval: 0.05)
      }
    } catch {
      print("the PostgreSQL server did not start: \(error)")
      return nil
    }
    atexit { PostgresServer.shared?.stop() }
  }

  private func stop() {
    // At once: nobody needs what it holds.
    kill(server.processIdentifier, SIGQUIT)
    server.waitUntilExit()
    try? FileManager.default.removeItem(atPath: folder.path)
  }

  /// The server refuses to run as root; Debian's package brings a user for it.
  private func asServer(_ tool: String, _ arguments: [String]) -> (String, [String]) {
    guard getuid() == 0 else { return ("\(tools)/\(tool)", arguments) }
    return (
      "/usr/bin/setpriv",
      ["--reuid=postgres", "--regid=postgres", "--clear-groups", "\(tools)/\(tool)"] + arguments
    )
  }

  @discardableResult
  private func command(_ tool: String, _ arguments: [String]) throws -> String {
    let (program, arguments) = asServer(tool, arguments)
    return try run(program, arguments)
  }

  @discardableResult
  private func run(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: "/")
    let (output, errors) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, errors)
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    let wrong = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(text: "\(program) \(arguments): " + String(decoding: wrong, as: UTF8.self))
    }
    return String(decoding: said, as: UTF8.self).trimmingCharacters(in: .newlines)
  }

  private struct Failure: Error { let text: String }
}
