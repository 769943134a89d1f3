import Values

/// Puts the pieces of a date together: one date, or a range whose ends share what they leave out.
struct DatePhrase: Sendable {
  let order: DayMonthOrder
  let years: ClosedRange<Int>?

  /// What the pieces say.
  func read(_ tokens: [DateToken]) -> FactReading {
    // «Hasta el 31 de diciembre de 2024», «A 31 de diciembre»: the deadline itself.
    let tokens = tokens.drop { $0 == .through || $0 == .and }
    guard !tokens.isEmpty, tokens.count <= DatePhrase.mostTokens, !tokens.contains(.unknown) else {
      return .malformed(.notADate)
    }
    if let single = PartialDate(tokens, order: order) { return finish([single], isList: false) }
    for cut in DatePhrase.cuts {
      let pieces = tokens.split(omittingEmptySubsequences: false, whereSeparator: cut.isCut)
      guard pieces.count > 1, cut.isList || pieces.count == 2 else { continue }
      let parts = pieces.compactMap { PartialDate($0, order: order) }
      guard parts.count == pieces.count else { continue }
      return finish(parts, isList: cut.isList)
    }
    return severalRanges(tokens) ?? .malformed(.notADate)
  }

  /// «Febrero a junio y agosto a noviembre»: the ends of all ranges, in order.
  private func severalRanges(_ tokens: ArraySlice<DateToken>) -> FactReading? {
    let ranges = tokens.split(omittingEmptySubsequences: false) { $0 == .and }
    guard ranges.count > 1 else { return nil }
    var parts: [PartialDate] = []
    for range in ranges {
      let ends =
        DatePhrase.cuts.lazy.filter { !$0.isList }
        .map { range.split(omittingEmptySubsequences: false, whereSeparator: $0.isCut) }
        .first { $0.count == 2 } ?? [range]
      let read = ends.compactMap { PartialDate($0, order: order) }
      guard read.count == ends.count else { return nil }
      parts += read
    }
    return finish(parts, isList: true)
  }

  /// More pieces than any date has.
  private static let mostTokens = 40

  /// Where a phrase may be cut into its dates, the surest first.
  private static let cuts: [(isList: Bool, isCut: @Sendable (DateToken) -> Bool)] = [
    (false, { $0 == .through }),
    (false, { if case .mark(_, apart: true) = $0 { true } else { false } }),
    (true, { $0 == .and }),
    (false, { if case .mark(UInt8(ascii: "-"), _) = $0 { true } else { false } }),
  ]

  // MARK: Several dates

  private func finish(_ given: [PartialDate], isList: Bool) -> FactReading {
    var parts = given
    if let fault = parts.compactMap(\.fault).first { return .malformed(fault) }
    share(&parts)
    var confidence = Confidence.exact
    if parts.contains(where: \.lacksOnlyYear) {
      guard let years, years.count == 1 else { return .unread(.notGiven) }
      for index in parts.indices where parts[index].year == nil {
        parts[index].year = years.lowerBound
      }
      confidence = .derived
    }
    var spans: [DateSpan] = []
    for part in parts {
      switch part.span {
      case .success(let span): spans.append(span)
      case .failure(let fault): return .malformed(fault.reason)
      }
      confidence = confidence.weakened(by: part.confidence)
    }
    if spans.count == 1 { return .present(.date(spans[0]), confidence, fromText: true) }
    // «Noviembre a enero de 2025»: the first year was left out and is the one before.
    if !isList, given[0].year == nil, var first = parts.first, let year = first.year,
      spans[0].first > spans[1].last
    {
      first.year = year - 1
      if case .success(let span) = first.span { (spans[0], confidence) = (span, .guessed) }
    }
    return join(spans, isList: isList, confidence: confidence)
  }

  /// Fills what one end leaves out from its neighbour, the later one first.
  private func share(_ parts: inout [PartialDate]) {
    for index in parts.indices.dropLast().reversed() { parts[index].borrow(from: parts[index + 1]) }
    for index in parts.indices.dropFirst() { parts[index].borrow(from: parts[index - 1]) }
  }

  private func join(_ spans: [DateSpan], isList: Bool, confidence: Confidence) -> FactReading {
    var confidence = confidence
    for (earlier, later) in zip(spans, spans.dropFirst()) {
      guard earlier.first <= later.first, earlier.last <= later.last else {
        return .malformed(.notADate)
      }
      // «Marzo y septiembre» are two dates; the days between are a guess.
      if isList, later.first.dayNumber > earlier.last.dayNumber + 1 { confidence = .guessed }
    }
    let areYears = spans.allSatisfy { $0.precision == .year }
    guard let first = spans.first, let last = spans.last,
      let span = DateSpan(
        from: first.first, to: last.last, precision: areYears ? .year : .range)
    else { return .malformed(.notADate) }
    return .present(.date(span), confidence, fromText: true)
  }
}

extension PartialDate {
  /// Takes from a neighbour what this one needs and leaves out.
  fileprivate mutating func borrow(from other: PartialDate) {
    if day != nil, month == nil { month = other.month }
    if ordinal != nil, period == nil { period = other.period }
    if year == nil { year = other.year }
  }
}

extension Confidence {
  /// The less sure of two.
  func weakened(by other: Confidence) -> Confidence { rawValue >= other.rawValue ? self : other }
}
