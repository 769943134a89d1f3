import Values

/// The rule for all later years at the end of a TZif file: `EST5EDT,M3.2.0,M11.1.0`.
struct ZoneFooter: Sendable {
  /// A day of the year and the second of that day, in local time, at which the clock changes.
  private struct Change {
    enum Day {
      /// `Jn`: 1 to 365, 29 February never counted.
      case julian(Int)
      /// `n`: 0 to 365.
      case counted(Int)
      /// `Mm.w.d`: the week-th such weekday of a month, 5 the last.
      case weekday(month: Int, week: Int, day: Int)
    }

    let day: Day
    let seconds: Int
  }

  private let standard: Int
  private let summer: (offset: Int, from: Change, to: Change)?

  /// Reads the line; `nil` for anything else.
  init?(_ bytes: ArraySlice<UInt8>) {
    var reader = Reader(rest: bytes.drop { $0 == 10 }.prefix { $0 != 10 }.prefix(200))
    guard reader.name(), let west = reader.time() else { return nil }
    standard = -west
    guard !reader.rest.isEmpty else {
      summer = nil
      return
    }
    guard reader.name() else { return nil }
    let offset =
      reader.rest.first == UInt8(ascii: ",") ? standard + 3_600 : reader.time().map { -$0 }
    guard let offset, let from = reader.change(), let to = reader.change(), reader.rest.isEmpty
    else { return nil }
    summer = (offset, from, to)
  }

  /// Seconds east of UTC at this second.
  func offset(at seconds: Int64) -> Int {
    guard let summer else { return standard }
    let year = ClockTime.year(ofSecond: seconds + Int64(standard))
    let from = ZoneFooter.second(of: summer.from, in: year) - Int64(standard)
    let to = ZoneFooter.second(of: summer.to, in: year) - Int64(summer.offset)
    let isSummer = from < to ? from <= seconds && seconds < to : seconds < to || from <= seconds
    return isSummer ? summer.offset : standard
  }

  private static func second(of change: Change, in year: Int) -> Int64 {
    let isLeap = CalendarDate.days(inMonth: 2, of: year) == 29
    let opening = firstDay(of: year, month: 1)
    let day: Int
    switch change.day {
    case .julian(let number): day = opening + number - (isLeap && number >= 60 ? 0 : 1)
    case .counted(let number): day = opening + number
    case .weekday(let month, let week, let weekday):
      let first = firstDay(of: year, month: month)
      let firstWeekday = ((first + 4) % 7 + 7) % 7
      let start = first + (weekday - firstWeekday + 7) % 7
      let last = first + CalendarDate.days(inMonth: month, of: year) - 1
      var found = start + 7 * (week - 1)
      while found > last { found -= 7 }
      day = found
    }
    return Int64(day) * 86_400 + Int64(change.seconds)
  }

  private static func firstDay(of year: Int, month: Int) -> Int {
    Int(CalendarDate(year: min(max(year, 1), 9999), month: month, day: 1)?.dayNumber ?? 0)
  }

  // MARK: - Reading

  private struct Reader {
    var rest: ArraySlice<UInt8>

    mutating func take(_ sign: Unicode.Scalar) -> Bool {
      guard rest.first == UInt8(ascii: sign) else { return false }
      rest.removeFirst()
      return true
    }

    /// `EST`, or `<+03>`.
    mutating func name() -> Bool {
      let count = rest.count
      if take("<") {
        rest = rest.drop { $0 != UInt8(ascii: ">") }
        return take(">")
      }
      rest = rest.drop { ($0 | 32) >= 97 && ($0 | 32) <= 122 }
      return rest.count < count
    }

    mutating func number() -> Int? {
      let digits = rest.prefix { $0 >= 48 && $0 <= 57 }
      guard !digits.isEmpty, digits.count <= 3 else { return nil }
      rest = rest.dropFirst(digits.count)
      return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    }

    /// `5`, `-3:30`, `2:00:00`, in seconds.
    mutating func time() -> Int? {
      let isNegative = take("-")
      if !isNegative { _ = take("+") }
      guard let hours = number(), hours <= 167 else { return nil }
      var seconds = hours * 3_600
      for unit in [60, 1] where take(":") {
        guard let part = number(), part < 60 else { return nil }
        seconds += part * unit
      }
      return isNegative ? -seconds : seconds
    }

    /// `,M3.2.0` or `,J60/2`.
    mutating func change() -> Change? {
      guard take(","), let day = day() else { return nil }
      guard take("/") else { return Change(day: day, seconds: 7_200) }
      return time().map { Change(day: day, seconds: $0) }
    }

    private mutating func day() -> Change.Day? {
      if take("J") {
        return number().flatMap { (1...365).contains($0) ? .julian($0) : nil }
      }
      guard take("M") else {
        return number().flatMap { (0...365).contains($0) ? .counted($0) : nil }
      }
      guard let month = number(), (1...12).contains(month), take("."), let week = number(),
        (1...5).contains(week), take("."), let day = number(), (0...6).contains(day)
      else { return nil }
      return .weekday(month: month, week: week, day: day)
    }
  }
}

extension ClockTime {
  /// The year in which a second since 1970 lies.
  fileprivate static func year(ofSecond seconds: Int64) -> Int {
    let (day, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
    return CalendarDate(dayNumber: Int32(clamping: rest < 0 ? day - 1 : day)).year
  }
}
