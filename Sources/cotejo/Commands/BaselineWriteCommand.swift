import Checking
import Findings
import Reports
import Values

/// `cotejo baseline write`: takes stock of the fails there are.
enum BaselineWriteCommand: Command {
  static let declaration = CommandDeclaration(
    "baseline", "write", aliases: ["punto-de-partida"],
    es: "Escribe el punto de partida: las observaciones que hay hoy.",
    en: "Writes the baseline: the findings there are today.",
    operands: [OperandDeclaration(.file, isRequired: false, isRepeatable: true)],
    options: [
      CommonOptions.dossier, CommonOptions.profile, CommonOptions.registry,
      OptionDeclaration(
        "as-of", .text(.date), es: "Día cuya ley cuenta.", en: "Day whose law counts."),
      CommonOptions.set, CommonOptions.convert, CommonOptions.rules, CommonOptions.overlay,
      OptionDeclaration(
        "answers", .path(.file), es: "Respuestas a las preguntas.",
        en: "Answers to the questions."), CommonOptions.output,
    ],
    examples: [
      (
        "cotejo baseline write plan.xlsx --output punto-de-partida.json",
        "Guarda las observaciones de hoy.", "Keeps the findings of today."
      ),
      (
        "cotejo check plan.xlsx --baseline punto-de-partida.json --gate new",
        "Solo lo nuevo detiene el paso.", "Only what is new stops the gate."
      ),
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let request = try CheckCommand.request(arguments)
    try CheckCommand.checkSubject(request, of: declaration)
    let session = try CheckSession(request, pack: RulePacks.load(arguments))
    let result = try session.run()
    CheckCommand.tell(result.failures, in: request.language)
    guard result.failures.isEmpty else { return result.exitCode }
    let baseline = Baseline(
      of: result.plans.map { (report: $0.report, documents: $0.documents) })
    let inputs = session.inputs + result.plans.flatMap { $0.documents.map(\.path) }
    try Product.write(
      baseline.bytes, to: arguments.value("output"), inputs: inputs, command: declaration)
    return .complies
  }
}
