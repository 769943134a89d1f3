import Documents
import Values

/// What kinds of cells a column holds, seen before anybody says what the column is.
struct ColumnProfile {
  private(set) var written = 0
  private var numbers = 0
  private var numericTexts = 0
  private(set) var texts = 0
  private var samples: [CellValue] = []

  /// How many cells are kept to be tried with a field's grammar.
  private static let sampleLimit = 400

  /// Counts a cell; placeholders and blank texts say nothing.
  mutating func note(_ value: CellValue, kinds: inout TextKinds) {
    switch value {
    case .empty, .notComputed, .error: return
    case .text(let identifier):
      switch kinds.kind(of: identifier) {
      case .nothing: return
      case .numeric: numericTexts += 1
      case .words, .unknown: break
      }
      texts += 1
    case .number: numbers += 1
    case .boolean, .date, .time: break
    }
    written += 1
    if samples.count < ColumnProfile.sampleLimit { samples.append(value) }
  }

  /// Why the cells cannot be this field's, `nil` where they can.
  func objection(
    to field: FieldDefinition, isName: Bool, pool: StringPool, placeholders: [String: BlankKind]
  ) -> LocalizedText? {
    switch field.type {
    case .text:
      guard isName, written >= 5, (numbers + numericTexts) * 10 > written * 9 else { return nil }
      return ColumnProfile.holdsNumbers(field)
    case .code: return nil
    case .integer, .decimal, .amount, .percent, .date, .yesNo, .choice:
      if field.type == .amount, isMostlyWords(pool) { return ColumnProfile.holdsTexts(field) }
      let fewest = Self.fewest(field.type)
      guard texts >= fewest, texts * 10 > written * 9 else { return nil }
      var evidence = ColumnEvidence()
      for sample in samples { evidence.note(sample, texts: pool) }
      let grammar = FieldGrammar(field: field, placeholders: placeholders, evidence: evidence)
      let refused = samples.count { sample in
        if case .malformed = grammar.read(sample, texts: pool) { true } else { false }
      }
      guard refused >= fewest, refused * 10 > samples.count * 9 else { return nil }
      return ColumnProfile.holdsTexts(field)
    }
  }

  /// Whether most cells are words without a figure: «Recursos» over «Humanos y físicos» is no money.
  private func isMostlyWords(_ pool: StringPool) -> Bool {
    let words = samples.count { sample in
      guard case .text(let identifier) = sample else { return false }
      let text = pool[identifier].utf8
      return !text.contains(where: \.isASCIIDigit) && text.count { $0 | 32 >= 97 } >= 4
    }
    return words >= 2 && words * 2 > samples.count
  }

  /// How many cells have to be refused: a few dates may all be misspelt, a few figures are no words.
  private static func fewest(_ type: FieldType) -> Int {
    switch type {
    case .integer, .decimal: 3
    default: 5
    }
  }

  /// Whether nearly all cells read as dates; a plain number is none.
  func areDates(
    _ field: FieldDefinition, pool: StringPool, placeholders: [String: BlankKind]
  ) -> Bool {
    let written = samples.filter { if case .number = $0 { false } else { true } }
    guard !written.isEmpty, written.count * 10 >= samples.count * 8 else { return false }
    var evidence = ColumnEvidence()
    for sample in written { evidence.note(sample, texts: pool) }
    let grammar = FieldGrammar(field: field, placeholders: placeholders, evidence: evidence)
    let read = written.count { sample in
      if case .present = grammar.read(sample, texts: pool) { true } else { false }
    }
    // Some may be misspelt, as «31/06/2026» is.
    return read * 2 >= written.count
  }

  /// What the texts are as codes with names, `nil` where most of them are no such thing.
  func codesAndNames(_ pool: StringPool) -> CodeAndName.Texts? {
    guard texts * 10 >= written * 9 else { return nil }
    return CodeAndName.Texts(samples, pool)
  }

}

extension ColumnProfile {
  /// What the texts of a grid are as values of columns, each looked at once.
  struct TextKinds {
    private let pool: StringPool
    private let placeholders: [String: BlankKind]
    private var kinds: [Kind]

    /// What a text is.
    enum Kind: UInt8 {
      /// Nobody has looked at it yet.
      case unknown
      /// Blank, or a placeholder.
      case nothing
      /// Digits and the signs of numbers.
      case numeric
      /// Anything else.
      case words
    }

    /// Knows nothing yet of the texts of a pool.
    init(_ pool: StringPool, placeholders: [String: BlankKind]) {
      (self.pool, self.placeholders) = (pool, placeholders)
      kinds = [Kind](repeating: .unknown, count: pool.count)
    }

    /// The kind of a text.
    mutating func kind(of identifier: StringPool.ID) -> Kind {
      let known = kinds[Int(identifier)]
      if known != .unknown { return known }
      let kind = found(pool[identifier])
      kinds[Int(identifier)] = kind
      return kind
    }

    private func found(_ text: String) -> Kind {
      guard text.utf8.count < 24 else { return .words }
      let plain = folded(text)
      if plain.isEmpty || placeholders[plain] != nil { return .nothing }
      return TextKinds.isNumeric(plain) ? .numeric : .words
    }

    private static func isNumeric(_ text: String) -> Bool {
      var digits = 0
      for byte in text.utf8 {
        switch byte {
        case 48...57: digits += 1
        case 32, 36, 37, 44, 45, 46: break
        default: return false
        }
      }
      return digits > 0
    }
  }
}

extension ColumnProfile {
  private static func holdsNumbers(_ field: FieldDefinition) -> LocalizedText {
    LocalizedText(
      es: "El encabezado es el de «\(field.label.es)», pero las celdas traen números y no nombres.",
      en: "The heading is that of “\(field.label.text(in: .en))”, but the cells hold numbers.")
  }

  private static func holdsTexts(_ field: FieldDefinition) -> LocalizedText {
    LocalizedText(
      es: "El encabezado es el de «\(field.label.es)», pero casi ninguna celda se lee como tal.",
      en: "The heading is that of “\(field.label.text(in: .en))”, but hardly a cell reads as such.")
  }

  /// A code whose neighbour, the name, holds something else: the headings stand shifted.
  static func isShifted(_ neighbour: String) -> LocalizedText {
    LocalizedText(
      es: "La columna vecina «\(neighbour)» no trae lo que dice: los encabezados parecen corridos.",
      en: "The next column, “\(neighbour)”, does not hold what it says: headings seem shifted.")
  }
}
