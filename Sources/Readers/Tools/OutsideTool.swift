import Documents
import Glibc

/// Runs a program of somebody else's apart from this process, within limits of time, memory and
/// output.
///
/// It gets no environment but a language, a search path and a home, and whatever it starts ends with
/// it. A shell sets its limits and is given its words as words: it never reads a name or a byte of the
/// file.
struct OutsideTool {
  /// How a run ended.
  enum Outcome {
    /// What the tool wrote.
    case output([UInt8])
    /// The tool is not installed.
    case missing
    /// The tool gave up, with what it said.
    case failed(status: Int32, said: String)
    /// It took too long, or wrote too much.
    case overLimit
  }

  /// The name of the tool, found on the path.
  let name: String
  /// How long it may run.
  let seconds: Int
  /// How much it may write to its standard output.
  let bytes: Int
  /// How much memory each of its processes may ask for.
  let memoryBytes: Int
  /// How long a file may be that it writes.
  let fileBytes: Int

  /// A tool within the limits of reading.
  init(_ name: String, _ limits: ReadLimits, seconds: Int? = nil) {
    self.name = name
    self.seconds = seconds ?? limits.toolSeconds
    (bytes, memoryBytes) = (limits.toolBytes, limits.toolMemoryBytes)
    fileBytes = limits.convertedBytes
  }

  /// Runs it with these words; `input` comes to it as its standard input, so that neither a name nor a
  /// folder matter. `home` is the only folder that it is told of.
  func run(_ arguments: [String], input: [UInt8] = [], home: String = "/nonexistent") -> Outcome {
    guard let path = OutsideTool.path(of: name) else { return .missing }
    guard let file = OutsideTool.memoryFile(input) else { return .failed(status: -1, said: "") }
    defer { close(file) }
    guard let (process, output, errors) = start([path] + arguments, file, home) else {
      return .failed(status: -1, said: "")
    }
    defer {
      close(output)
      close(errors)
    }
    return collect(process, output, errors)
  }

  /// Where a tool stands on the search path.
  static func path(of name: String) -> String? {
    if name.contains("/") { return access(name, X_OK) == 0 ? name : nil }
    return searchPath.split(separator: ":").map { "\($0)/\(name)" }.first {
      access($0, X_OK) == 0
    }
  }

  private static var searchPath: String {
    getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
  }
}

// MARK: - Starting

extension OutsideTool {
  private func start(
    _ words: [String], _ file: Int32, _ home: String
  ) -> (process: pid_t, output: Int32, errors: Int32)? {
    // Only one is started at a time, so that none inherits the pipes of another.
    Leftovers.change { held in
      guard let output = OutsideTool.pipe() else { return nil }
      guard let errors = OutsideTool.pipe() else {
        close(output.read)
        close(output.write)
        return nil
      }
      let process = spawn(words, home, file, output.write, errors.write)
      close(output.write)
      close(errors.write)
      guard let process else {
        close(output.read)
        close(errors.read)
        return nil
      }
      held.processes.insert(process)
      return (process, output.read, errors.read)
    }
  }

  /// A pipe that no other program is given.
  static func pipe() -> (read: Int32, write: Int32)? {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// A file without a name that holds these bytes.
  private static func memoryFile(_ bytes: [UInt8]) -> Int32? {
    guard let stream = tmpfile() else { return nil }
    defer { fclose(stream) }
    let written = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, bytes.count, stream) }
    guard written == bytes.count, fflush(stream) == 0 else { return nil }
    rewind(stream)
    let copy = fcntl(fileno(stream), F_DUPFD_CLOEXEC, 3)
    return copy < 0 ? nil : copy
  }

  /// Sets memory (kilobytes), longest file (blocks of 512 bytes) and seconds of work, then becomes the
  /// tool.
  private static let script =
    #"ulimit -v "$1" && ulimit -f "$2" && ulimit -t "$3" && shift 3 && exec "$@""#

  private func spawn(
    _ words: [String], _ home: String, _ input: Int32, _ output: Int32, _ errors: Int32
  ) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, errors, 2)
    // A group of its own, so that what it starts can be ended with it.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    posix_spawnattr_setpgroup(&attributes, 0)
    let limits = [memoryBytes >> 10, fileBytes >> 9, seconds].map(String.init)
    let arguments = ["/bin/sh", "-c", OutsideTool.script, "sh"] + limits + words
    let surroundings = [
      "LC_ALL=C.UTF-8", "PATH=\(OutsideTool.searchPath)", "HOME=\(home)", "OMP_THREAD_LIMIT=1",
    ]
    var given: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    var told: [UnsafeMutablePointer<CChar>?] = surroundings.map { strdup($0) } + [nil]
    defer { for word in given + told { free(word) } }
    var process = pid_t()
    let fault = posix_spawn(&process, "/bin/sh", &actions, &attributes, &given, &told)
    return fault == 0 ? process : nil
  }
}

// MARK: - Listening

extension OutsideTool {
  private func collect(_ process: pid_t, _ output: Int32, _ errors: Int32) -> Outcome {
    let end = OutsideTool.now + seconds * 1_000
    var (text, said): ([UInt8], [UInt8]) = ([], [])
    var open = [
      pollfd(fd: output, events: Int16(POLLIN), revents: 0),
      pollfd(fd: errors, events: Int16(POLLIN), revents: 0),
    ]
    var isOver = false
    while open[0].fd >= 0 || open[1].fd >= 0 {
      let left = end - OutsideTool.now
      if left <= 0 || text.count > bytes {
        isOver = true
        break
      }
      guard poll(&open, 2, Int32(clamping: left)) > 0 else { continue }
      for index in open.indices where open[index].revents != 0 {
        let piece = OutsideTool.read(open[index].fd)
        if piece.isEmpty { open[index].fd = -1 }
        // What it says is for a message; the beginning is enough.
        if index == 0 { text += piece } else if said.count < 4_096 { said += piece }
      }
    }
    if isOver { Leftovers.end(process) }
    let status = Leftovers.wait(for: process)
    // Whatever it left running without a word to us ends now.
    if !isOver { Leftovers.end(process) }
    Leftovers.change { _ = $0.processes.remove(process) }
    if isOver { return .overLimit }
    // The low seven bits name the signal that ended it, the next byte is what it returned.
    if [SIGXCPU, SIGXFSZ, SIGKILL].contains(status & 0x7F) { return .overLimit }
    let code = status & 0x7F == 0 ? status >> 8 & 0xFF : -1
    return code == 0
      ? .output(text) : .failed(status: code, said: String(decoding: said, as: UTF8.self))
  }

  private static func read(_ descriptor: Int32) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 64 << 10) { buffer, count in
      var got = -1
      repeat {
        got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      } while got < 0 && errno == EINTR
      count = max(0, got)
    }
  }

  /// Milliseconds of a clock that nobody sets back.
  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }
}
