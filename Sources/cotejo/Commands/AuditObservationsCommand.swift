import Audit
import Checking
import Findings
import Readers
import Reports
import Store
import Values

/// `cotejo audit observations`: an entity's observations, from what the audit found to what an auditor
/// confirmed.
enum AuditObservationsCommand: Command {
  static let declaration = CommandDeclaration(
    "audit", "observations", aliases: ["auditar"],
    es:
      "Reúne lo que incumple una entidad en observaciones con número, y lleva su trámite: borrador, "
      + "comunicada, respondida, confirmada (solo entonces es hallazgo) o desvirtuada. Causa, efecto e "
      + "incidencia las escribe el auditor.",
    en: "Gathers what an entity breaks into numbered observations and keeps their way: borrador, "
      + "comunicada, respondida, confirmada (a finding only then) or desvirtuada. Cause, effect and "
      + "incidence are the auditor’s to write.",
    operands: [OperandDeclaration(.entity)],
    options: [
      AuditOptions.store, AuditOptions.year, AuditOptions.root,
      OptionDeclaration(
        "good-practice",
        es: "Reúne también lo que pide la buena práctica y ninguna norma; su criterio lo dice.",
        en: "Gathers what good practice asks and no norm too; its criterion says so."),
      OptionDeclaration(
        "report", short: "r", .choice(ObservationFormats.all.map { $0.identifier }),
        es: "Forma de la lista. " + formats(.es), en: "Form of the list. " + formats(.en)),
      CommonOptions.output,
      OptionDeclaration(
        "read", .path(.file), es: "Toma lo que se llenó en el libro de --report xlsx.",
        en: "Takes what was filled in in the workbook of --report xlsx."),
      OptionDeclaration(
        "set", .number(.number, 1...1_000_000), es: "Da un paso con la observación de este número.",
        en: "Takes a step with the observation of this number."),
      OptionDeclaration(
        "state", .choice(StoredObservation.State.allCases.dropFirst().map(\.rawValue)),
        es: "El estado al que pasa, con --set.", en: "The state it goes to, with --set."),
      AuditOptions.author, AuditOptions.day,
      OptionDeclaration(
        "text", .text(.words), es: "Qué se dijo en ese paso.", en: "What was said in that step."),
      OptionDeclaration(
        "annex", .path(.file), es: "Archivo del paso, del que se guarda la huella.",
        en: "File of the step, of which the checksum is kept."),
    ],
    examples: [
      (
        "cotejo audit observations chia --store auditoria.db --report xlsx --output chia.xlsx",
        "Reúne las observaciones y escribe el libro para llenarlas.",
        "Gathers the observations and writes the workbook to fill in."
      ),
      (
        "cotejo audit observations chia --store auditoria.db --read chia.xlsx --by \"Ana Ruiz\"",
        "Toma lo que se llenó; si una celda no se puede tomar, la nombra y no toma nada.",
        "Takes what was filled in; where a cell cannot be taken it is named and nothing is."
      ),
      (
        "cotejo audit observations chia --store auditoria.db --set 3 --state comunicada --by \"Ana "
          + "Ruiz\" --date 2026-03-05 --annex oficio.pdf",
        "Anota que la observación 3 se comunicó.", "Notes that observation 3 was communicated."
      ),
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    try AuditOptions.telling { () throws in
      let store = try Store(writing: AuditOptions.path(arguments, declaration))
      let entity = arguments.operands[0]
      if arguments.has("set") {
        try step(arguments, entity, store)
      } else if let path = arguments.value("read") {
        try read(path, arguments, entity, store)
      } else {
        try gather(arguments, entity, store)
      }
      return .complies
    }
  }

  private static func gather(
    _ arguments: ParsedArguments, _ entity: String, _ store: Store
  ) throws {
    let format =
      ObservationFormats.named(arguments.value("report") ?? "text") ?? ObservationFormats.all[0]
    if format.identifier == "xlsx", !arguments.has("output") { throw noOutput }
    let leftOut = try ObservationGathering(
      entity: entity, year: arguments.value("year"), root: arguments.value("root"),
      withGoodPractice: arguments.has("good-practice"), version: Program.version, store: store
    ).keep()
    let year = arguments.value("year")
    let list = try ObservationList(
      entity: entity, store.observations(of: entity).filter { year == nil || $0.year == year })
    try Product.write(
      format.render(list, in: arguments.language), to: arguments.value("output"), inputs: [],
      command: declaration)
    guard leftOut > 0 else { return }
    OutputStream.error.write(
      arguments.language == .es
        ? "cotejo: \(leftOut) reglas de buena práctica no hacen observación: ninguna norma las pide\n"
        : "cotejo: \(leftOut) rules of good practice make no observation: no norm asks for them\n")
  }

  private static func step(
    _ arguments: ParsedArguments, _ entity: String, _ store: Store
  ) throws {
    guard let number = arguments.number("set"),
      let state = arguments.value("state").flatMap(StoredObservation.State.init(rawValue:)),
      let author = arguments.value("by"), let day = try AuditOptions.day(arguments, declaration)
    else { throw incomplete }
    var event = StoredObservation.Event(
      state, day: day, author: author, text: arguments.value("text") ?? "")
    if let path = arguments.value("annex") {
      (event.annex, event.annexSHA256) = (path, try AuditOptions.checksum(of: path))
    }
    if let fault = try store.add(event, to: number, of: entity) { throw refused(fault) }
    let shown = "\(number): \(state.rawValue)"
    OutputStream.error.write(
      arguments.language == .es
        ? "cotejo: observación \(shown)\n" : "cotejo: observation \(shown)\n")
  }

  private static func read(
    _ path: String, _ arguments: ParsedArguments, _ entity: String, _ store: Store
  ) throws {
    guard let author = arguments.value("by") else { throw noAuthor }
    let list = try ObservationList(entity: entity, store.observations(of: entity))
    let (additions, conflicts) = try ObservationImport(
      path: path, list: list, author: author, day: AuditOptions.day(arguments, declaration)
    ).additions()
    guard conflicts.isEmpty else { throw FilledConflict.refusal(conflicts, of: path) }
    for (number, entry) in additions.entries {
      if let fault = try store.add(entry, to: number, of: entity) { throw refused(fault) }
    }
    for (number, event) in additions.events {
      if let fault = try store.add(event, to: number, of: entity) { throw refused(fault) }
    }
    let (fields, steps) = (additions.entries.count, additions.events.count)
    OutputStream.error.write(
      arguments.language == .es
        ? "cotejo: se tomaron \(fields) textos y \(steps) pasos\n"
        : "cotejo: \(fields) texts and \(steps) steps were taken\n")
  }

  // MARK: - Texts

  private static func formats(_ language: TextLanguage) -> String {
    ObservationFormats.all.map { "\($0.identifier): \($0.sentence.text(in: language))" }
      .joined(separator: " ")
  }

  private static let noOutput = UsageError(
    es: "«--report xlsx» no es texto: diga con --output en qué archivo va",
    en: "“--report xlsx” is no text: say with --output which file it goes to",
    command: "audit observations")
  private static let noAuthor = UsageError(
    es: "«--read» pide --by NOMBRE: quién entrega lo que se llenó",
    en: "“--read” takes --by NAME: who hands in what was filled in", command: "audit observations")
  private static let incomplete = UsageError(
    es: "«--set» pide --state ESTADO, --by NOMBRE y --date FECHA",
    en: "“--set” takes --state STATE, --by NAME and --date DATE", command: "audit observations")

  private static func refused(_ fault: Store.ObservationFault) -> UsageError {
    switch fault {
    case .unknown(let number):
      UsageError(
        es: "no hay observación \(number); «cotejo audit observations» sin --set las lista",
        en:
          "there is no observation \(number); “cotejo audit observations” without --set lists them",
        command: "audit observations")
    case .wrongStep(let number, let from, let to):
      UsageError(
        es: "la observación \(number) está «\(from.rawValue)» y de ahí no pasa a «\(to.rawValue)»",
        en:
          "observation \(number) is “\(from.rawValue)” and does not go to “\(to.rawValue)” from there",
        command: "audit observations")
    case .before(let number, let day):
      UsageError(
        es: "la fecha es anterior al último paso de la observación \(number) (\(day))",
        en: "the date lies before the last step of observation \(number) (\(day))",
        command: "audit observations")
    case .closed(let number, let field):
      UsageError(
        es: "la observación \(number) ya fue comunicada: «\(field.rawValue)» no se cambia",
        en: "observation \(number) was communicated: “\(field.rawValue)” is not changed",
        command: "audit observations")
    }
  }
}
