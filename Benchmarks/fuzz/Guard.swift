import Glibc

/// Tells which case was being read when the process is ended by a trap, or by its time.
enum Guard {
  /// No file of a few kilobytes may take longer than this, in seconds.
  static let secondsEach: UInt32 = 10
  /// Nor may all of them together take more memory than this at once.
  static let memory = 512 << 20

  nonisolated(unsafe) private static var number = 0

  /// Watches over the process.
  static func start() {
    for signal in [SIGALRM, SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE] {
      Glibc.signal(signal) { cause in
        // Only what may be called inside a signal: no memory is asked for here.
        Guard.write("\ncase ")
        Guard.write(Guard.number)
        Guard.write(cause == SIGALRM ? " took too long\n" : " ended the process by signal ")
        if cause != SIGALRM { Guard.write(Int(cause)) }
        Guard.write("\n")
        _exit(1)
      }
    }
  }

  /// A case begins.
  static func begin(_ number: Int) {
    self.number = number
    alarm(secondsEach)
  }

  /// All cases are over.
  static func stop() { alarm(0) }

  private static func write(_ text: StaticString) {
    _ = Glibc.write(2, text.utf8Start, text.utf8CodeUnitCount)
  }

  private static func write(_ number: Int) {
    var divisor = 1
    while number / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      var digit = UInt8(48 + number / divisor % 10)
      _ = Glibc.write(2, &digit, 1)
      divisor /= 10
    }
  }
}
