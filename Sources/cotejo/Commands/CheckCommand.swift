import Checking
import Documents
import Findings
import Readers
import Reports
import Values

/// `cotejo check`: judges plans and tells what was found.
enum CheckCommand: Command {
  static let declaration = CommandDeclaration(
    "check", aliases: ["revisar"],
    es: "Revisa uno o varios planes, cada archivo por separado, o un expediente como uno solo.",
    en: "Checks one or more plans, each file by itself, or a dossier as one.",
    operands: [OperandDeclaration(.file, isRequired: false, isRepeatable: true)],
    options: options,
    examples: [
      (
        "cotejo check plan.xlsx", "Revisa un plan y dice qué falta, en qué celda y por qué norma.",
        "Checks a plan and says what is missing, in which cell and by which norm."
      ),
      (
        "cotejo check plan.xlsx --as-of 2026-01-31 --set entidad.nivel=municipal",
        "Lo juzga con la ley y los plazos de ese día, para un municipio.",
        "Judges it by the law and the deadlines of that day, for a municipality."
      ),
      (
        "cotejo check planes/ --report json --output informe.json",
        "Revisa los archivos de una carpeta y escribe un informe para otros programas.",
        "Checks the files of a folder and writes a report for other programs."
      ),
      (
        "cotejo check - --report ndjson < expedientes.txt",
        "Revisa los expedientes que nombra la entrada y escribe una línea JSON por cada uno.",
        "Checks the dossiers that standard input names and writes a line of JSON for each."
      ),
      (
        "cotejo check plan.xlsx --questions preguntas.yaml",
        "Escribe las preguntas abiertas; respondidas, se dan con --answers.",
        "Writes the open questions; once answered, give them with --answers."
      ),
      (
        "cotejo check --expediente expediente.yaml --registry registro-2026-01-15.csv",
        "Revisa como uno solo los documentos de un expediente y cruza los códigos BPIN.",
        "Checks the documents of a dossier as one and looks the BPIN codes up."
      ),
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    var request = try request(arguments)
    request.languages = [request.language]
    try checkSubject(request, of: declaration)
    if request.paths.contains(standardInput) { return try checkList(arguments, request) }
    if arguments.has("explain") { return try explain(arguments, request) }
    let products = try ReportProduct.all(arguments, of: declaration)
    let session = try CheckSession(request, pack: RulePacks.load(arguments))
    let progress = ProgressLine(request.language, isQuiet: arguments.has("plain"))
    defer { progress.clear() }
    let result = try session.run { progress.show($0, of: $1, $2) }
    progress.clear()
    tell(result.failures, in: request.language)
    let inputs = session.inputs + result.plans.flatMap { $0.documents.map(\.path) }
    let plans = arguments.has("redact") ? result.plans.map(session.redacted) : result.plans
    for product in products {
      let reports = plans.map { plan in
        var report = SourcedReport(plan.report, sources: plan.documents)
        if product.format.needsOriginals { report.originals = originals(of: plan.documents) }
        return report
      }
      let options = product.options(arguments, language: request.language)
      if let obstacle = product.format.obstacle(
        reports, failures: result.failures, options: options, output: product.path)
      {
        guard !reports.isEmpty else { return result.exitCode }
        throw UsageError(es: obstacle.es, en: obstacle.en ?? obstacle.es, command: declaration.name)
      }
      try Product.write(to: product.path, inputs: inputs, command: declaration) { output in
        product.format.write(
          reports, failures: result.failures, options: options, to: output.write)
      }
    }
    if let path = arguments.value("questions") {
      let file = QuestionsFile(reports: result.plans.map(\.report), language: request.language)
      try Product.write(file.bytes, to: path, inputs: inputs, command: declaration)
    }
    return result.exitCode
  }

  /// The bytes of the documents, read again; one that has changed meanwhile is left out.
  private static func originals(of documents: [Document]) -> [Int: [UInt8]] {
    var originals: [Int: [UInt8]] = [:]
    for (index, document) in documents.enumerated() {
      guard let file = try? SourceFile(reading: document.path),
        SHA256.hexadecimal(of: file.bytes) == document.sha256
      else { continue }
      originals[index] = file.bytes
    }
    return originals
  }

  /// Files that could not be read are told apart from findings: they are no verdict on a plan.
  static func tell(_ failures: [ReadError], in language: TextLanguage) {
    for failure in failures {
      let text = language == .es ? failure.es : failure.en
      let opening = language == .es ? "no se pudo leer" : "could not be read"
      OutputStream.error.write(
        "cotejo: \(opening): \(TerminalText.sentence(failure.path)): \(Messages.safe(text))\n")
    }
  }
}

// MARK: - From arguments

extension CheckCommand {
  static func request(_ arguments: ParsedArguments) throws -> CheckRequest {
    var request = CheckRequest(
      paths: arguments.operands, version: Program.version)
    request.asOf = try asOf(arguments.value("as-of"))
    request.settings = try arguments.settings(declaration)
    request.ruleIDs = arguments.all("rule")
    request.normIDs = arguments.all("norm")
    request.dossierFile = arguments.value("expediente")
    if request.dossierFile == nil, let dossier = committedDossier(arguments) {
      (request.dossierFile, request.paths) = (dossier, [])
    }
    request.profileFile = arguments.value("profile")
    request.registryFile = arguments.value("registry")
    request.answersFile = arguments.value("answers")
    request.baselineFile = arguments.value("baseline")
    request.dispositionsFile = arguments.value("dispositions")
    request.mappingFile = arguments.value("mapping")
    request.converters = arguments.converters
    request.gate = arguments.value("gate").flatMap(CheckReport.Gate.init(rawValue:))
    request.failOn = arguments.value("fail-on").flatMap(Severity.init(rawValue:))
    request.language = arguments.language
    request.jobs = arguments.number("jobs") ?? Surroundings.processors
    return request
  }

