import Documents
import Values

/// Reads dates as plans write them, each at the precision it is written with.
///
/// Nothing is mended: a year of two, three or five digits, a lost slash, a day the calendar does not
/// have are malformed. Only a column that leaves the century out of all its dates is read: derived
/// where that gives years of the plan, guessed where those are unknown. A month or quarter without a year takes the plan's (derived) and is unread
/// while that is unknown. «Permanente» and «Cada vez que…» are no mistakes: they mean days all over
/// the plan's years, so they are read as those years, guessed, and a person decides whether they do.
struct DateGrammar: Sendable {
  let order: DayMonthOrder
  let years: ClosedRange<Int>?
  /// Whether a number from 1 to 12 is a month, as plans of purchases tell the start.
  let hasMonthNumbers: Bool
  /// Whether the column writes its years with two digits.
  private let hasShortYears: Bool

  /// A grammar for a column.
  init(evidence: ColumnEvidence, document: DocumentEvidence, hasMonthNumbers: Bool = false) {
    order = evidence.dayMonthOrder(in: document)
    years = document.years
    self.hasMonthNumbers = hasMonthNumbers
    hasShortYears = evidence.yearDigits.areShort
  }

  /// A date cell; its time of day is left out.
  func read(serial: Double) -> FactReading {
    guard let day = CellMoment(serial: serial).day, PartialDate.years.contains(day.year) else {
      return .malformed(.impossibleYear)
    }
    return .present(.date(DateSpan(day)), .exact, fromText: false)
  }

  /// A number cell: a year, or the serial of a day that lost its format.
  func read(number: Double, fromText: Bool = false) -> FactReading {
    guard let whole = Int(exactly: number) else { return .malformed(.notADate) }
    if hasMonthNumbers, (1...12).contains(whole) { return read(month: whole, fromText: fromText) }
    if PartialDate.years.contains(whole), let span = DateSpan(year: whole) {
      return .present(.date(span), .exact, fromText: fromText)
    }
    if DateGrammar.serials.contains(whole), let day = CellMoment(serial: number).day {
      return .present(.date(DateSpan(day)), .guessed, fromText: fromText)
    }
    return .malformed(.notADate)
  }

  /// A month of the plan's year, unread while that is unknown.
  private func read(month: Int, fromText: Bool) -> FactReading {
    guard let years, years.count == 1, let span = DateSpan(year: years.lowerBound, month: month)
    else { return .unread(.notGiven) }
    return .present(.date(span), .derived, fromText: fromText)
  }

  /// 1 January 1990 to 31 December 2100.
  private static let serials = 32_874...73_415

  /// A text: what was typed, and the same folded.
  func read(text: String, folded plain: String) -> FactReading {
    let phrase = DatePhrase(order: order, years: years)
    let tokens = DateToken.tokens(of: plain)
    if tokens.count == 1, case .number(let value, let digits) = tokens[0] {
      let isMonth = hasMonthNumbers && digits == 2
      guard isMonth || String(value).utf8.count == digits else { return .malformed(.notADate) }
      return read(number: Double(value), fromText: true)
    }
    if hasShortYears, let completed = YearDigits.completed(tokens),
      let reading = inPlan(phrase.read(completed))
    {
      return reading
    }
    let reading = phrase.read(tokens)
    guard case .malformed(.notADate) = reading else { return reading }
    if let list = linesAsList(text) {
      let listed = phrase.read(DateToken.tokens(of: folded(list)))
      if case .present(let value, let confidence, let fromText) = listed {
        return .present(value, confidence == .exact ? .derived : confidence, fromText: fromText)
      }
    }
    if let whole = joined(plain),
      case .present(let value, let confidence, let fromText) = phrase.read(
        DateToken.tokens(of: whole))
    {
      return .present(value, confidence.weakened(by: .derived), fromText: fromText)
    }
    return recurrence(plain) ?? reading
  }

  /// A day in figures without the spaces that a narrow column put into it, «02/02/2 026»; `nil` where
  /// it has none or something else stands there.
  private func joined(_ plain: String) -> String? {
    let bytes = plain.utf8.filter { $0 != 32 }
    guard (8...10).contains(bytes.count), bytes.count < plain.utf8.count,
      bytes.allSatisfy({ $0.isASCIIDigit || $0 == UInt8(ascii: "/") }),
      bytes.suffix(4).allSatisfy(\.isASCIIDigit)
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A date whose century was supplied, `nil` where that gives a year far from the plan's.
  private func inPlan(_ reading: FactReading) -> FactReading? {
    guard case .present(.date(let span), let confidence, let fromText) = reading else {
      return reading
    }
    guard let years else { return .present(.date(span), .guessed, fromText: fromText) }
    let near = (years.lowerBound - 1)...(years.upperBound + 1)
    guard near.contains(span.first.year) else { return nil }
    return .present(.date(span), confidence.weakened(by: .derived), fromText: fromText)
  }

  /// The text with its lines parted by semicolons, `nil` where it has but one.
  private func linesAsList(_ text: String) -> String? {
    let lines = text.utf8.split { $0 == 10 || $0 == 13 }
    guard (2...8).contains(lines.count), text.utf8.count <= DateToken.longestText else {
      return nil
    }
    return lines.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ; ")
  }

  private func recurrence(_ plain: String) -> FactReading? {
    guard let stated = RecurrenceGrammar.years(of: plain) else { return nil }
    guard let years = stated ?? years, let first = DateSpan(year: years.lowerBound),
      let last = DateSpan(year: years.upperBound),
      let span = DateSpan(from: first.first, to: last.last, precision: .year)
    else { return .unread(.notGiven) }
    return .present(.date(span), .guessed, fromText: true)
  }
}
