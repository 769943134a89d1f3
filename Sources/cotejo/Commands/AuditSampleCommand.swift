import Audit
import Checking
import Findings
import Store
import Values

/// `cotejo audit sample`: cells of an audit for people to judge, and how far they agree with the tool.
enum AuditSampleCommand: Command {
  static let declaration = CommandDeclaration(
    "audit", "sample", aliases: ["auditar"],
    es:
      "Saca una muestra repetible de lo que respondió la auditoría, también de lo que dio por cumplido, "
      + "para que personas la revisen a mano; recibe lo que respondieron y dice en cuánto coinciden.",
    en:
      "Draws a repeatable sample of what the audit answered, of what it found to comply too, for people "
      + "to review by hand; takes in what they answered and tells how far they agree.",
    options: [
      AuditOptions.store,
      OptionDeclaration(
        "sample", short: "n", .number(.number, 1...10_000),
        es: "Cuántas celdas (regla por caso) saca.",
        en: "How many cells (rule by case) to draw."),
      OptionDeclaration(
        "seed", .text(.words),
        es:
          "Texto del que sale el azar: el mismo texto saca la misma muestra en cualquier computador.",
        en: "Text that chance comes from: the same text draws the same sample on any computer."),
      OptionDeclaration(
        "by", .choice(StoredSample.Method.allCases.map(\.rawValue)),
        es:
          "random: al azar, sirve para estimar la tasa de error. risk: donde un error pesaría más; no "
          + "estima nada.",
        en:
          "random: at random, serves to estimate the rate of error. risk: where an error would weigh "
          + "most; it estimates nothing."),
      OptionDeclaration(
        "entity", .text(.entity), es: "Solo esta entidad, como se llama su carpeta.",
        en: "Only this entity, as its folder is called."),
      AuditOptions.year, CommonOptions.rule, CommonOptions.norm,
      OptionDeclaration(
        "verdict", .choice(SampleRequest.verdicts.map(\.id)), isRepeatable: true,
        es: "Solo las celdas de las que la auditoría dijo esto.",
        en: "Only the cells of which the audit said this."),
      AuditOptions.root,
      OptionDeclaration(
        "show-verdict",
        es: "Muestra en el libro lo que dijo Cotejo; quien lo ve tiende a darle la razón.",
        en: "Shows in the workbook what Cotejo said; whoever sees it tends to agree."),
      CommonOptions.output,
      OptionDeclaration(
        "read", .path(.file), es: "Toma lo que se respondió en el libro.",
        en: "Takes what was answered in the workbook."),
      OptionDeclaration(
        "reviewer", .text(.words),
        es: "Quién respondió, en las filas que no lo dicen (con --read).",
        en: "Who answered, for rows that do not say so (with --read)."),
      OptionDeclaration(
        "date", .text(.date), es: "El día de las respuestas que no lo dicen (con --read).",
        en: "The day of the answers that do not say so (with --read)."),
      OptionDeclaration(
        "agreement", es: "Dice en cuánto coinciden Cotejo y las personas, por muestra y por regla.",
        en: "Tells how far Cotejo and people agree, by sample and by rule."),
      OptionDeclaration(
        "report", short: "r", .choice(SampleAgreementFormats.all.map { $0.identifier }),
        es: "Forma de --agreement. " + formats(.es), en: "Form of --agreement. " + formats(.en)),
    ],
    examples: [
      (
        "cotejo audit sample --store auditoria.db --sample 30 --seed acta-12 --output muestra.xlsx",
        "Saca 30 celdas al azar y escribe el libro para responderlas.",
        "Draws 30 cells at random and writes the workbook to answer them."
      ),
      (
        "cotejo audit sample --store auditoria.db --read muestra.xlsx",
        "Toma las respuestas; si una celda no se puede tomar, la nombra y no toma nada.",
        "Takes the answers; where a cell cannot be taken it is named and nothing is."
      ),
      (
        "cotejo audit sample --store auditoria.db --agreement",
        "Dice en cuánto coinciden, la tasa de error con su intervalo y dónde difieren.",
        "Tells how far they agree, the rate of error with its interval and where they differ."
      ),
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    try AuditOptions.telling { () throws in
      let path = try AuditOptions.path(arguments, declaration)
      // A name that was mistaken makes no store.
      _ = try Store(reading: path)
      switch (arguments.has("sample"), arguments.value("read"), arguments.has("agreement")) {
      case (true, nil, false): try draw(arguments, path)
      case (false, let book?, false): try read(book, arguments, path)
      case (false, nil, true): try agree(arguments, path)
      default: throw oneOfThree
      }
      return .complies
    }
  }

  private static func draw(_ arguments: ParsedArguments, _ path: String) throws {
    guard let size = arguments.number("sample"), let seed = arguments.value("seed"), !seed.isEmpty,
      let output = arguments.value("output")
    else { throw incomplete }
    let method = arguments.value("by").flatMap(StoredSample.Method.init(rawValue:)) ?? .random
    var request = SampleRequest(method, size: size, seed: seed)
    (request.entity, request.year) = (arguments.value("entity"), arguments.value("year"))
    (request.rules, request.norms) = (arguments.all("rule"), arguments.all("norm"))
    request.only = arguments.all("verdict").compactMap { Verdict(id: $0) }
    let sample = try SampleDrawing(
      request, root: arguments.value("root"), version: Program.version,
      store: Store(writing: path)
    ).sample()
    let book = SampleWorkbook(
      sample, showsVerdict: arguments.has("show-verdict"), in: arguments.language)
    try Product.write(
      book.bytes, to: output, inputs: StoreAddress.isServer(path) ? [] : [path],
      command: declaration)
    let (drawn, population) = (sample.cells.count, sample.population)
    OutputStream.error.write(
      arguments.language == .es
        ? "cotejo: muestra \(sample.code.prefix(12)): \(drawn) celdas de \(population)\n"
        : "cotejo: sample \(sample.code.prefix(12)): \(drawn) cells of \(population)\n")
  }

  private static func read(
    _ book: String, _ arguments: ParsedArguments, _ path: String
  ) throws {
    let store = try Store(writing: path)
    let (additions, conflicts) = try SampleImport(
      path: book, samples: store.samples(), author: arguments.value("reviewer"),
      day: AuditOptions.day(arguments, declaration)
    ).additions()
    guard conflicts.isEmpty else { throw FilledConflict.refusal(conflicts, of: book) }
    let added = try store.add(additions.answers, to: additions.code)
    let (answered, size) = (additions.answers.count, additions.size)
    OutputStream.error.write(
      arguments.language == .es
        ? "cotejo: \(answered) de \(size) celdas respondidas en el libro; respuestas nuevas: \(added)\n"
        : "cotejo: \(answered) of \(size) cells answered in the workbook; new answers: \(added)\n")
  }

  private static func agree(_ arguments: ParsedArguments, _ path: String) throws {
    let format =
      SampleAgreementFormats.named(arguments.value("report") ?? "text")
      ?? SampleAgreementFormats.all[0]
    let agreements = try Store(reading: path).samples().map { SampleAgreement($0) }
    try Product.write(
      format.render(agreements, in: arguments.language), to: arguments.value("output"),
      inputs: StoreAddress.isServer(path) ? [] : [path], command: declaration)
  }

  // MARK: - Texts

  private static func formats(_ language: TextLanguage) -> String {
    SampleAgreementFormats.all.map { "\($0.identifier): \($0.sentence.text(in: language))" }
      .joined(separator: " ")
  }

  private static let oneOfThree = UsageError(
    es:
      "diga una de tres: --sample N para sacar la muestra, --read ARCHIVO para recibirla o --agreement",
    en:
      "say one of three: --sample N to draw the sample, --read FILE to take it in, or --agreement",
    command: "audit sample")
  private static let incomplete = UsageError(
    es: "«--sample» pide --seed TEXTO y --output ARCHIVO",
    en: "“--sample” takes --seed TEXT and --output FILE", command: "audit sample")
}
