/// Lengths of time as Go writes them: `1h2m3.5s`, `-4ms`, `0`.
enum DurationText {
  private static let units: [(name: String, nanoseconds: Int128)] = [
    ("ns", 1), ("us", 1_000), ("µs", 1_000), ("μs", 1_000), ("ms", 1_000_000),
    ("h", 3_600_000_000_000), ("m", 60_000_000_000), ("s", 1_000_000_000),
  ]

  /// Reads a length of time in nanoseconds; `nil` where it is malformed or does not fit.
  static func read(_ text: String) -> Int64? {
    var rest = text[...]
    let isNegative = rest.hasPrefix("-")
    if isNegative || rest.hasPrefix("+") { rest.removeFirst() }
    if rest == "0" { return 0 }
    guard !rest.isEmpty else { return nil }
    var total: Int128 = 0
    while !rest.isEmpty {
      guard let part = readPart(&rest) else { return nil }
      total += part
      guard total <= Int128(Int64.max) + 1 else { return nil }
    }
    return Int64(exactly: isNegative ? -total : total)
  }

  /// A number and its unit, in nanoseconds.
  private static func readPart(_ rest: inout Substring) -> Int128? {
    let whole = digits(&rest)
    var fraction = ""
    if rest.hasPrefix(".") {
      rest.removeFirst()
      fraction = digits(&rest)
    }
    guard !(whole.isEmpty && fraction.isEmpty), whole.utf8.count <= 20,
      let unit = units.first(where: { rest.hasPrefix($0.name) })
    else { return nil }
    rest = rest.dropFirst(unit.name.count)
    var value = (Int128(whole) ?? 0) * unit.nanoseconds
    var scale = unit.nanoseconds
    for digit in fraction.utf8.prefix(18) {
      value += Int128(digit - 48) * scale / 10
      scale /= 10
    }
    return value
  }

  private static func digits(_ rest: inout Substring) -> String {
    let found = String(rest.prefix { $0 >= "0" && $0 <= "9" && $0.isASCII })
    rest = rest.dropFirst(found.count)
    return found
  }

  /// Writes a length of time in seconds: `1.5s`.
  static func string(_ length: Int64) -> String {
    let (seconds, rest) = length.magnitude.quotientAndRemainder(dividingBy: 1_000_000_000)
    let sign = length < 0 ? "-" : ""
    return sign + String(seconds) + TimestampText.fraction(Int64(rest)) + "s"
  }
}
