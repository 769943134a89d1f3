import Foundation
import TestSupport
import Testing

/// Ctrl-C while a program of somebody else's works.
@Suite("Being ended during a conversion")
struct InterruptionTests {
  /// An office program that says which folder and processes it has, and then takes its time.
  private static let slowOffice = """
    sleep 60 &
    printf '%s %s %s\\n' "$HOME" $$ $! > "$0.tmp"
    mv "$0.tmp" "$0.began"
    sleep 60
    """

  @Test(
    "leaves no process and no folder behind, and ends by the signal",
    arguments: [SIGINT, SIGTERM, SIGHUP])
  func signals(signal: Int32) throws {
    let folder = try TemporaryFolder()
    let office = try FakeOffice(in: folder, script: InterruptionTests.slowOffice)
    let program = try Started(checking: folder, office)
    let words = program.told()
    try #require(words.count == 3)
    #expect(FileManager.default.fileExists(atPath: words[0]))
    #expect(words.dropFirst().allSatisfy(isRunning))
    kill(program.process, signal)
    // The low seven bits name the signal; a shell says 128 and its number.
    #expect(program.status() & 0x7F == signal)
    #expect(!FileManager.default.fileExists(atPath: words[0]))
    #expect(!words.dropFirst().contains(where: isRunning))
  }

  @Test("a signal that whoever started it wants ignored disturbs nothing")
  func ignored() throws {
    let folder = try TemporaryFolder()
    let empty = try folder.write(WorkbookBuilder().bytes(), as: "vacio.xlsx")
    let office = try FakeOffice(
      in: folder,
      script: """
        echo began > "$0.began"
        sleep 1
        while [ "$1" != --outdir ]; do shift; done
        cp "\(empty)" "$2/original.xlsx"
        """)
    let program = try Started(checking: folder, office, before: "trap '' INT; ")
    #expect(program.told() == ["began"])
    kill(program.process, SIGINT)
    let status = program.status()
    #expect(status & 0x7F == 0 && status >> 8 & 0xFF != 70)
  }

  /// Whether a process is there and has not ended; nobody may have taken notice of its end.
  private func isRunning(_ process: String) -> Bool {
    guard let state = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      let end = state.lastIndex(of: ")")
    else { return false }
    return !state[end...].dropFirst(2).hasPrefix("Z")
  }
}

/// The program, started to check a file that an office program converts.
private struct Started {
  let process: pid_t
  private let began: String

  /// Starts it as a terminal does: no signal is held back, which the threads of tests do.
  init(checking folder: TemporaryFolder, _ office: FakeOffice, before: String = "") throws {
    let old = try folder.write(FakeOffice.oldWorkbook, as: "plan.xls")
    began = folder.path + "/oficina/soffice.began"
    let words = [
      "/bin/sh", "-c", before + #"PATH=$1; shift; exec "$@" > /dev/null 2>&1"#, "sh", office.path,
      Program.path.path, "check", old, "--convert", "--rules", Checkout.rules,
    ]
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var given: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for word in given { free(word) } }
    var process = pid_t()
    try #require(posix_spawn(&process, words[0], nil, &attributes, &given, environ) == 0)
    self.process = process
  }

  /// What the office program tells within half a minute.
  func told() -> [String] {
    for _ in 0..<600 {
      if let text = try? String(contentsOfFile: began, encoding: .utf8), !text.isEmpty {
        return text.split(whereSeparator: \.isWhitespace).map(String.init)
      }
      Thread.sleep(forTimeInterval: 0.05)
    }
    return []
  }

  /// How it ended.
  func status() -> Int32 {
    var status: Int32 = -1
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status
  }
}
