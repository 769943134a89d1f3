import Reports
import Values

/// A command line that cannot be understood: what is wrong, and where to read more.
struct UsageError: Error {
  let message: LocalizedText
  /// The command whose help tells more; `nil` for the program's.
  let command: String?

  /// What is told on the error output.
  func text(in language: TextLanguage) -> String {
    let help = (["cotejo"] + (command.map { [$0] } ?? []) + ["--help"]).joined(separator: " ")
    let hint = language == .es ? "Vea «\(help)»." : "See “\(help)”."
    return "cotejo: \(TerminalText.sentence(message.text(in: language)))\n\(hint)\n"
  }

  init(es: String, en: String, command: String?) {
    message = LocalizedText(es: es, en: en)
    self.command = command
  }
}

// MARK: - Texts

extension UsageError {
  static func unknownCommand(_ word: String, suggestion: String?) -> UsageError {
    UsageError(
      es: "no existe la orden «\(word)»\(meant(suggestion).es)",
      en: "there is no command “\(word)”\(meant(suggestion).en)", command: nil)
  }

  static func unknownOption(_ word: String, suggestion: String?) -> UsageError {
    UsageError(
      es: "no existe la opción «\(word)»\(meant(suggestion).es)",
      en: "there is no option “\(word)”\(meant(suggestion).en)", command: nil)
  }

  static func unknownOption(
    word: String, suggestion: String?, command: CommandDeclaration
  ) -> UsageError {
    UsageError(
      es: "«\(command.name)» no tiene la opción «\(word)»\(meant(suggestion).es)",
      en: "“\(command.name)” has no option “\(word)”\(meant(suggestion).en)",
      command: command.name)
  }

  static func valueMissing(
    _ option: OptionDeclaration, _ command: CommandDeclaration
  ) -> UsageError {
    UsageError(
      es: "a «--\(option.long)» le falta su valor (\(option.placeholder(in: .es)))",
      en: "“--\(option.long)” lacks its value (\(option.placeholder(in: .en)))",
      command: command.name)
  }

  static func valueNotTaken(
    _ option: OptionDeclaration, _ command: CommandDeclaration
  ) -> UsageError {
    UsageError(
      es: "«--\(option.long)» no lleva valor", en: "“--\(option.long)” takes no value",
      command: command.name)
  }

  static func givenTwice(_ option: OptionDeclaration, _ command: CommandDeclaration) -> UsageError {
    UsageError(
      es: "«--\(option.long)» se dio dos veces", en: "“--\(option.long)” was given twice",
      command: command.name)
  }

  static func notAChoice(
    _ value: String, _ option: OptionDeclaration, _ choices: [String], suggestion: String?,
    _ command: CommandDeclaration
  ) -> UsageError {
    let list = choices.joined(separator: ", ")
    return UsageError(
      es: "«\(value)» no es un valor de «--\(option.long)» (\(list))\(meant(suggestion).es)",
      en: "“\(value)” is no value of “--\(option.long)” (\(list))\(meant(suggestion).en)",
      command: command.name)
  }

  static func notANumber(
    _ value: String, _ option: OptionDeclaration, _ range: ClosedRange<Int>,
    _ command: CommandDeclaration
  ) -> UsageError {
    let (low, high) = (range.lowerBound, range.upperBound)
    return UsageError(
      es: "«--\(option.long)» pide un número entero de \(low) a \(high), no «\(value)»",
      en: "“--\(option.long)” takes a whole number from \(low) to \(high), not “\(value)”",
      command: command.name)
  }

  static func operandMissing(
    _ operand: OperandDeclaration, _ command: CommandDeclaration
  ) -> UsageError {
    UsageError(
      es: "a «\(command.name)» le falta \(operand.name.text(in: .es))",
      en: "“\(command.name)” lacks \(operand.name.text(in: .en))", command: command.name)
  }

  static func operandTooMuch(_ word: String, _ command: CommandDeclaration) -> UsageError {
    UsageError(
      es: "«\(command.name)» no espera «\(word)»",
      en: "“\(command.name)” does not expect “\(word)”", command: command.name)
  }

  private static func meant(_ suggestion: String?) -> (es: String, en: String) {
    guard let suggestion else { return ("", "") }
    return ("; ¿quiso decir «\(suggestion)»?", "; did you mean “\(suggestion)”?")
  }
}
