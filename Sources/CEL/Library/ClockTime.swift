import Values

/// A point of time as calendar and clock of a zone show it.
struct ClockTime {
  let date: CalendarDate
  let hour: Int
  let minute: Int
  let second: Int

  /// The time so many seconds east of UTC.
  init(_ time: CELTimestamp, offset: Int) {
    let local = time.seconds + Int64(offset)
    var (day, rest) = local.quotientAndRemainder(dividingBy: 86_400)
    if rest < 0 { (day, rest) = (day - 1, rest + 86_400) }
    date = CalendarDate(dayNumber: Int32(clamping: day))
    hour = Int(rest / 3_600)
    minute = Int(rest % 3_600 / 60)
    second = Int(rest % 60)
  }

  /// 0 for Sunday.
  var weekday: Int { ((Int(date.dayNumber) + 4) % 7 + 7) % 7 }

  /// 0 for 1 January.
  var dayOfYear: Int {
    let (year, month, day) = date.components
    return (1..<max(month, 1)).reduce(0) { $0 + CalendarDate.days(inMonth: $1, of: year) } + day - 1
  }
}
