import Values

/// One date as far as its own words say it: «22» of «22 al 28 de abril» has only a day.
struct PartialDate: Hashable, Sendable {
  var year: Int?
  var month: Int?
  var day: Int?
  /// Which quarter, half or other period of the year.
  var ordinal: Int?
  /// How many months such a period has.
  var period: Int?
  var confidence = Confidence.exact
  /// What makes it impossible whatever stands around it.
  var fault: MalformedReason?

  /// The years a plan may name.
  static let years = 1990...2100

  /// Whether nothing but the year is missing.
  var lacksOnlyYear: Bool {
    year == nil && (month != nil || (ordinal != nil && period != nil))
  }

  /// The days it means, or why there are none.
  var span: Result<DateSpan, MalformedDate> {
    if let fault { return .failure(MalformedDate(reason: fault)) }
    guard let year else { return .failure(MalformedDate(reason: .notADate)) }
    guard PartialDate.years.contains(year) else {
      return .failure(MalformedDate(reason: .impossibleYear))
    }
    guard let span = span(in: year) else {
      let reason: MalformedReason = day != nil && month != nil ? .noSuchDay : .notADate
      return .failure(MalformedDate(reason: reason))
    }
    return .success(span)
  }

  private func span(in year: Int) -> DateSpan? {
    if let day {
      guard let month else { return nil }
      return CalendarDate(year: year, month: month, day: day).map { DateSpan($0) }
    }
    if let month { return DateSpan(year: year, month: month) }
    guard let ordinal else { return period == nil ? DateSpan(year: year) : nil }
    guard let period else { return nil }
    let part = ordinal == DateToken.last ? 12 / period : ordinal
    guard (1...12 / period).contains(part) else { return nil }
    if period == 3 { return DateSpan(year: year, quarter: part) }
    guard let opening = DateSpan(year: year, month: (part - 1) * period + 1),
      let closing = DateSpan(year: year, month: part * period)
    else { return nil }
    return DateSpan(from: opening.first, to: closing.last)
  }
}

/// Why a text is no date.
struct MalformedDate: Error, Hashable, Sendable {
  let reason: MalformedReason
}

// MARK: - One date from its pieces

extension PartialDate {
  /// The date that these pieces make up, `nil` where they make up none.
  init?(_ tokens: ArraySlice<DateToken>, order: DayMonthOrder) {
    if let numeric = PartialDate(numeric: Array(tokens), order: order) {
      self = numeric
    } else if let worded = PartialDate(words: tokens) {
      self = worded
    } else {
      return nil
    }
  }

  /// «31/01/2024», «2024-01-31», «03/2024», «2024-03».
  private init?(numeric tokens: [DateToken], order: DayMonthOrder) {
    if tokens.count == 3, case .number(let left, let leftDigits) = tokens[0],
      case .mark = tokens[1], case .number(let right, let rightDigits) = tokens[2]
    {
      switch (leftDigits, rightDigits) {
      case (1...2, 4): self.init(year: right, month: left)
      case (4, 1...2): self.init(year: left, month: right)
      default: return nil
      }
      return
    }
    guard tokens.count == 5, case .number(let a, let first) = tokens[0],
      case .mark(let left, _) = tokens[1], case .number(let b, let second) = tokens[2],
      case .mark(let right, _) = tokens[3], case .number(let c, let third) = tokens[4],
      left == right, second <= 2
    else { return nil }
    switch (first, third) {
    case (4, 1...2): self.init(year: a, month: b, day: c)
    case (1...2, 4):
      let (day, month, confidence) = order.dayAndMonth(a, b)
      self.init(year: c, month: month, day: day, confidence: confidence)
    case (3, 1...2), (5, 1...2), (1...2, 1...3), (1...2, 5): self.init(fault: .impossibleYear)
    default: return nil
    }
  }

  /// «31 de marzo de 2020», «Enero 31 de 2024», «II trimestre 2025», «2025».
  private init?(words tokens: ArraySlice<DateToken>) {
    var before: [(value: Int, digits: Int)] = []
    var after: [(value: Int, digits: Int)] = []
    var hasMark = false
    var isPartOfMonth = false
    var isPlural = false
    for token in tokens {
      switch token {
      case .number(let value, let digits):
        if month == nil { before.append((value, digits)) } else { after.append((value, digits)) }
      case .month(let value):
        guard month == nil else { return nil }
        month = value
      case .ordinal(let value):
        guard ordinal == nil else { return nil }
        ordinal = value
      case .period(let length, let plural):
        guard period == nil else { return nil }
        (period, isPlural) = (length, plural)
      case .partOfMonth: isPartOfMonth = true
      case .mark: hasMark = true
      case .and where after.count == 1: continue  // «Enero 31, 2024»
      case .through, .and, .unknown: return nil
      }
    }
    if isPartOfMonth {
      ordinal = nil
      before.removeAll { $0.digits <= 2 }
      guard month != nil else { return nil }
    }
    let isRead =
      if period != nil {
        takePeriod(before + after, isPlural: isPlural)
      } else if month != nil {
        takeMonth(before, after, hasMark: hasMark)
      } else {
        takeNumbers(before, hasMark: hasMark)
      }
    guard isRead else { return nil }
  }

  /// «I trimestre», «1º trimestre», «2025 - tercer trimestre»; «4 trimestres» is a duration.
  private mutating func takePeriod(_ numbers: [(value: Int, digits: Int)], isPlural: Bool) -> Bool {
    guard month == nil else { return false }
    for (value, digits) in numbers {
      if digits == 4, year == nil {
        year = value
      } else if digits <= 2, ordinal == nil, !isPlural {
        ordinal = value
      } else {
        return false
      }
    }
    return ordinal != nil
  }

  private mutating func takeMonth(
    _ before: [(value: Int, digits: Int)], _ after: [(value: Int, digits: Int)], hasMark: Bool
  ) -> Bool {
    var numbers = before + after
    if let ordinal {
      guard ordinal == 1 else { return false }
      numbers.insert((1, 1), at: 0)  // «Primero de enero de 2024»
      self.ordinal = nil
    }
    switch numbers.count {
    case 0: return true
    case 1:
      let number = numbers[0]
      if number.digits == 4 {
        year = number.value
      } else if number.digits > 2 || (before.isEmpty && ordinal == nil && hasMark) {
        fault = .impossibleYear  // «ene-24» is how a spreadsheet shows a month and its year
      } else {
        day = number.value
      }
    case 2:
      let yearFirst = numbers[0].digits == 4
      let (date, written) = yearFirst ? (numbers[1], numbers[0]) : (numbers[0], numbers[1])
      guard date.digits <= 2 else { return false }
      (day, year) = (date.value, written.value)
      if written.digits != 4 { fault = .impossibleYear }
    default: return false
    }
    return true
  }

  /// A year, and within a range a day, a day and year, or the number of a quarter.
  private mutating func takeNumbers(
    _ numbers: [(value: Int, digits: Int)], hasMark: Bool
  ) -> Bool {
    guard !hasMark else { return false }
    switch (numbers.count, ordinal) {
    case (0, .some): return true
    case (1, nil) where numbers[0].digits == 4: year = numbers[0].value
    case (1, nil) where numbers[0].digits <= 2: day = numbers[0].value
    case (1, .some) where numbers[0].digits == 4: year = numbers[0].value
    case (2, nil) where numbers[0].digits <= 2 && numbers[1].digits == 4:
      (day, year) = (numbers[0].value, numbers[1].value)
    default: return false
    }
    return true
  }
}
