import Documents
import Values

/// Reads the cells of one column as its field asks.
///
/// A value wins over a placeholder, except in columns of words and codes, where anything is a
/// value: «No aplica» is a value of a choice that lists it, and a blank elsewhere.
package struct FieldGrammar: Sendable {
  /// The field whose cells are read.
  package let field: FieldDefinition
  /// What was assumed of this column, for people.
  package let assumptions: [LocalizedText]
  private let placeholders: PlaceholderGrammar
  private let grammar: Grammar

  private enum Grammar: Sendable {
    case text(TextGrammar)
    case code(CodeGrammar)
    case number(NumberGrammar)
    case percent(PercentGrammar)
    case date(DateGrammar)
    case yesNo
    case choice(ChoiceGrammar)
  }

  /// A grammar for a column; without evidence, for a single value.
  package init(
    field: FieldDefinition, placeholders: [String: BlankKind], evidence: ColumnEvidence = .init(),
    document: DocumentEvidence = .init()
  ) {
    self.init(
      field: field, placeholders: PlaceholderGrammar(placeholders), evidence: evidence,
      document: document)
  }

  /// The same with placeholders made ready, for all columns of a part.
  init(
    field: FieldDefinition, placeholders: PlaceholderGrammar, evidence: ColumnEvidence,
    document: DocumentEvidence
  ) {
    self.field = field
    self.placeholders = placeholders
    assumptions = evidence.assumptions(for: field.type, in: document)
    grammar =
      switch field.type {
      case .text: .text(TextGrammar(placeholders: self.placeholders))
      case .code: .code(CodeGrammar(placeholders: self.placeholders, many: field.many))
      case .integer: .number(NumberGrammar(.integer, evidence: evidence, document: document))
      case .decimal: .number(NumberGrammar(.decimal, evidence: evidence, document: document))
      case .amount: .number(NumberGrammar(.amount, evidence: evidence, document: document))
      case .percent: .percent(PercentGrammar(evidence: evidence))
      case .date:
        .date(
          DateGrammar(
            evidence: evidence, document: document, hasMonthNumbers: field.hasMonthNumbers))
      case .yesNo: .yesNo
      case .choice(let choices): .choice(ChoiceGrammar(choices))
      }
  }

  /// What a cell says.
  package func read(_ value: CellValue, texts: StringPool) -> FactReading {
    switch value {
    case .empty: .blank(.empty)
    case .text(let id): read(text: texts[id])
    case .number(let number): listed(read(number: number))
    case .boolean(let flag): read(boolean: flag)
    case .date(let serial): listed(read(serial: serial))
    case .time(let days): listed(read(time: days))
    case .error: .malformed(.formulaError)
    case .notComputed: .unread(.notComputed)
    }
  }

  /// What a text says, as a cell that holds it would.
  package func read(text: String) -> FactReading {
    if let fault = placeholders.formulaError(in: text) { return fault }
    switch grammar {
    case .text(let grammar):
      return field.many ? grammar.readMany(text: text) : grammar.read(text: text)
    case .code(let grammar):
      return foldsToNothing(text) ? .blank(.empty) : grammar.read(text: text)
    default: break
    }
    let plain = folded(text)
    if plain.isEmpty { return .blank(.empty) }
    let reading = readValue(text: text, folded: plain)
    switch reading {
    // A text that holds nothing may still be a placeholder of a kind: «-» is one in many lists.
    case .malformed, .blank: break
    default: return reading
    }
    if let kind = placeholders.kind(folded: plain) { return .blank(kind) }
    if field.many, case .malformed = reading { return readPieces(of: text) ?? reading }
    return reading
  }

  private func readValue(text: String, folded plain: String) -> FactReading {
    switch grammar {
    case .number(let grammar): listed(grammar.read(folded: plain))
    case .percent(let grammar): listed(grammar.read(folded: plain))
    case .date(let grammar): listed(grammar.read(text: text, folded: plain))
    case .yesNo: listed(YesNoGrammar.read(folded: plain))
    case .choice(let grammar):
      field.many ? grammar.readMany(text: text) : grammar.read(folded: plain)
    case .text, .code: .malformed(.notInList)  // Read above.
    }
  }

  // MARK: Several values

  /// A field that may hold several values always gives a list.
  private func listed(_ reading: FactReading) -> FactReading {
    guard field.many, case .present(let value, let confidence, let fromText) = reading else {
      return reading
    }
    if case .list = value { return reading }
    return .present(.list([value]), confidence, fromText: fromText)
  }

  /// Each line by itself, `nil` where there is one line or one of them is refused.
  private func readPieces(of text: String) -> FactReading? {
    let pieces = listedPieces(text)
    guard pieces.count > 1 else { return nil }
    var values: [FactValue] = []
    var weakest = Confidence.exact
    for piece in pieces {
      let plain = folded(piece)
      if placeholders.kind(folded: plain) != nil { continue }
      guard case .present(let value, let confidence, _) = readValue(text: piece, folded: plain)
      else { return nil }
      if case .list(let several) = value { values += several } else { values.append(value) }
      weakest = weakest.weakened(by: confidence)
    }
    return values.isEmpty ? nil : .present(.list(values), weakest, fromText: true)
  }

  // MARK: Cells that hold no text

  private func read(number: Double) -> FactReading {
    switch grammar {
    case .text(let grammar): grammar.read(number: number)
    case .code(let grammar): grammar.read(number: number)
    case .number(let grammar): grammar.read(number: number)
    case .percent(let grammar): grammar.read(number: number)
    case .date(let grammar): grammar.read(number: number)
    case .yesNo: YesNoGrammar.read(number: number)
    case .choice: read(text: Decimal(cell: number)?.description ?? "NaN")
    }
  }

  private func read(boolean: Bool) -> FactReading {
    if case .yesNo = grammar {
      return listed(.present(.yesNo(boolean), .exact, fromText: false))
    }
    return read(text: boolean ? "TRUE" : "FALSE")
  }

  private func read(serial: Double) -> FactReading {
    switch grammar {
    case .date(let grammar): grammar.read(serial: serial)
    case .text: .present(.text(CellMoment(serial: serial).description), .exact, fromText: false)
    case .code: .malformed(.notACode)
    case .number, .percent: .malformed(.notANumber)
    case .yesNo: .malformed(.notYesOrNo)
    case .choice: .malformed(.notInList)
    }
  }

  private func read(time days: Double) -> FactReading {
    switch grammar {
    case .text: .present(.text(CellMoment.duration(days: days)), .exact, fromText: false)
    case .date: .malformed(.notADate)
    default: read(serial: days)
    }
  }
}
