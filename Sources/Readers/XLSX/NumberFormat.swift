/// What a number format makes of a number.
enum NumberFormat: UInt8, Sendable {
  /// A number, a percentage, an amount: anything without a clock or a calendar.
  case number
  /// A day.
  case date
  /// A day and a time.
  case dateTime
  /// A time of day.
  case clock
  /// Hours, minutes or seconds that run on: `[h]:mm`.
  case duration

  /// A format that files name by number only.
  init(builtIn identifier: Int) {
    switch identifier {
    case 14...17: self = .date
    case 18...21, 45, 47: self = .clock
    case 22: self = .dateTime
    case 46: self = .duration
    default: self = .number
    }
  }

  /// A format by its code, of which the first section counts: that of positive numbers.
  init(code: String) {
    var scan = Scan(code: Array(code.lowercased().utf8))
    scan.run()
    switch (scan.isDuration, scan.hasDay, scan.hasClock) {
    case (true, _, _): self = .duration
    case (false, true, true): self = .dateTime
    case (false, true, false): self = .date
    case (false, false, true): self = .clock
    case (false, false, false): self = .number
    }
  }

  /// Looks for letters that stand for parts of a date or a time.
  ///
  /// Quoted, escaped, filling and spacing characters stand for themselves, and so do colours,
  /// conditions and currencies in brackets.
  private struct Scan {
    let code: [UInt8]
    var place = 0
    var isDuration = false
    var hasDay = false
    var hasClock = false
    private var hasMonthOrMinute = false

    init(code: [UInt8]) { self.code = code }

    mutating func run() {
      while place < code.count, code[place] != UInt8(ascii: ";") {
        if skip("general") || skip("am/pm") || skip("a/p") || skip("e+") || skip("e-") { continue }
        letter()
        place += 1
      }
      // A lone `m` is a month; beside hours or seconds and without a day it is a minute.
      if hasMonthOrMinute, !hasClock { hasDay = true }
    }

    private mutating func letter() {
      switch code[place] {
      case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): place += 1
      case UInt8(ascii: "\""): jump(to: UInt8(ascii: "\""))
      case UInt8(ascii: "["): bracket()
      case UInt8(ascii: "y"), UInt8(ascii: "d"), UInt8(ascii: "b"), UInt8(ascii: "e"):
        hasDay = true
      case UInt8(ascii: "h"), UInt8(ascii: "s"): hasClock = true
      case UInt8(ascii: "m"):
        // Three and more are a month's name.
        if skip("mmm") {
          hasDay = true
          place -= 1
        } else {
          hasMonthOrMinute = true
        }
      default: break
      }
    }

    private mutating func bracket() {
      let start = place + 1
      jump(to: UInt8(ascii: "]"))
      let inside = code[min(start, code.count)..<min(place, code.count)]
      guard let first = inside.first, inside.allSatisfy({ $0 == first }) else { return }
      if [UInt8(ascii: "h"), UInt8(ascii: "m"), UInt8(ascii: "s")].contains(first) {
        isDuration = true
      }
    }

    private mutating func jump(to mark: UInt8) {
      place += 1
      while place < code.count, code[place] != mark { place += 1 }
    }

    private mutating func skip(_ word: StaticString) -> Bool {
      let length = word.utf8CodeUnitCount
      guard place + length <= code.count else { return false }
      for index in 0..<length where code[place + index] != word.utf8Start[index] { return false }
      place += length
      return true
    }
  }
}
