import Checking
import Documents
import Findings
import Readers
import Reports
import Values

/// `cotejo compare`: what changed between two plans, and what that does to compliance.
enum CompareCommand: Command {
  static let declaration = CommandDeclaration(
    "compare", aliases: ["comparar"],
    es: "Compara dos versiones de un plan, o el aprobado con el publicado: qué cambió y qué "
      + "observaciones son nuevas o se resolvieron.",
    en: "Compares two versions of a plan, or the approved with the published one: what changed and "
      + "which observations are new or solved.",
    operands: [OperandDeclaration(.file), OperandDeclaration(.file)], options: options,
    examples: [
      (
        "cotejo compare antes.xlsx ahora.xlsx",
        "Dice qué filas y celdas cambiaron, lo más grave primero; termina con 1 si hay "
          + "incumplimientos nuevos.",
        "Tells which rows and cells changed, the gravest first; ends with 1 if there are new "
          + "breaches."
      ),
      (
        "cotejo compare aprobado.xlsx publicado.html",
        "Dice si lo publicado es lo aprobado: el mismo archivo, lo mismo dicho, o qué celdas no.",
        "Tells whether what was published was approved: the same file, the same said, or which "
          + "cells are not."
      ),
      (
        "cotejo compare plan-2025.xlsx plan-2026.xlsx --base-as-of 2025-01-31",
        "Juzga cada plan con la ley de su día y dice si lo nuevo viene del plan o de la ley.",
        "Judges each plan by the law of its day and tells whether plan or law brought what is new."
      ),
      (
        "cotejo compare antes.xlsx ahora.xlsx --report markdown --output comentario.md",
        "Escribe el comentario para una solicitud de cambio.",
        "Writes the comment for a change request."
      ),
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    var check = try CheckCommand.request(arguments)
    check.paths = []
    let paths = arguments.operands
    var request = CompareRequest(
      base: paths[0], head: paths[1], check: check, baseAsOf: try baseAsOf(arguments))
    request.changedFiles = try changedFiles(arguments)
    request.masksPersons = arguments.has("redact")
    request.rulesFolders = ["rules", "overlay"].compactMap { arguments.value($0) }
    let report = try CompareSession(request, pack: RulePacks.load(arguments)).run()
    let format =
      ComparisonFormats.named(arguments.value("report") ?? "text") ?? ComparisonText()
    var options = ReportOptions(language: check.language)
    options.color =
      arguments.has("output") && arguments.value("color") != "always"
      ? false : Surroundings.wantsColor(arguments.value("color"), on: OutputStream.standard)
    try Product.write(
      format.render(report, options: options), to: arguments.value("output"), inputs: paths,
      command: declaration)
    return report.exitCode
  }

  /// The lines of the file that lists what changed.
  private static func changedFiles(_ arguments: ParsedArguments) throws -> [String] {
    guard let path = arguments.value("changed-files") else { return [] }
    do throws(ReadError) {
      let text = String(decoding: try SourceFile(reading: path).bytes, as: UTF8.self)
      return text.split(whereSeparator: \.isNewline).map(String.init)
    } catch {
      throw CheckError(
        error.kind == .noSuchFile ? .noSuchFile : .cannotRead, es: error.es, en: error.en)
    }
  }

  private static func baseAsOf(_ arguments: ParsedArguments) throws(UsageError) -> CalendarDate? {
    guard let text = arguments.value("base-as-of") else { return nil }
    guard let day = text == "today" || text == "hoy" ? Surroundings.today : CalendarDate(iso: text)
    else {
      throw UsageError(
        es: "«--base-as-of» pide una fecha como 2025-01-31 (o «hoy»), no «\(text)»",
        en: "“--base-as-of” takes a date such as 2025-01-31 (or “today”), not “\(text)”",
        command: declaration.name)
    }
    return day
  }

  private static let options: [OptionDeclaration] = [
    OptionDeclaration(
      "as-of", .text(.date),
      es: "Día cuya ley cuenta para los dos planes; si no se da, el que corresponde al nuevo.",
      en: "Day whose law counts for both plans; by default the one for the new plan."),
    OptionDeclaration(
      "base-as-of", .text(.date),
      es: "Otro día para el plan de antes: dice qué viene del plan y qué de la ley.",
      en: "Another day for the old plan: tells what the plan brings and what the law."),
    OptionDeclaration(
      "changed-files", .path(.file),
      es:
        "Lista de los archivos del cambio (git diff --name-only): dice si con el plan cambia lo que "
        + "decide cómo se juzga.",
      en: "List of the files of the change (git diff --name-only): tells whether what decides how "
        + "the plan is judged changes with it."),
    CommonOptions.dossier, CommonOptions.mapping, CommonOptions.convert, CommonOptions.set,
    CommonOptions.rules,
    CommonOptions.overlay,
    CommonOptions.rule, CommonOptions.norm, CommonOptions.answers, CommonOptions.dispositions,
    CommonOptions.redact,
    OptionDeclaration(
      "jobs", short: "j", .number(.number, 1...256), es: "Hilos de trabajo; no cambian el informe.",
      en: "Working threads; they do not change the report."),
    OptionDeclaration(
      "report", short: "r", .choice(ComparisonFormats.all.map(\.identifier)),
      es: "Forma del informe. " + formats(.es), en: "Form of the report. " + formats(.en)),
    CommonOptions.output,
    OptionDeclaration(
      "fail-on", .choice(Severity.allCases.map(\.rawValue)),
      es: "La menor gravedad de lo nuevo que no deja pasar.",
      en: "The least severity of what is new that does not pass."),
    CommonOptions.color,
  ]

  private static func formats(_ language: TextLanguage) -> String {
    ComparisonFormats.all.map { "\($0.identifier): \($0.sentence.text(in: language))" }
      .joined(separator: " ")
  }
}
