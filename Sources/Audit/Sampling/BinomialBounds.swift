import Glibc

/// Between which rates lies the one that so many hits in so many draws come of: Clopper and Pearson's
/// interval, which holds with the confidence asked for whatever the rate is.
struct BinomialBounds: Equatable {
  /// The lowest rate at which so many hits or more still have half of what the confidence leaves.
  let low: Double
  /// The highest rate at which so many hits or fewer do.
  let high: Double

  /// From `least` to `most` hits in `draws`: where some draws are unknown, the one end takes them for misses
  /// and the other for hits.
  init(least: Int, most: Int, of draws: Int, confidence: Double = 0.95) {
    let tail = (1 - confidence) / 2
    low =
      least == 0
      ? 0 : BinomialBounds.root { 1 - BinomialBounds.atMost(least - 1, of: draws, $0) > tail }
    high =
      most == draws
      ? 1 : BinomialBounds.root { BinomialBounds.atMost(most, of: draws, $0) <= tail }
  }

  /// The least rate at which a condition holds that holds from there on.
  private static func root(_ holds: (Double) -> Bool) -> Double {
    var (low, high) = (0.0, 1.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle }
    }
    return (low + high) / 2
  }

  /// How probable it is to hit at most so often.
  private static func atMost(_ hits: Int, of draws: Int, _ rate: Double) -> Double {
    guard rate > 0 else { return 1 }
    guard rate < 1 else { return hits >= draws ? 1 : 0 }
    var (logarithm, sum) = (Double(draws) * log1p(-rate), 0.0)
    let odds = log(rate) - log1p(-rate)
    for count in 0...hits {
      sum += exp(logarithm)
      logarithm += log(Double(draws - count)) - log(Double(count + 1)) + odds
    }
    return min(1, sum)
  }
}
