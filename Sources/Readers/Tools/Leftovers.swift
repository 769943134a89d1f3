import Glibc
import Synchronization

/// What outside tools would leave behind if this program were ended now: their processes and their folders.
///
/// On Ctrl-C, where it is asked to end and where its terminal goes away, all of it goes first; then the
/// program ends by the very signal, as one that had not waited for it. A signal that whoever started
/// the program wants ignored stays ignored.
enum Leftovers {
  /// What there is.
  struct Held {
    /// The tools that run, each the leader of a group of processes.
    var processes: Set<pid_t> = []
    /// The folders that are to be thrown away.
    var folders: Set<String> = []
  }

  private static let held = Mutex(Held())

  /// Changes what there is, alone; whoever comes while the program is ending waits for the end.
  static func change<Result>(_ body: (inout Held) -> Result) -> Result {
    _ = isWatched
    return held.withLock { held in body(&held) }
  }

  /// Ends a tool with all that it started.
  static func end(_ process: pid_t) { kill(-process, SIGKILL) }

  /// Waits for a tool that ended or was ended, and gives its status.
  static func wait(for process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status
  }
}

// MARK: - Signals

extension Leftovers {
  private static let signals = [SIGHUP, SIGINT, SIGTERM]

  /// The handler may only write; a thread that reads does the rest.
  private static let pipe = OutsideTool.pipe()

  /// Whether the signals are waited for, from the first use on.
  private static let isWatched: Bool = {
    guard let pipe else { return false }
    var thread = pthread_t()
    let body: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { _ in
      Leftovers.waitForSignal()
      return nil
    }
    guard pthread_create(&thread, nil, body, nil) == 0 else {
      close(pipe.read)
      close(pipe.write)
      return false
    }
    pthread_detach(thread)
    for signal in signals { watch(signal) }
    return true
  }()

  private static func watch(_ signal: Int32) {
    var action = sigaction()
    // Who started the program may want it ignored.
    guard sigaction(signal, nil, &action) == 0, action.__sigaction_handler.sa_handler == nil else {
      return
    }
    action.__sigaction_handler.sa_handler = { signal in
      let fault = errno
      var number = UInt8(truncatingIfNeeded: signal)
      if let pipe = Leftovers.pipe { _ = write(pipe.write, &number, 1) }
      errno = fault
    }
    action.sa_flags = SA_RESTART
    sigaction(signal, &action, nil)
  }

  private static func waitForSignal() {
    var number: UInt8 = 0
    guard let pipe else { return }
    while read(pipe.read, &number, 1) < 0, errno == EINTR {}
    guard number != 0 else { return }
    held.withLock { held in
      for process in held.processes { end(process) }
      for process in held.processes { _ = wait(for: process) }
      for folder in held.folders { remove(folder) }
      Glibc.signal(Int32(number), SIG_DFL)
      // The thread that began this one may hold signals back, and this one with it.
      var none = sigset_t()
      sigemptyset(&none)
      pthread_sigmask(SIG_SETMASK, &none, nil)
      raise(Int32(number))
      // The first process of a container does not end by a signal.
      _exit(128 + Int32(number))
    }
  }

  /// Removes a folder; what a tool started may write for a moment after the tool itself has ended.
  private static func remove(_ folder: String) {
    for _ in 0..<20 {
      ThrowAwayFolder.remove(folder)
      if access(folder, F_OK) != 0 { return }
      usleep(10_000)
    }
  }
}
