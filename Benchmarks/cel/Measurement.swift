/// Minimum and median of several runs, in nanoseconds a piece of work.
struct Measurement {
  let minimum: Double
  let median: Double

  /// Measures `pieces` pieces of work done by one call, several times, after a warm-up.
  init(pieces: Int, runs: Int = 101, _ work: () -> Void) {
    let clock = ContinuousClock()
    let first = clock.measure(work)
    // Runs of about a millisecond, and many: on a machine that others use as well, some of them are
    // left alone.
    let single = max(Measurement.nanoseconds(first), 1)
    let calls = max(1, min(1_000, Int(1_000_000 / single)))
    for _ in 0..<calls { work() }
    var figures: [Double] = []
    for _ in 0..<runs {
      let length = clock.measure { for _ in 0..<calls { work() } }
      figures.append(Measurement.nanoseconds(length) / Double(calls * pieces))
    }
    figures.sort()
    minimum = figures[0]
    median = figures[figures.count / 2]
  }

  private static func nanoseconds(_ length: Duration) -> Double {
    let (seconds, attoseconds) = length.components
    return Double(seconds) * 1e9 + Double(attoseconds) / 1e9
  }
}
