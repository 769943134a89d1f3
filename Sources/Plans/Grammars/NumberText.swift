import Values

/// A number as people write it: with thousands, either decimal sign, a currency sign.
struct NumberText: Sendable {
  /// The number, before any unit.
  let value: Decimal
  /// Guessed where its one separator may part thousands or decimals and nothing decides.
  let confidence: Confidence

  /// A text longer than this is no number.
  static let longestText = 80

  /// What one separator followed by three digits means: «4,234».
  struct LoneGroup: Sendable {
    /// Whether a dot, and whether a comma, then parts thousands, and how sure that is.
    let dot: (isThousands: Bool, confidence: Confidence)
    let comma: (isThousands: Bool, confidence: Confidence)

    /// In per cent nobody writes thousands.
    static let decimals = LoneGroup(dot: (false, .exact), comma: (false, .exact))
  }

  /// The number in folded bytes without sign and unit, `nil` where they are none.
  init?(_ bytes: ArraySlice<UInt8>, loneGroup: LoneGroup) {
    guard let runs = Runs(bytes), let marks = runs.meaning(loneGroup) else { return nil }
    var digits: Int128 = 0
    var places = 0
    for byte in runs.digits(afterRun: marks.decimalRun, places: &places) {
      let (tenfold, first) = digits.multipliedReportingOverflow(by: 10)
      let (sum, second) = tenfold.addingReportingOverflow(Int128(byte - 48))
      if first || second { return nil }
      digits = sum
    }
    guard places <= 38,
      let value = Decimal(significand: digits, scale: Int32(places) - runs.exponent)
    else { return nil }
    self.value = value
    confidence = runs.hasExponent ? .guessed : marks.confidence
  }
}

/// What a text proves about the signs its column parts thousands with.
enum ThousandsProof {
  case dots, commas

  /// «1.250.000» and «1.250,5» prove dots; «4,234» proves nothing.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard let runs = Runs(bytes), let mark = runs.provenThousands else { return nil }
    switch mark {
    case UInt8(ascii: "."): self = .dots
    case UInt8(ascii: ","): self = .commas
    default: return nil
    }
  }
}

/// Runs of digits and the separators between them.
private struct Runs {
  private var runs: [ArraySlice<UInt8>] = []
  private var marks: [UInt8] = []
  private(set) var exponent: Int32 = 0
  private(set) var hasExponent = false

  private static let dot = UInt8(ascii: ".")
  private static let comma = UInt8(ascii: ",")
  private static let apostrophe = UInt8(ascii: "'")

  init?(_ bytes: ArraySlice<UInt8>) {
    var bytes = bytes
    if let mark = bytes.firstIndex(of: UInt8(ascii: "e")) {
      guard let power = Int32(String(decoding: bytes[(mark + 1)...], as: UTF8.self)),
        abs(Int64(power)) <= 30
      else { return nil }
      (exponent, hasExponent) = (power, true)
      bytes = bytes[..<mark]
    }
    guard Runs.areRuns(bytes) else { return nil }
    var start = bytes.startIndex
    for index in bytes.indices where !bytes[index].isASCIIDigit {
      runs.append(bytes[start..<index])
      marks.append(bytes[index])
      start = index + 1
    }
    runs.append(bytes[start...])
    // «.5» has an empty first run; an empty run elsewhere is a slip: «1..5».
    guard runs.dropFirst().allSatisfy({ !$0.isEmpty }),
      runs.count > 1 ? marks[0] == Runs.dot || !runs[0].isEmpty : !runs[0].isEmpty
    else { return nil }
  }

  /// Whether there are but digits and separators, three digits between one separator and the next.
  private static func areRuns(_ bytes: ArraySlice<UInt8>) -> Bool {
    var (marks, length) = (0, 0)
    for byte in bytes {
      switch byte {
      case 48...57: length += 1
      case dot, comma, apostrophe, 32:
        if marks > 0, length != 3 { return false }
        marks += 1
        length = 0
      default: return false
      }
    }
    return true
  }

  /// All digits, and how many stand after the decimal sign in front of run `afterRun`.
  func digits(afterRun decimalRun: Int?, places: inout Int) -> [UInt8] {
    if let decimalRun { places = runs[decimalRun].count }
    return Array(runs.joined())
  }

  /// Which run holds decimals, `nil` for none; `nil` altogether where the signs make no number.
  func meaning(_ lone: NumberText.LoneGroup) -> (decimalRun: Int?, confidence: Confidence)? {
    guard let last = marks.last else { return (nil, .exact) }
    if hasExponent { return marks.count == 1 && last != 32 ? (1, .guessed) : nil }
    if marks.count == 1 {
      guard last == Runs.dot || last == Runs.comma else {
        return areGroups(upTo: 1) ? (nil, .exact) : nil
      }
      guard areGroups(upTo: 1), runs[0].first != 48 else { return (1, .exact) }
      let (isThousands, confidence) = last == Runs.dot ? lone.dot : lone.comma
      return (isThousands ? nil : 1, confidence)
    }
    let inner = marks.dropLast()
    let isEven = inner.allSatisfy { $0 == inner[0] }
    if isEven, last == inner[0] { return areGroups(upTo: marks.count) ? (nil, .exact) : nil }
    // «1'250.000»: an apostrophe for the millions, dots for the thousands.
    let isMillions = inner.first == Runs.apostrophe && inner.dropFirst().allSatisfy { $0 == last }
    if isMillions, areGroups(upTo: marks.count) { return (nil, .exact) }
    let afterMillions = inner.dropFirst()
    let isEvenAfterMillions =
      inner[0] == Runs.apostrophe && afterMillions.allSatisfy { $0 == afterMillions.first }
    guard isEven || isEvenAfterMillions, last == Runs.dot || last == Runs.comma,
      inner.last != last, areGroups(upTo: marks.count - 1)
    else { return nil }
    // «1,250.000» may be a slip for thousands.
    return (marks.count, runs[marks.count].count == 3 ? .guessed : .exact)
  }

  /// The separator that can only part thousands here.
  var provenThousands: UInt8? {
    guard marks.count >= 2, !hasExponent, let first = marks.first,
      meaning(.decimals) != nil
    else { return nil }
    return first
  }

  /// Whether runs 1 to `end` are groups of three after a first of one to three digits.
  private func areGroups(upTo end: Int) -> Bool {
    (1...3).contains(runs[0].count) && runs[1...end].allSatisfy { $0.count == 3 }
  }
}
