import Documents
import Glibc
import Synchronization

/// Runs poppler's `pdftotext` apart from this process, within limits of time and output.
///
/// No shell is asked, the tool gets no environment but a language, and the file comes to it as its
/// standard input, so that neither its name nor its folder matter.
struct PDFTextTool {
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

  /// The name of the tool.
  let name: String
  /// How long it may run.
  let seconds: Int
  /// How much it may write.
  let bytes: Int

  /// Words with their boxes for a PDF.
  func run(_ pdf: [UInt8]) -> Outcome {
    guard let file = PDFTextTool.memoryFile(pdf) else { return .failed(status: -1, said: "") }
    defer { close(file) }
    guard let (process, output, errors) = start(file) else {
      return .failed(status: -1, said: "")
    }
    defer {
      close(output)
      close(errors)
    }
    guard let process else { return .missing }
    return collect(process, output, errors)
  }

  /// Only one is started at a time, so that none inherits the pipes of another.
  private static let starting = Mutex(())

  private func start(_ file: Int32) -> (process: pid_t?, output: Int32, errors: Int32)? {
    PDFTextTool.starting.withLock { _ in
      guard let output = PDFTextTool.pipe() else { return nil }
      guard let errors = PDFTextTool.pipe() else {
        close(output.read)
        close(output.write)
        return nil
      }
      let process = spawn(file, output.write, errors.write)
      close(output.write)
      close(errors.write)
      return (process, output.read, errors.read)
    }
  }

  private static func pipe() -> (read: Int32, write: Int32)? {
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

  private func spawn(_ input: Int32, _ output: Int32, _ errors: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, errors, 2)
    let arguments = [name, "-q", "-bbox-layout", "-enc", "UTF-8", "-", "-"]
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    var surroundings: [UnsafeMutablePointer<CChar>?] = [strdup("LC_ALL=C.UTF-8"), nil]
    defer { for word in words + surroundings { free(word) } }
    var process = pid_t()
    let fault = posix_spawnp(&process, name, &actions, nil, &words, &surroundings)
    return fault == 0 ? process : nil
  }

  private func collect(_ process: pid_t, _ output: Int32, _ errors: Int32) -> Outcome {
    let end = PDFTextTool.now + seconds * 1_000
    var (text, said): ([UInt8], [UInt8]) = ([], [])
    var open = [
      pollfd(fd: output, events: Int16(POLLIN), revents: 0),
      pollfd(fd: errors, events: Int16(POLLIN), revents: 0),
    ]
    var isOver = false
    while open[0].fd >= 0 || open[1].fd >= 0 {
      let left = end - PDFTextTool.now
      if left <= 0 || text.count > bytes {
        isOver = true
        break
      }
      guard poll(&open, 2, Int32(clamping: left)) > 0 else { continue }
      for index in open.indices where open[index].revents != 0 {
        let piece = PDFTextTool.read(open[index].fd)
        if piece.isEmpty { open[index].fd = -1 }
        // What it says is for a message; the beginning is enough.
        if index == 0 { text += piece } else if said.count < 4_096 { said += piece }
      }
    }
    if isOver { kill(process, SIGKILL) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    if isOver { return .overLimit }
    // The low seven bits name the signal that ended it, the next byte is what it returned.
    if status & 0x7F == SIGXCPU || status & 0x7F == SIGKILL { return .overLimit }
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
