import Values

/// A command as people type it, from which parser, help and completions are made.
struct CommandDeclaration: Sendable {
  /// A command line and what it does.
  struct Example: Sendable {
    let line: String
    let meaning: LocalizedText
  }

  /// The words: `["check"]`, `["rules", "show"]`.
  let words: [String]
  /// Other names of the first word.
  let aliases: [String]
  /// What it does, one sentence.
  let summary: LocalizedText
  let operands: [OperandDeclaration]
  let options: [OptionDeclaration]
  let examples: [Example]

  init(
    _ words: String..., aliases: [String] = [], es: String, en: String,
    operands: [OperandDeclaration] = [], options: [OptionDeclaration] = [],
    examples: [(line: String, es: String, en: String)]
  ) {
    self.words = words
    self.aliases = aliases
    summary = LocalizedText(es: es, en: en)
    self.operands = operands
    self.options = options + CommandDeclaration.everywhere
    self.examples = examples.map {
      Example(line: $0.line, meaning: LocalizedText(es: $0.es, en: $0.en))
    }
  }

  /// `rules show`.
  var name: String { words.joined(separator: " ") }

  /// The options that every command takes.
  static let everywhere: [OptionDeclaration] = [
    OptionDeclaration(
      "lang", .choice(TextLanguage.allCases.map(\.rawValue)),
      es: "Idioma de los textos; español si no se pide.",
      en: "Language of the texts; Spanish by default."),
    OptionDeclaration("help", short: "h", es: "Muestra esta ayuda.", en: "Shows this help."),
  ]

  /// Whether the first word names this command, by its own name or another.
  func isCalled(_ word: String) -> Bool { words[0] == word || aliases.contains(word) }

  func option(long: String) -> OptionDeclaration? { options.first { $0.long == long } }
  func option(short: Character) -> OptionDeclaration? { options.first { $0.short == short } }
}
