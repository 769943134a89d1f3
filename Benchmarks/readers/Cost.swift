import Glibc

/// What a piece of work cost: seconds on the clock and seconds of all processors together.
struct Cost {
  let wall: Double
  let cpu: Double

  /// Measures one run.
  static func of(_ work: () throws -> Void) rethrows -> Cost {
    let (wall, cpu) = (seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID))
    try work()
    return Cost(
      wall: seconds(CLOCK_MONOTONIC) - wall, cpu: seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu)
  }

  /// The most memory that this process ever had, in KiB.
  static var peakKiB: Int {
    var usage = rusage()
    getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss
  }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
