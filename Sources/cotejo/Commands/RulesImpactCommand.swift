import Checking
import Findings
import Reports
import Rules
import Values

/// `cotejo rules impact`: which verdicts change over plans between two packs.
enum RulesImpactCommand: Command {
  static let declaration = CommandDeclaration(
    "rules", "impact", aliases: ["reglas"],
    es:
      "Dice qué veredictos cambian en unos planes con otro cuerpo de reglas, por regla y por plan.",
    en: "Tells which verdicts of plans change with another rule pack, by rule and by plan.",
    operands: [
      OperandDeclaration(.pack), OperandDeclaration(.file, isRepeatable: true),
    ],
    options: [
      CommonOptions.rules, CommonOptions.overlay, CheckCommand.asOfOption, CommonOptions.set,
      CommonOptions.mapping, CommonOptions.convert,
      OptionDeclaration("json", es: "Para otros programas.", en: "For other programs."),
      OptionDeclaration(
        "jobs", short: "j", .number(.number, 1...256),
        es: "Hilos de trabajo; no cambian el resultado.",
        en: "Threads to work on; they do not change the result."),
      CommonOptions.output,
    ],
    examples: [
      (
        "cotejo rules impact reglas-2025 planes",
        "Qué cambia en los planes de la carpeta de un cuerpo de reglas, o archivo compilado, al que "
          + "se usa; termina con 0 si nada cambia, 1 si cambia algún veredicto.",
        "What changes in the plans of the folder from one rule pack, or compiled file, to the one in "
          + "use; ends with 0 if nothing changes, 1 if some verdict does."
      ),
      (
        "cotejo rules impact reglas-2025 planes --rules reglas-2026 --json",
        "Para otros programas.",
        "For other programs."
      ),
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    var request = try CheckCommand.request(arguments)
    let base = request.paths.removeFirst()
    let session = try ImpactSession(
      request, base: CheckSession.pack(at: base), head: RulePacks.load(arguments))
    let line = ProgressLine(request.language, isQuiet: false)
    defer { line.clear() }
    let report = try session.run { line.show($0, of: $1, $2) }
    line.clear()
    CheckCommand.tell(report.failures, in: request.language)
    let bytes =
      arguments.has("json")
      ? ImpactJSON.bytes(report, in: request.language)
      : ImpactText.bytes(report, in: request.language)
    try Product.write(
      bytes, to: arguments.value("output"), inputs: request.paths, command: declaration)
    return report.exitCode
  }
}
