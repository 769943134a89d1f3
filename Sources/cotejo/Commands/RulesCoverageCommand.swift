import Authoring
import Checking
import Findings
import Values

/// `cotejo rules coverage`: every requirement with its rules.
enum RulesCoverageCommand: Command {
  static let declaration = CommandDeclaration(
    "rules", "coverage", aliases: ["reglas"],
    es: "Dice qué requisito revisa cada regla y qué veredictos muestran sus ejemplos.",
    en: "Tells which requirement each rule checks and which verdicts its examples show.",
    options: [CommonOptions.rules, CommonOptions.overlay],
    examples: [
      (
        "cotejo rules coverage", "Cada requisito con sus reglas.",
        "Each requirement with its rules."
      )
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let pack = try RulePacks.load(arguments, .whole)
    let table = CoverageTable(pack, in: arguments.language)
    try OutputStream.standard.writeAll(Array(table.text.utf8))
    return table.gaps.isEmpty ? .complies : .doesNotComply
  }
}
