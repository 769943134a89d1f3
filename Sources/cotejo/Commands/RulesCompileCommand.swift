import Checking
import Findings

/// `cotejo rules compile`: the pack of a folder in one file that opens at once.
enum RulesCompileCommand: Command {
  static let declaration = CommandDeclaration(
    "rules", "compile", aliases: ["reglas"],
    es: "Revisa el cuerpo de reglas y lo guarda en un archivo que se abre de inmediato.",
    en: "Looks over the rule pack and writes it to one file that opens at once.",
    options: [CommonOptions.rules, CommonOptions.output],
    examples: [
      (
        "cotejo rules compile --output reglas.pack", "Compila las reglas.", "Compiles the rules."
      ),
      (
        "cotejo check plan.xlsx --rules reglas.pack", "Revisa un plan con ellas.",
        "Checks a plan by them."
      ),
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let folder = try RulePacks.folder(arguments.value("rules"))
    try Product.write(
      CheckSession.compiledPack(of: folder), to: arguments.value("output"), inputs: [],
      command: declaration)
    return .complies
  }
}
