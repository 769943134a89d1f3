import Authoring
import Checking
import Findings
import Rules
import Values

/// `cotejo rules docs`: the whole pack as one page.
enum RulesDocsCommand: Command {
  static let declaration = CommandDeclaration(
    "rules", "docs", aliases: ["reglas"],
    es: "Escribe todas las reglas como una página en Markdown.",
    en: "Writes all rules as one page of Markdown.",
    options: [CommonOptions.rules, CommonOptions.overlay],
    examples: [
      (
        "cotejo rules docs > reglas.md", "La página de todas las reglas.",
        "The page of all rules."
      )
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let language = arguments.language
    let pack = try RulePacks.load(arguments, .whole)
    try OutputStream.standard.writeAll(Array(RulePage(pack, in: language).text.utf8))
    return .complies
  }
}
