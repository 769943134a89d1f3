import struct Foundation.Date
import struct Foundation.TimeZone

/// How far zones are from UTC.
enum TimeZones {
  /// Seconds east of UTC: for `UTC`, `+11:00`, `-02:30`, `02:00` or a name such as `America/Bogota`.
  static func offset(_ zone: String, at time: CELTimestamp) -> Int? {
    if zone == "UTC" || zone == "Z" { return 0 }
    if let first = zone.utf8.first, first < UInt8(ascii: "A") {
      return fixed(zone)
    }
    // The only use of Foundation here: the rules of named zones.
    guard let named = TimeZone(identifier: zone) else { return nil }
    return named.secondsFromGMT(for: Date(timeIntervalSince1970: Double(time.seconds)))
  }

  private static func fixed(_ zone: String) -> Int? {
    let isWest = zone.hasPrefix("-")
    let digits = isWest || zone.hasPrefix("+") ? zone.dropFirst() : zone[...]
    var reader = DigitReader(Array(digits.utf8))
    guard let seconds = reader.clock(), reader.isAtEnd else { return nil }
    return isWest ? -seconds : seconds
  }
}
