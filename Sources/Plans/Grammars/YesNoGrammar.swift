import Values

/// Reads yes and no.
enum YesNoGrammar {
  /// A folded text; «sí, 1.1» is yes, «no disponible» is neither.
  static func read(folded plain: String) -> FactReading {
    if let flag = words[plain] { return .present(.yesNo(flag), .exact, fromText: false) }
    let word = plain.utf8.prefix { (97...122).contains($0) }
    let rest = plain.utf8.dropFirst(word.count)
    guard let sign = rest.first, ",.;:(-".utf8.contains(sign) || sign == 32 && opensNote(rest),
      let flag = words[String(decoding: Array(word), as: UTF8.self)]
    else { return .malformed(.notYesOrNo) }
    return .present(.yesNo(flag), .exact, fromText: false)
  }

  /// A number cell: 1 and 0 are often meant so.
  static func read(number: Double) -> FactReading {
    guard number == 0 || number == 1 else { return .malformed(.notYesOrNo) }
    return .present(.yesNo(number == 1), .guessed, fromText: false)
  }

  /// Whether a bracket or dash follows the space: «No (ver nota)».
  private static func opensNote(_ rest: Substring.UTF8View) -> Bool {
    rest.first { $0 != 32 }.map { "(-".utf8.contains($0) } ?? false
  }

  private static let words: [String: Bool] = [
    "si": true, "s": true, "yes": true, "true": true, "verdadero": true,
    "no": false, "n": false, "false": false, "falso": false,
  ]
}
