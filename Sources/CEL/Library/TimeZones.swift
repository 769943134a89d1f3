import Synchronization

/// How far zones are from UTC.
enum TimeZones {
  /// Where the system keeps the rules of named zones, one file each.
  private static let folder = "/usr/share/zoneinfo/"
  /// How many zones are kept, so that a text of many wrong names fills no memory.
  private static let maximumCount = 1_000
  private static let known = Mutex<[String: ZoneRules?]>([:])

  /// Seconds east of UTC: for `UTC`, `+11:00`, `-02:30`, `02:00` or a name such as `America/Bogota`.
  static func offset(_ zone: String, at time: CELTimestamp) -> Int? {
    if zone == "UTC" || zone == "Z" { return 0 }
    if let first = zone.utf8.first, first < UInt8(ascii: "A") {
      return fixed(zone)
    }
    return rules(zone)?.offset(at: time.seconds)
  }

  private static func rules(_ zone: String) -> ZoneRules? {
    guard isName(zone) else { return nil }
    return known.withLock { known in
      if let found = known[zone] { return found }
      let rules = ZoneRules(file: folder + zone)
      if known.count < maximumCount { known[zone] = .some(rules) }
      return rules
    }
  }

  /// Letters, digits and `_ - + /`: nothing that leads out of the folder.
  private static func isName(_ zone: String) -> Bool {
    zone.utf8.count <= 64
      && zone.utf8.allSatisfy { byte in
        switch byte {
        case 48...57, 65...90, 97...122: true
        case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "/"): true
        default: false
        }
      }
  }

  private static func fixed(_ zone: String) -> Int? {
    let isWest = zone.hasPrefix("-")
    let digits = isWest || zone.hasPrefix("+") ? zone.dropFirst() : zone[...]
    var reader = DigitReader(Array(digits.utf8))
    guard let seconds = reader.clock(), reader.isAtEnd else { return nil }
    return isWest ? -seconds : seconds
  }
}
