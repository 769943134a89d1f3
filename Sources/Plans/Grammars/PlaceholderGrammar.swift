import Values

/// Knows the texts that stand in a cell in place of a value: «N/A», «Por definir», «-».
struct PlaceholderGrammar: Sendable {
  private let exact: [String: BlankKind]
  /// The same without punctuation: «N.A.» is «n/a». Of two spellings the shorter one wins.
  private let words: [String: BlankKind]
  private let longest: Int
  /// The bytes that a placeholder can begin with, by its exact spelling or by its first word.
  private let starts: [Bool]

  /// The placeholders of a vocabulary.
  init(_ placeholders: [String: BlankKind]) {
    var exact: [String: BlankKind] = [:]
    var words: [String: BlankKind] = [:]
    let ordered = placeholders.sorted {
      ($0.key.utf8.count, $0.key) < ($1.key.utf8.count, $1.key)
    }
    for (text, kind) in ordered {
      let plain = folded(text)
      if exact[plain] == nil { exact[plain] = kind }
      let name = foldedWords(text)
      if !name.isEmpty, words[name] == nil { words[name] = kind }
    }
    (self.exact, self.words) = (exact, words)
    var starts = [Bool](repeating: false, count: 256)
    var longest = 0
    for text in exact.keys {
      if let byte = text.utf8.first { starts[Int(byte)] = true }
      longest = max(longest, text.utf8.count)
    }
    for text in words.keys {
      if let byte = text.utf8.first { starts[Int(byte)] = true }
    }
    (self.starts, self.longest) = (starts, longest)
  }

  /// The blank that a whole folded text means, `nil` where it is no placeholder.
  func kind(folded plain: String) -> BlankKind? {
    guard plain.utf8.count <= longest + PlaceholderGrammar.room else { return nil }
    if let kind = exact[plain] { return kind }
    // Figures are never placeholders by their words alone: «0.0.0» is not «0 0 0».
    guard plain.utf8.contains(where: { (97...122).contains($0) }) else { return nil }
    return words[foldedWords(plain)]
  }

  /// The blank that a whole text means, before it is folded.
  func kind(of text: String) -> BlankKind? {
    mayBegin(text) ? kind(folded: folded(text)) : nil
  }

  /// Whether a text may be a placeholder, by its first byte.
  private func mayBegin(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return true }
    switch first {
    case 48...57, 97...122: return starts[Int(first)]
    case 65...90: return starts[Int(first + 32)]
    default: return true
    }
  }

  /// What an error that stands as text means, as CSV files hold it: «#REF!»; `nil` for other texts.
  ///
  /// It is malformed, unless the vocabulary lists that very token.
  func formulaError(in text: String) -> FactReading? {
    guard text.utf8.count <= 24, text.utf8.contains(UInt8(ascii: "#")) else { return nil }
    let plain = folded(text)
    guard PlaceholderGrammar.errors.contains(plain) else { return nil }
    return exact[plain].map { .blank($0) } ?? .malformed(.formulaError)
  }

  private static let errors: Set<String> = [
    "#n/a", "#n/d", "#ref!", "#¡ref!", "#div/0!", "#¡div/0!", "#value!", "#¡valor!", "#name?",
    "#¿nombre?", "#num!", "#¡num!", "#null!", "#¡nulo!", "#spill!", "#calc!",
  ]

  /// Whether a text of so many bytes, spaces at its ends left out, is too long for a placeholder.
  func isTooLong(_ length: Int) -> Bool { length > (longest + PlaceholderGrammar.room) * 3 }

  /// How much longer than a placeholder its decorated spelling may be: «« N/A »».
  private static let room = 8
}
