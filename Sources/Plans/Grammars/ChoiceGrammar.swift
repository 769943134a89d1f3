import Values

/// Reads one of a list of values, by identifier or by a spelling.
struct ChoiceGrammar: Sendable {
  private let identifiers: [String: String]

  /// The values that may stand there.
  init(_ choices: [FieldType.Choice]) {
    var identifiers: [String: String] = [:]
    for choice in choices {
      for spelling in [choice.id] + choice.spellings {
        for name in [folded(spelling), foldedWords(spelling)] where !name.isEmpty {
          if identifiers[name] == nil { identifiers[name] = choice.id }
        }
      }
    }
    self.identifiers = identifiers
  }

  /// The identifier that a folded text means, `nil` for none.
  func identifier(folded plain: String) -> String? {
    identifiers[plain] ?? identifiers[foldedWords(plain)]
  }

  /// A folded text, whose placeholders the caller knows.
  func read(folded plain: String) -> FactReading {
    guard let id = identifier(folded: plain) else { return .malformed(.notInList) }
    return .present(.text(id), .exact, fromText: false)
  }

  /// The values of a cell that may hold several.
  func readMany(text: String) -> FactReading {
    if let id = identifier(folded: folded(text)) {
      return .present(.list([.text(id)]), .exact, fromText: false)
    }
    var values: [FactValue] = []
    for piece in listedPieces(text) {
      if let id = identifier(folded: folded(piece)) {
        values.append(.text(id))
        continue
      }
      for part in piece.utf8.split(separator: UInt8(ascii: ",")) {
        let word = folded(String(decoding: part, as: UTF8.self))
        guard let id = identifier(folded: word) else { return .malformed(.notInList) }
        values.append(.text(id))
      }
    }
    return values.isEmpty
      ? .malformed(.notInList) : .present(.list(values), .exact, fromText: false)
  }
}
