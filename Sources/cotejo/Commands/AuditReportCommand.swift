import Audit
import Checking
import Findings
import Glibc
import Reports
import Store
import Values

/// `cotejo audit report`: the matrix of the last run.
enum AuditReportCommand: Command {
  static let declaration = CommandDeclaration(
    "audit", "report", aliases: ["auditar"],
    es: "Escribe la matriz de requisitos por entidad y año de la última auditoría terminada: quién "
      + "cumple, qué se incumple más, por norma, año y clase de entidad, y qué cambió de un año a otro.",
    en:
      "Writes the matrix of requirements by entity and year of the last finished audit: who complies, "
      + "what is broken most, by norm, year and kind of entity, and what changed between years.",
    options: [
      AuditOptions.store,
      OptionDeclaration(
        "report", short: "r", .choice(AuditReportFormats.all.map { $0.identifier }),
        es: "Forma del informe. " + formats(.es), en: "Form of the report. " + formats(.en)),
      OptionDeclaration(
        "entity", .text(.entity), isRepeatable: true,
        es: "Solo esta entidad, como se llama su carpeta; se puede repetir.",
        en: "Only this entity, as its folder is called; may be repeated."),
      CommonOptions.output,
    ],
    examples: [
      (
        "cotejo audit report --store auditoria.db",
        "Dice quién cumple, quién no, de quién falta información y qué se incumple más.",
        "Tells who complies, who does not, of whom information lacks and what is broken most."
      ),
      (
        "cotejo audit report --store auditoria.db --report xlsx --output matriz.xlsx",
        "Escribe la matriz y las observaciones en un libro con filtros.",
        "Writes the matrix and the observations into a workbook with filters."
      ),
      (
        "cotejo audit report --store auditoria.db --report html --output informe/",
        "Escribe en la carpeta un índice y una página por entidad, hasta la celda.",
        "Writes an index and one page an entity, down to the cell, into the folder."
      ),
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    try AuditOptions.telling { () throws in
      let path = try AuditOptions.path(arguments, declaration)
      let format =
        AuditReportFormats.named(arguments.value("report") ?? "text") ?? AuditReportFormats.all[0]
      if format.isBinary, !arguments.has("output"), OutputStream.standard.isTerminal {
        throw noText(format.identifier)
      }
      let whole = try Store(reading: path).latestRun(withFindings: format.wantsFindings)
      let known = Set(whole.dossiers.map(\.entity))
      if let wrong = arguments.all("entity").first(where: { !known.contains($0) }) {
        throw noEntity(wrong)
      }
      let run = whole.limited(to: arguments.all("entity"))
      let inputs = StoreAddress.isServer(path) ? [] : [path]
      if let folder = arguments.value("output"), isFolder(folder) {
        try write(format, run, arguments.language, into: folder, inputs)
      } else {
        try Product.write(
          format.render(run, in: arguments.language), to: arguments.value("output"),
          inputs: inputs, command: declaration)
      }
      return .complies
    }
  }

  private static func write(
    _ format: any AuditReportFormat.Type, _ run: RunRecord, _ language: TextLanguage,
    into folder: String, _ inputs: [String]
  ) throws {
    guard let pages = format.pages(run, in: language) else { throw oneFile(format.identifier) }
    let folder = folder.hasSuffix("/") ? folder : folder + "/"
    mkdir(folder, 0o755)
    for page in pages {
      try Product.write(
        page.bytes, to: folder + page.name, inputs: inputs, command: declaration)
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var facts = stat()
    return path.hasSuffix("/") || (stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR)
  }

  private static func formats(_ language: TextLanguage) -> String {
    AuditReportFormats.all.map { "\($0.identifier): \($0.sentence.text(in: language))" }
      .joined(separator: " ")
  }

  private static func noText(_ format: String) -> UsageError {
    UsageError(
      es: "«--report \(format)» no es texto: diga con --output en qué archivo va",
      en: "“--report \(format)” is no text: say with --output which file it goes to",
      command: declaration.name)
  }

  private static func noEntity(_ name: String) -> UsageError {
    UsageError(
      es: "en la auditoría no hay ninguna entidad «\(name)»",
      en: "there is no entity “\(name)” in the audit", command: declaration.name)
  }

  private static func oneFile(_ format: String) -> UsageError {
    UsageError(
      es: "«--report \(format)» es un solo archivo: diga en --output cuál, no una carpeta",
      en: "“--report \(format)” is one file: say in --output which one, not a folder",
      command: declaration.name)
  }
}
