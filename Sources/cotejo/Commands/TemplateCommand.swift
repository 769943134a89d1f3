import Authoring
import Checking
import Findings
import Reports
import Values

/// `cotejo template`: an empty workbook for a kind of plan.
enum TemplateCommand: Command {
  static let declaration = CommandDeclaration(
    "template", aliases: ["plantilla"],
    es: "Escribe un libro vacío para un tipo de plan, con listas, controles e instrucciones.",
    en: "Writes an empty workbook for a kind of plan, with lists, checks and instructions.",
    operands: [OperandDeclaration(.plan)],
    options: [CommonOptions.rules, CommonOptions.output],
    examples: [
      (
        "cotejo template plan_de_accion --output plan.xlsx",
        "Un plan de acción para llenar, con una fila de ejemplo.",
        "An action plan to be filled in, with a row as an example."
      )
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let maker = TemplateMaker(try RulePacks.load(arguments, .whole))
    let type = arguments.operands.first ?? ""
    guard maker.types.contains(type) else {
      let known = maker.types.joined(separator: ", ")
      throw UsageError(
        es: "no hay plantilla de «\(type)»; las hay de: \(known)",
        en: "there is no template of “\(type)”; there are: \(known)", command: declaration.name)
    }
    guard let template = maker.template(for: type) else {
      throw CheckError(
        .rules, es: "el vocabulario no alcanza para la plantilla de «\(type)»",
        en: "the vocabulary does not suffice for the template of “\(type)”")
    }
    guard arguments.has("output") || !OutputStream.standard.isTerminal else {
      throw UsageError(
        es: "la plantilla es un libro de Excel: diga con --output en qué archivo va",
        en: "the template is an Excel workbook: say with --output which file it goes to",
        command: declaration.name)
    }
    let workbook = TemplateWorkbook(template, language: arguments.language)
    try Product.write(
      try workbook.bytes(), to: arguments.value("output"), inputs: [], command: declaration)
    return .complies
  }
}
