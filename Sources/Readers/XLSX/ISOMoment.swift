import Documents
import Values

/// Reads the ISO 8601 dates and times of cells of type `d`.
enum ISOMoment {
  /// `2024-01-31`, `2024-01-31T08:30:00.5Z`, `08:30` as a cell; `nil` for anything else.
  static func parse(_ text: String) -> CellValue? {
    var text = text[...]
    if text.hasSuffix("Z") { text.removeLast() }
    guard let mark = text.firstIndex(where: { $0 == "T" || $0 == " " }) else {
      if let day = serial(ofDay: text) { return .date(day) }
      return clock(text).map { .time($0) }
    }
    let time = clock(text[text.index(after: mark)...])
    // A time alone is written `T08:30:00` too.
    if mark == text.startIndex { return time.map { .time($0) } }
    guard let day = serial(ofDay: text[..<mark]), let time else { return nil }
    return .date(day + time)
  }

  /// The day number of spreadsheets, which know a 29 February 1900.
  private static func serial(ofDay text: Substring) -> Double? {
    guard let day = CalendarDate(iso: text) else { return nil }
    let number = Int(day.dayNumber) + 25_569
    // Between day 1 and that day they are one behind, so 31 December 1899 has no number.
    if number > 60 || number < 1 { return Double(number) }
    return number == 1 ? nil : Double(number - 1)
  }

  /// The part of a day.
  private static func clock(_ text: Substring) -> Double? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let hours = Int(parts[0]), let minutes = Int(parts[1]),
      let seconds = parts.count == 3 ? Double(parts[2]) : 0, (0...24).contains(hours),
      (0..<60).contains(minutes), seconds >= 0, seconds < 61
    else { return nil }
    return (Double(hours * 3600 + minutes * 60) + seconds) / 86_400
  }
}
