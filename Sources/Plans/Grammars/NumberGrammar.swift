import Documents
import Values

/// Reads numbers, whole numbers and pesos from cells and from text.
struct NumberGrammar: Sendable {
  /// What a number is for.
  enum Kind: Sendable { case integer, decimal, amount }

  let kind: Kind
  private let loneGroup: NumberText.LoneGroup
  private let headerUnit: Decimal

  /// A grammar for a column.
  init(_ kind: Kind, evidence: ColumnEvidence, document: DocumentEvidence) {
    self.kind = kind
    headerUnit = kind == .amount ? evidence.headerUnit ?? Decimal(1) : Decimal(1)
    loneGroup = .init(
      kind, dots: evidence.thousandsDots + document.thousandsDots > 0,
      commas: evidence.thousandsCommas + document.thousandsCommas > 0)
  }

  /// A number cell.
  func read(number: Double) -> FactReading {
    guard let value = Decimal(cell: number) else { return .malformed(.notANumber) }
    return finish(value, unit: headerUnit, confidence: .exact, fromText: false)
  }

  /// A folded text.
  func read(folded plain: String) -> FactReading {
    guard plain.utf8.count <= NumberText.longestText else { return .malformed(.notANumber) }
    var text = AmountText(Array(plain.utf8))
    if kind == .amount, text.isZeroShown {
      return .present(.number(Decimal(0)), .derived, fromText: true)
    }
    if kind == .amount, text.isNothing { return .blank(.empty) }
    if kind != .amount {
      if text.unit != nil { return .malformed(.notANumber) }
      text.dropPercent()
    }
    guard let number = NumberText(text.bytes, loneGroup: loneGroup) else {
      return readBeforeNote(plain) ?? .malformed(.notANumber)
    }
    return finish(
      text.isNegative ? number.value.negated : number.value, unit: text.unit ?? headerUnit,
      isUnitWritten: text.unit != nil, confidence: number.confidence, fromText: true)
  }

  /// «2.000 (No incluye línea base)»: the number before a note without figures.
  private func readBeforeNote(_ plain: String) -> FactReading? {
    guard kind != .amount, plain.hasSuffix(")"), let opening = plain.firstIndex(of: "("),
      !plain[opening...].utf8.contains(where: { (48...57).contains($0) })
    else { return nil }
    let reading = read(folded: folded(String(plain[..<opening])))
    guard case .present(let value, let confidence, let fromText) = reading else { return nil }
    return .present(value, confidence.weakened(by: .derived), fromText: fromText)
  }

  private func finish(
    _ value: Decimal, unit: Decimal, isUnitWritten: Bool = false, confidence: Confidence,
    fromText: Bool
  ) -> FactReading {
    if kind == .integer, value.scale != 0 { return .malformed(.notWhole) }
    if unit == Decimal(1) { return .present(.number(value), confidence, fromText: fromText) }
    guard let pesos = try? value.multiplied(by: unit) else { return .malformed(.notANumber) }
    let own: Confidence = isUnitWritten ? .exact : .derived
    return .present(.number(pesos), confidence.weakened(by: own), fromText: fromText)
  }
}

extension NumberText.LoneGroup {
  /// «4,234» by what the number is for and how the document parts thousands elsewhere.
  ///
  /// Nobody writes pesos to the third decimal, so there both signs part thousands. Elsewhere the
  /// sign that parts thousands in this document does; else the dot does, as Colombia writes, and
  /// it is a guess.
  fileprivate init(_ kind: NumberGrammar.Kind, dots: Bool, commas: Bool) {
    switch (kind, dots, commas) {
    case (.amount, _, _), (.integer, _, _):
      dot = (true, dots || !commas ? .exact : .derived)
      comma = (true, commas ? .exact : dots ? .derived : .guessed)
    case (.decimal, true, false): (dot, comma) = ((true, .exact), (false, .derived))
    case (.decimal, false, true): (dot, comma) = ((false, .derived), (true, .exact))
    case (.decimal, _, _): (dot, comma) = ((true, .guessed), (false, .guessed))
    }
  }
}