  /// Documents or a dossier, and not both.
  static func checkSubject(
    _ request: CheckRequest, of declaration: CommandDeclaration
  ) throws(UsageError) {
    if request.dossierFile == nil, let operand = declaration.operands.first, request.paths.isEmpty {
      throw UsageError(
        es: "a «\(declaration.name)» le falta \(operand.name.text(in: .es)), y aquí no hay "
          + "«\(dossierName)»",
        en: "“\(declaration.name)” lacks \(operand.name.text(in: .en)), and there is no "
          + "“\(dossierName)” here", command: declaration.name)
    }
    if request.dossierFile != nil, let path = request.paths.first {
      throw UsageError(
        es: "con --expediente los documentos van en el expediente, no en la línea: «\(path)»",
        en: "with --expediente the documents stand in the dossier, not on the line: “\(path)”",
        command: declaration.name)
    }
  }

  private static func asOf(_ text: String?) throws(UsageError) -> CheckRequest.AsOfChoice {
    guard let text else { return .byPlan }
    let day = text == "today" || text == "hoy" ? Surroundings.today : CalendarDate(iso: text)
    guard let day else {
      throw UsageError(
        es: "«--as-of» pide una fecha como 2026-01-31 (o «hoy»), no «\(text)»",
        en: "“--as-of” takes a date such as 2026-01-31 (or “today”), not “\(text)”",
        command: declaration.name)
    }
    return .date(day)
  }

  /// `expediente.yaml` of the folder, where a check names nothing to read or that folder alone.
  private static func committedDossier(_ arguments: ParsedArguments) -> String? {
    guard arguments.operands.count <= 1 else { return nil }
    let folder = arguments.operands.first.map { $0.hasSuffix("/") ? $0 : $0 + "/" } ?? ""
    return OutputStream.isFile(folder + dossierName) ? folder + dossierName : nil
  }

  /// The dossier that a check without arguments reads.
  static let dossierName = "expediente.yaml"

  static let asOfOption = OptionDeclaration(
    "as-of", .text(.date),
    es: "Día cuya ley y cuyos plazos cuentan; si no se da, el que corresponde al plan.",
    en: "Day whose law and deadlines count; by default the one for the plan.")

  private static let options: [OptionDeclaration] = [
    CommonOptions.dossier, CommonOptions.profile, CommonOptions.registry,
    asOfOption, CommonOptions.set, CommonOptions.mapping, CommonOptions.convert,
    CommonOptions.rules, CommonOptions.overlay, CommonOptions.rule, CommonOptions.norm,
    CommonOptions.answers,
    OptionDeclaration(
      "baseline", .path(.file),
      es: "Punto de partida: lo que ya estaba no cuenta para el control de paso «new».",
      en: "Baseline: what was there before does not count for the gate “new”."),
    CommonOptions.dispositions,
    OptionDeclaration(
      "explain", .text(.fingerprint),
      es: "Cuenta paso a paso cómo se llegó a una observación, en vez del informe; bastan ocho "
        + "cifras de su huella.",
      en: "Tells step by step how an observation came about, in place of the report; eight digits "
        + "of its fingerprint will do."),
    CommonOptions.redact,
    OptionDeclaration(
      "questions", .path(.file), es: "Escribe las preguntas abiertas, para responderlas.",
      en: "Writes the open questions, to be answered."),
    OptionDeclaration(
      "jobs", short: "j", .number(.number, 1...256), es: "Hilos de trabajo; no cambian el informe.",
      en: "Working threads; they do not change the report."),
    OptionDeclaration(
      "report", short: "r", .product(ReportFormats.all.map(\.identifier)), isRepeatable: true,
      es: "Forma del informe; varias veces, cada una con su archivo: html=informe.html. "
        + formats(.es),
      en: "Form of the report; several times, each with its file: html=informe.html. "
        + formats(.en)),
    CommonOptions.output,
    OptionDeclaration(
      "gate", .choice(CheckReport.Gate.allCases.map(\.rawValue)),
      es: "Qué deja pasar: solo lo que cumple; también lo que falta saber; lo que no es nuevo.",
      en: "What passes: only what complies; what is not known too; what is not new."),
    OptionDeclaration(
      "fail-on", .choice(Severity.allCases.map(\.rawValue)),
      es: "La menor gravedad que no deja pasar.", en: "The least severity that does not pass."),
    OptionDeclaration(
      "full", es: "Con recortes de la hoja, también fuera de una pantalla.",
      en: "With slices of the sheet, also away from a screen."),
    OptionDeclaration(
      "concise", es: "Una línea por observación.", en: "One line an observation."),
    OptionDeclaration(
      "plain", es: "Frases sin dibujos, para lectores de pantalla.",
      en: "Sentences without drawings, for screen readers."),
    CommonOptions.color,
    OptionDeclaration(
      "drop-signature", es: "Anota un libro firmado, aunque la copia pierda la firma.",
      en: "Annotates a signed workbook although the copy loses its signature."),
  ]

  private static func formats(_ language: TextLanguage) -> String {
    ReportFormats.all.map { "\($0.identifier): \($0.sentence.text(in: language))" }
      .joined(separator: " ")
  }
}
