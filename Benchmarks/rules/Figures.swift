/// The least and the median time of many runs, in milliseconds.
struct Figures {
  let minimum: Double
  let median: Double

  /// Runs the work once to warm up, and then up to 41 times or for about four seconds.
  init(_ work: () throws -> Void) rethrows {
    try work()
    let clock = ContinuousClock()
    var figures: [Double] = []
    while figures.count < 3 || (figures.count < 41 && figures.reduce(0, +) < 4_000) {
      let length = try clock.measure(work).components
      figures.append(Double(length.seconds) * 1e3 + Double(length.attoseconds) / 1e15)
    }
    figures.sort()
    minimum = Figures.rounded(figures[0])
    median = Figures.rounded(figures[figures.count / 2])
  }

  private static func rounded(_ number: Double) -> Double { (number * 1000).rounded() / 1000 }
}
