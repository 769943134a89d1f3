import Documents
import Values

/// Reads per cent: 25 is 25 %.
///
/// Spreadsheets keep 25 % as 0.25, and their file does not always say so. A column whose numbers
/// are fractions is read as such, and the column's assumptions say it.
struct PercentGrammar: Sendable {
  private let scale: ColumnEvidence.PercentScale

  /// A grammar for a column.
  init(evidence: ColumnEvidence) { scale = evidence.percentScale }

  /// A number cell.
  func read(number: Double) -> FactReading {
    guard let value = Decimal(cell: number) else { return .malformed(.notANumber) }
    return scaled(value, confidence: .exact, fromText: false)
  }

  /// A folded text.
  func read(folded plain: String) -> FactReading {
    guard plain.utf8.count <= NumberText.longestText else { return .malformed(.notANumber) }
    var bytes = Array(plain.utf8)[...]
    // «=95%» is 95 %; «>=90%» is a bound, of which the number is kept.
    var confidence = Confidence.exact
    while let first = bytes.first, "=<> ".utf8.contains(first) || first == 0xE2 {
      if first == 0xE2 {
        guard bytes.starts(with: "≥".utf8) || bytes.starts(with: "≤".utf8) else { break }
        bytes.removeFirst(2)
      }
      if first != UInt8(ascii: "="), first != 32 { confidence = .derived }
      bytes.removeFirst()
    }
    let hasSign = PercentGrammar.takeSign(&bytes)
    let text = AmountText(Array(bytes))
    guard !text.hasCurrency, text.unit == nil,
      let number = NumberText(text.bytes, loneGroup: .decimals)
    else { return .malformed(.notANumber) }
    let value = text.isNegative ? number.value.negated : number.value
    confidence = confidence.weakened(by: number.confidence)
    if hasSign { return .present(.number(value), confidence, fromText: true) }
    return scaled(value, confidence: confidence, fromText: true)
  }

  /// Takes «%» or «por ciento» off the end, and says whether it stood there.
  private static func takeSign(_ bytes: inout ArraySlice<UInt8>) -> Bool {
    while bytes.last == 32 { bytes.removeLast() }
    for sign in signs where bytes.count > sign.count && bytes.suffix(sign.count).elementsEqual(sign)
    {
      bytes.removeLast(sign.count)
      while bytes.last == 32 { bytes.removeLast() }
      return true
    }
    return false
  }

  private static let signs = ["%", "por ciento", "porciento"].map { Array($0.utf8) }

  private func scaled(_ value: Decimal, confidence: Confidence, fromText: Bool) -> FactReading {
    var confidence = confidence
    switch scale {
    case .hundredths: return .present(.number(value), confidence, fromText: fromText)
    case .mixed:
      if value.significand != 0, value.magnitude <= PercentGrammar.mostOfFraction {
        confidence = .guessed
      }
      return .present(.number(value), confidence, fromText: fromText)
    case .fractions: if value.magnitude > PercentGrammar.mostOfFraction { confidence = .guessed }
    case .onlyZeroAndOne: if value.significand != 0 { confidence = .guessed }
    }
    guard let percent = try? value.multiplied(by: Decimal(100)) else {
      return .malformed(.notANumber)
    }
    return .present(.number(percent), confidence, fromText: fromText)
  }

  /// A larger number among fractions may have been meant as per cent.
  private static let mostOfFraction = Decimal(significand: 15, scale: 1) ?? Decimal(1)
}
