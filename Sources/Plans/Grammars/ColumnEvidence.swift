import Documents
import Values

/// What the cells of one column tell about how to read them, gathered before any is read.
package struct ColumnEvidence: Sendable {
  /// Dates whose second number can only be a day («1/15/2025»), and whose first can («15/1/2025»).
  private(set) var dateProofs = DayMonthOrder.Proofs()
  /// Dates whose first and second number may be the one or the other: «3/4/2025».
  private var ambiguousDates = 0
  /// How the years of this column's dates are written.
  private(set) var yearDigits = YearDigits()
  /// Numbers whose dots can only part thousands: «1.250.000», «1.250,5».
  package private(set) var thousandsDots = 0
  /// Numbers whose commas can only part thousands: «1,250,000», «1,250.5».
  package private(set) var thousandsCommas = 0
  /// Texts that carry their own per cent sign.
  package private(set) var percentSigns = 0
  /// What the heading says a written 1 is worth in pesos; `nil` where it says nothing.
  package private(set) var headerUnit: Decimal?
  private var sizes = Sizes()

  /// Nothing is known.
  package init() {}

  /// Looks at one cell.
  package mutating func note(_ value: CellValue, texts: StringPool) {
    switch value {
    case .number(let number): sizes.note(number)
    case .text(let id): note(text: texts[id])
    case .date: yearDigits.whole += 1
    default: break
    }
  }

  /// Looks at one text.
  package mutating func note(text: String) {
    guard (1...ColumnEvidence.longestText).contains(text.utf8.count),
      text.utf8.contains(where: \.isASCIIDigit)
    else { return }
    yearDigits.note(text)
    let glance = Glance(text)
    guard glance.mayBeDate || glance.mayBeNumber else {
      if glance.hasPercentSign { percentSigns += 1 }
      return
    }
    let plain = folded(text)
    if glance.mayBeDate { noteDate(plain) }
    noteNumber(plain)
  }

  /// What a text can be, by its bytes alone: most cells with digits in them are words all the same.
  private struct Glance {
    /// Whether it has two marks and a year of four digits, or two slashes and one of two.
    var mayBeDate = true
    /// Whether it begins as an amount does.
    var mayBeNumber = true
    var hasPercentSign = false

    init(_ text: String) {
      var (marks, slashes, digits, hasYear, isPlain) = (0, 0, 0, false, true)
      var first: UInt8 = 0
      var isAfterLead = false
      for byte in text.utf8 {
        if (48...57).contains(byte) {
          digits += 1
        } else {
          if digits == 4 { hasYear = true }
          digits = 0
          if byte == 45 || byte == 46 || byte == 47 { marks += 1 }
          if byte == 47 { slashes += 1 }
          if byte == 37 { hasPercentSign = true }
          // The letters of Spanish fold to letters; other signs may fold to anything.
          if byte == 95 || byte >= 0x80 && byte != 0xC3 && !isAfterLead { isPlain = false }
        }
        isAfterLead = byte == 0xC3
        if first == 0, byte > 32 { first = byte }
      }
      guard isPlain else { return }
      mayBeDate = marks >= 2 && (hasYear || digits == 4) || slashes == 2 && digits == 2
      // «COP 1.000» is an amount.
      mayBeNumber = !(97...122).contains(first | 32) && first != 0xC3 || first | 32 == 99
    }
  }

  private static let longestText = 48

  /// Looks at one level of the heading: «(Pesos)», «VALOR (MILES)», «en millones de pesos», «(dd/mm/aaaa)».
  package mutating func note(header: String) {
    let words = " \(foldedWords(header)) "
    if [" dd mm ", " dia mes "].contains(where: { holds(words, $0) }) { dateProofs.dayFirst += 1 }
    if [" mm dd ", " mes dia "].contains(where: { holds(words, $0) }) {
      dateProofs.monthFirst += 1
    }
    let units: [(String, Decimal)] = [
      (" miles de millones ", Decimal(1_000_000_000)),
      (" mil millones ", Decimal(1_000_000_000)), (" millones ", Decimal(1_000_000)),
      (" mill ", Decimal(1_000_000)), (" miles ", Decimal(1000)), (" pesos ", Decimal(1)),
    ]
    guard let unit = units.first(where: { holds(words, $0.0) }) else { return }
    headerUnit = unit.1
  }

  private func holds(_ text: String, _ part: String) -> Bool {
    let (text, part) = (Array(text.utf8), Array(part.utf8))
    guard text.count >= part.count else { return false }
    return (0...(text.count - part.count)).contains {
      text[$0..<($0 + part.count)].elementsEqual(part)
    }
  }

  private mutating func noteDate(_ plain: String) {
    let tokens = DateToken.tokens(of: plain)
    guard tokens.count == 5, case .number(let first, 1...2) = tokens[0],
      case .mark(let left, _) = tokens[1], case .number(let second, 1...2) = tokens[2],
      case .mark(let right, _) = tokens[3], case .number(_, let digits) = tokens[4],
      left == right, digits == 4 || digits == 2 && left == UInt8(ascii: "/"),
      first <= 31, second <= 31
    else { return }
    switch DayMonthOrder.proof(first, second) {
    case .monthFirst: dateProofs.monthFirst += 1
    case .dayFirst: if second <= 12 { dateProofs.dayFirst += 1 }
    case nil: if first != second { ambiguousDates += 1 }
    }
  }

  /// How a date of this column that fits both orders is read; one that stands alone is day first.
  func dayMonthOrder(in document: DocumentEvidence) -> DayMonthOrder {
    let isSilent = ambiguousDates == 0 && dateProofs.dayFirst == 0 && dateProofs.monthFirst == 0
    if isSilent { return DayMonthOrder() }
    return DayMonthOrder(column: dateProofs, document: document.dateProofs)
  }

  private mutating func noteNumber(_ plain: String) {
    if plain.utf8.contains(UInt8(ascii: "%")) {
      percentSigns += 1
      return
    }
    let text = AmountText(Array(plain.utf8))
    switch ThousandsProof(text.bytes) {
    case .dots: thousandsDots += 1
    case .commas: thousandsCommas += 1
    case nil: break
    }
    guard !text.hasCurrency, let number = NumberText(text.bytes, loneGroup: .decimals) else {
      return
    }
    sizes.note(number.value.doubleValue)
  }
}

