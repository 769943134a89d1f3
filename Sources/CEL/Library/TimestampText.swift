import Values

/// Points of time as RFC 3339 writes them.
enum TimestampText {
  /// Reads `2009-02-13T23:31:30.5-05:00`; `nil` for anything else.
  static func read(_ text: String) -> CELTimestamp? {
    var reader = DigitReader(Array(text.utf8))
    guard let year = reader.number(4), reader.take("-"), let month = reader.number(2),
      reader.take("-"), let day = reader.number(2), reader.take("T") || reader.take("t"),
      let hour = reader.number(2), reader.take(":"), let minute = reader.number(2),
      reader.take(":"), let second = reader.number(2), hour < 24, minute < 60, second < 60,
      let date = CalendarDate(year: year, month: month, day: day)
    else { return nil }
    let fraction = reader.take(".") ? reader.fraction() : 0
    guard let fraction, let offset = reader.zone(), reader.isAtEnd else { return nil }
    let seconds = Int64(date.dayNumber) * 86_400 + Int64(hour * 3_600 + minute * 60 + second)
    return CELTimestamp(seconds: seconds - Int64(offset), nanoseconds: Int32(fraction))
  }

  /// Writes a point of time in UTC, with as many digits of a second as it has.
  static func string(_ time: CELTimestamp) -> String {
    let parts = ClockTime(time, offset: 0)
    return "\(parts.date)T\(two(parts.hour)):\(two(parts.minute)):\(two(parts.second))"
      + fraction(Int64(time.nanoseconds)) + "Z"
  }

  /// Nine digits after a point, without the zeros at the end; empty for zero.
  static func fraction(_ nanoseconds: Int64) -> String {
    guard nanoseconds != 0 else { return "" }
    let digits = String(nanoseconds)
    var text = String(repeating: "0", count: max(0, 9 - digits.utf8.count)) + digits
    while text.hasSuffix("0") { text.removeLast() }
    return "." + text
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
