import Values

/// The day and second that a spreadsheet's date number stands for.
package struct CellMoment: Equatable, Sendable {
  /// The day, `nil` where the number lies outside the years 1 to 9999 or is the 29 February 1900
  /// that never was.
  package let day: CalendarDate?
  /// Seconds since midnight, rounded to the millisecond's second.
  package let seconds: Int

  /// Day 1 is 1 January 1900, and day 60 the 29 February 1900 that old programs believed in.
  package init(serial: Double) {
    guard serial.isFinite, serial >= -693_593, serial < 2_958_466 else {
      day = nil
      seconds = 0
      return
    }
    var whole = serial.rounded(.down)
    var second = Int(((serial - whole) * 86_400).rounded())
    if second == 86_400 {
      whole += 1
      second = 0
    }
    seconds = second
    // Days 1 to 59 lie before the missing leap day, so they count from one day later.
    let offset = whole < 60 && whole >= 1 ? 25_568.0 : 25_569.0
    day = whole == 60 ? nil : CalendarDate(dayNumber: Int32(whole - offset))
  }
}

extension CellMoment: CustomStringConvertible {
  /// `2025-01-17` at midnight, else `2025-01-17T08:30:00`.
  package var description: String {
    guard let day else { return "#NUM!" }
    return seconds == 0 ? day.description : "\(day)T\(CellMoment.clock(seconds))"
  }

  /// `08:30:00` below a day, else `PT93784S`.
  package static func duration(days: Double) -> String {
    let seconds = (days * 86_400).rounded()
    guard seconds.magnitude < 1e15 else { return "#NUM!" }
    let whole = Int(seconds)
    return (0..<86_400).contains(whole) ? clock(whole) : "PT\(whole)S"
  }

  private static func clock(_ seconds: Int) -> String {
    [seconds / 3600, seconds / 60 % 60, seconds % 60]
      .map { $0 < 10 ? "0\($0)" : String($0) }.joined(separator: ":")
  }
}
