/// Dates and numbers as people read them, without ICU.
///
/// Spanish follows Colombian use: «17 de enero de 2026», «$ 1.250.000», «12,5 %».
package enum PlainText {
  /// A day: «17 de enero de 2026», “17 January 2026”.
  package static func display(_ day: CalendarDate, in language: TextLanguage) -> String {
    let (year, month, number) = day.components
    return "\(dayAndMonth(number, month, language))\(of(language))\(year)"
  }

  /// A day without its year: «17 de enero», for sentences that have named the year.
  package static func displayWithoutYear(
    _ day: CalendarDate, in language: TextLanguage
  ) -> String {
    let (_, month, number) = day.components
    return dayAndMonth(number, month, language)
  }

  /// A date at its own precision: «marzo de 2021», «primer trimestre de 2026», «2024 a 2027».
  package static func display(_ date: DateSpan, in language: TextLanguage) -> String {
    let (year, month, _) = date.first.components
    switch date.precision {
    case .day: return display(date.first, in: language)
    case .month: return "\(monthName(month, language))\(of(language))\(year)"
    case .quarter:
      let name = quarters(language)[(month - 1) / 3]
      return language == .es ? "\(name) trimestre de \(year)" : "\(name) quarter of \(year)"
    case .year:
      let last = date.last.year
      return last == year ? "\(year)" : "\(year) \(to(language)) \(last)"
    case .range: return range(from: date.first, to: date.last, language)
    }
  }

  /// The name of a month, 1 to 12, in lower case where the language writes it so.
  package static func monthName(_ month: Int, _ language: TextLanguage) -> String {
    let names = language == .es ? spanishMonths : englishMonths
    return names.indices.contains(month - 1) ? names[month - 1] : String(month)
  }

  private static func range(
    from first: CalendarDate, to last: CalendarDate, _ language: TextLanguage
  ) -> String {
    let (opening, closing) = (first.components, last.components)
    let end = display(last, in: language)
    let joint = language == .es ? "al" : "to"
    if opening.year != closing.year {
      return "\(display(first, in: language)) \(joint) \(end)"
    }
    if opening.month != closing.month {
      return "\(dayAndMonth(opening.day, opening.month, language)) \(joint) \(end)"
    }
    return first == last ? end : "\(opening.day) \(joint) \(end)"
  }

  private static func dayAndMonth(_ day: Int, _ month: Int, _ language: TextLanguage) -> String {
    "\(day)\(of(language))\(monthName(month, language))"
  }

  private static func of(_ language: TextLanguage) -> String { language == .es ? " de " : " " }
  private static func to(_ language: TextLanguage) -> String { language == .es ? "a" : "to" }

  private static func quarters(_ language: TextLanguage) -> [String] {
    language == .es
      ? ["primer", "segundo", "tercer", "cuarto"] : ["first", "second", "third", "fourth"]
  }

  private static let spanishMonths = [
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
    "octubre", "noviembre", "diciembre",
  ]

  private static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
