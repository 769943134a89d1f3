import Checking
import Findings
import Reports
import Values

/// From arguments to an exit code.
enum Program {
  static let version = "0.1.0"

  /// All commands, in the order in which help lists them.
  static let commands: [any Command.Type] = [
    CheckCommand.self, CompareCommand.self, InspectCommand.self, RulesListCommand.self,
    RulesShowCommand.self,
    RulesTestCommand.self, RulesLintCommand.self, RulesFunctionsCommand.self, RulesDocsCommand.self,
    RulesCoverageCommand.self, RulesMutateCommand.self, RulesCompileCommand.self,
    RulesSchemaCommand.self, RulesChangesCommand.self, RulesImpactCommand.self,
    RulesReviewCommand.self,
    BaselineWriteCommand.self, AuditRunCommand.self, AuditReportCommand.self,
    AuditQueryCommand.self, AuditObservationsCommand.self, AuditSampleCommand.self,
    AuditCustodyCommand.self,
    AuditExportCommand.self, VerifyCommand.self,
    TemplateCommand.self,
    EvalCommand.self,
    CompletionsCommand.self, ManCommand.self,
  ]

  static var declarations: [CommandDeclaration] { commands.map { $0.declaration } }

  /// Runs the command that the words name; every message about the run goes to the error output.
  static func run(_ words: [String]) -> ExitCode {
    let language = languageWanted(words)
    do {
      return try dispatch(dropLanguage(words), language)
    } catch let error as UsageError {
      OutputStream.error.write(error.text(in: language))
      return .usage
    } catch let error as CheckError {
      let text = language == .es ? error.es : error.en
      OutputStream.error.write("cotejo: \(Messages.safe(text))\n")
      return error.exitCode
    } catch let error as WriteError {
      OutputStream.error.write(error.text(in: language))
      return .fault
    } catch {
      OutputStream.error.write("cotejo: \(error)\n")
      return .fault
    }
  }

  private static func dispatch(_ words: [String], _ language: TextLanguage) throws -> ExitCode {
    let help = HelpText(language: language)
    guard let first = words.first else {
      OutputStream.error.write(help.program(declarations))
      return .usage
    }
    switch first {
    case "--help", "-h", "help", "ayuda":
      return helpOn(Array(words.dropFirst()), help)
    case "--version":
      OutputStream.standard.write("cotejo \(version)\n")
      return .complies
    case _ where first.hasPrefix("-"):
      let known = ["--help", "--version", "--lang"]
      throw UsageError.unknownOption(
        first, suggestion: nearest(to: first, among: known))
    default: break
    }
    // Commands that begin with the same word stand side by side; those after them are not even made.
    let group = Array(
      commands.drop { !$0.declaration.isCalled(first) }.prefix { $0.declaration.isCalled(first) })
    guard !group.isEmpty else {
      let names = declarations.flatMap { [$0.words[0]] + $0.aliases }
      throw UsageError.unknownCommand(first, suggestion: nearest(to: first, among: names))
    }
    return try dispatch(words, in: group, language)
  }

  /// Picks among the commands that begin with the same word: `rules list`, `rules show`.
  private static func dispatch(
    _ words: [String], in group: [any Command.Type], _ language: TextLanguage
  ) throws -> ExitCode {
    let help = HelpText(language: language)
    guard group[0].declaration.words.count > 1 else {
      return try run(group[0], words.dropFirst(), language)
    }
    guard words.count > 1, words[1] != "--help", words[1] != "-h" else {
      let text = help.group(group.map { $0.declaration })
      if words.count > 1 {
        OutputStream.standard.write(text)
        return .complies
      }
      OutputStream.error.write(text)
      return .usage
    }
    guard let command = group.first(where: { $0.declaration.words[1] == words[1] }) else {
      let names = group.map { $0.declaration.words[1] }
      throw UsageError.unknownCommand(
        "\(words[0]) \(words[1])",
        suggestion: nearest(to: words[1], among: names).map { "\(words[0]) \($0)" })
    }
    return try run(command, words.dropFirst(2), language)
  }

  private static func run(
    _ command: any Command.Type, _ words: ArraySlice<String>, _ language: TextLanguage
  ) throws -> ExitCode {
    let arguments = try ParsedArguments(words, for: command.declaration, language: language)
    if arguments.has("help") {
      OutputStream.standard.write(HelpText(language: language).command(command.declaration))
      return .complies
    }
    return try command.run(arguments)
  }

  private static func helpOn(_ words: [String], _ help: HelpText) -> ExitCode {
    let found = declarations.filter { declaration in
      guard let first = words.first, declaration.isCalled(first) else { return false }
      return words.count < 2 || declaration.words.dropFirst().first == words[1]
    }
    let text =
      found.isEmpty
      ? help.program(declarations) : found.count == 1 ? help.command(found[0]) : help.group(found)
    OutputStream.standard.write(text)
    return .complies
  }

  /// The language, wherever it stands, so that a fault of the command line is told in it too.
  private static func languageWanted(_ words: [String]) -> TextLanguage {
    for (index, word) in words.enumerated() {
      if word == "--" { break }
      if word == "--lang", words.indices.contains(index + 1) {
        return TextLanguage(rawValue: words[index + 1]) ?? .es
      }
      if word.hasPrefix("--lang=") {
        return TextLanguage(rawValue: String(word.dropFirst(7))) ?? .es
      }
    }
    return .es
  }

  /// `--lang` may stand before the command as well.
  private static func dropLanguage(_ words: [String]) -> [String] {
    guard let first = words.first else { return words }
    if first == "--lang", words.count > 1, TextLanguage(rawValue: words[1]) != nil {
      return Array(words.dropFirst(2))
    }
    if first.hasPrefix("--lang="), TextLanguage(rawValue: String(first.dropFirst(7))) != nil {
      return Array(words.dropFirst())
    }
    return words
  }
}

/// One command: how it is typed, and what it does.
protocol Command: Sendable {
  static var declaration: CommandDeclaration { get }
  static func run(_ arguments: ParsedArguments) throws -> ExitCode
}

/// Messages about the run, for the error output.
enum Messages {
  /// Text with its line breaks kept and every other control code shown.
  static func safe(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { TerminalText.shown(String($0)) }.joined(separator: "\n")
  }
}