// MARK: - Per cent

extension ColumnEvidence {
  /// What the numbers of a column of percentages count.
  enum PercentScale: Sendable {
    /// 25 is 25 %.
    case hundredths
    /// 0.25 is 25 %.
    case fractions
    /// Only 0 and 1 stand there: 1 is 100 % or 1 %.
    case onlyZeroAndOne
    /// Fractions and numbers above one, neither few.
    case mixed
  }

  /// What this column's numbers count, if they are percentages.
  var percentScale: PercentScale {
    if sizes.notZero == 0 { return .hundredths }
    if sizes.broken == 0 { return sizes.large == 0 ? .onlyZeroAndOne : .hundredths }
    // A few numbers above 150 % do not unmake a column of fractions: Cali's «Ponderación producto».
    if sizes.large * 10 <= sizes.notZero { return .fractions }
    return sizes.large * 2 >= sizes.notZero ? .hundredths : .mixed
  }

  /// How large the numbers are.
  private struct Sizes: Sendable {
    var notZero = 0
    /// Above 1.5.
    var large = 0
    /// Not whole, and not above 1.5.
    var broken = 0

    mutating func note(_ number: Double) {
      let size = number.magnitude
      guard size.isFinite, size > 0 else { return }
      notZero += 1
      if size > 1.5 { large += 1 } else if size != 1 { broken += 1 }
    }
  }
}

// MARK: - For people

extension ColumnEvidence {
  /// What is assumed of the cells of a field of this type.
  package func assumptions(for type: FieldType, in document: DocumentEvidence) -> [LocalizedText] {
    let assumptions: [LocalizedText?] =
      switch type {
      case .date: [dateAssumption(in: document), yearDigits.assumption]
      case .percent: [percentAssumption]
      case .amount: [unitAssumption]
      default: []
      }
    return assumptions.compactMap(\.self)
  }

  private func dateAssumption(in document: DocumentEvidence) -> LocalizedText? {
    switch (dateProofs.dayFirst > 0, dateProofs.monthFirst > 0) {
    case (true, false): nil
    case (false, false):
      dayMonthOrder(in: document).isGuess
        ? LocalizedText(
          es:
            "hay fechas en que cualquiera de los dos números puede ser el mes, y ninguna que lo aclare",
          en: "some dates have two numbers that may be the month, and no other tells which")
        : nil
    case (false, true):
      LocalizedText(es: "mes primero (M/D/AAAA)", en: "month first (M/D/YYYY)")
    case (true, true):
      LocalizedText(
        es: "unas fechas con el día primero y otras con el mes; las ambiguas, día primero",
        en: "some dates day first, others month first; the ambiguous ones day first")
    }
  }

  private var percentAssumption: LocalizedText? {
    switch percentScale {
    case .hundredths: nil
    case .fractions: LocalizedText(es: "fracciones: 0,33 es 33 %", en: "fractions: 0.33 is 33 %")
    case .onlyZeroAndOne: LocalizedText(es: "1 es 100 %", en: "1 is 100 %")
    case .mixed:
      LocalizedText(
        es: "unas cifras parecen fracciones y otras porcentajes; se leen como porcentajes",
        en: "some numbers look like fractions, others like percentages; read as percentages")
    }
  }

  private var unitAssumption: LocalizedText? {
    switch headerUnit?.wholeNumber {
    case 1000: LocalizedText(es: "en miles de pesos", en: "in thousands of pesos")
    case 1_000_000: LocalizedText(es: "en millones de pesos", en: "in millions of pesos")
    case 1_000_000_000:
      LocalizedText(es: "en miles de millones de pesos", en: "in thousands of millions of pesos")
    default: nil
    }
  }
}
