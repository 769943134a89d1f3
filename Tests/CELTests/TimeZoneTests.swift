import Foundation
import Testing

@testable import CEL

@Suite("Named time zones")
struct TimeZoneTests {
  @Test(
    "are as far from UTC as Foundation says",
    arguments: [
      "America/Bogota", "US/Central", "Asia/Kathmandu", "Europe/Madrid", "Australia/Lord_Howe",
      "America/Santiago", "Africa/Casablanca", "Europe/Dublin", "Asia/Tehran", "Etc/GMT+5",
    ])
  func offsets(name: String) throws {
    let zone = try #require(TimeZone(identifier: name))
    for seconds in stride(from: -2_000_000_000 as Int64, to: 4_000_000_000, by: 9_999_999) {
      let time = try #require(CELTimestamp(seconds: seconds))
      let date = Date(timeIntervalSince1970: Double(seconds))
      #expect(TimeZones.offset(name, at: time) == zone.secondsFromGMT(for: date), "\(seconds)")
    }
  }

  @Test(
    "that do not exist have no offset, whatever their name",
    arguments: [
      "Nowhere/City", "../../../etc/passwd", "", "America", "zone.tab", "A\u{0}B", "Zürich",
      String(repeating: "A/", count: 1_000),
    ])
  func missing(name: String) throws {
    let time = try #require(CELTimestamp(seconds: 0))
    #expect(TimeZones.offset(name, at: time) == nil)
  }

  @Test("are read from damaged files without a trap")
  func damaged() throws {
    let url = URL(fileURLWithPath: "/usr/share/zoneinfo/Europe/Madrid")
    let bytes = Array(try Data(contentsOf: url))
    for length in stride(from: 0, to: bytes.count, by: 7) {
      _ = ZoneRules(Array(bytes[..<length]))?.offset(at: 4_000_000_000)
    }
    for place in bytes.indices {
      for value in [0, 0x7F, 0xFF] as [UInt8] {
        var damaged = bytes
        damaged[place] = value
        let rules = ZoneRules(damaged)
        for second in [Int64.min, -1, 4_000_000_000, .max] { _ = rules?.offset(at: second) }
      }
    }
  }
}
