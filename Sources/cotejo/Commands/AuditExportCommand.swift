import Audit
import Checking
import Findings
import Reports
import Store
import Values

/// `cotejo audit export`: the record of an entity's audit, which can be verified.
enum AuditExportCommand: Command {
  static let declaration = CommandDeclaration(
    "audit", "export", aliases: ["auditar"],
    es:
      "Escribe el registro de la auditoría de una entidad, en una carpeta o un ZIP: documentos, de "
      + "dónde vienen, informes, matriz, preguntas, tratamientos y las reglas, con la huella de cada "
      + "archivo. «cotejo verify» lo juzga de nuevo.",
    en:
      "Writes the record of an entity's audit, to a folder or a ZIP file: documents, where they come "
      + "from, reports, matrix, questions, dispositions and the rules, with the checksum of each file. "
      + "“cotejo verify” judges it again.",
    operands: [OperandDeclaration(.entity)],
    options: [
      AuditOptions.store, AuditOptions.year, AuditOptions.root,
      OptionDeclaration(
        "output", short: "o", .path(.record),
        es:
          "Carpeta nueva, o archivo que termina en .zip; es obligatorio, salvo con --format oscal.",
        en: "New folder, or file that ends in .zip; required, except with --format oscal."),
      OptionDeclaration(
        "format", .choice(["record", "oscal"]),
        es: "El registro, o solo los resultados en OSCAL 1.2.1.",
        en: "The record, or the results alone as OSCAL 1.2.1."),
      OptionDeclaration(
        "without-documents",
        es: "Deja fuera los documentos y lo dice; así no se puede juzgar de nuevo.",
        en: "Leaves the documents out and says so; then it cannot be judged again."),
    ],
    examples: [
      (
        "cotejo audit export chia --store auditoria.db --output chia.zip",
        "Escribe en un ZIP todo lo que se auditó de «chia» y a qué llegó.",
        "Writes all that was audited of “chia” and what it came to, to a ZIP file."
      ),
      (
        "cotejo audit export chia --year 2026 --store auditoria.db --format oscal",
        "Escribe los resultados de 2026 en OSCAL.", "Writes the results of 2026 as OSCAL."
      ),
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    try AuditOptions.telling { () throws in
      let path = try AuditOptions.path(arguments, declaration)
      let isOSCAL = arguments.value("format") == "oscal"
      let output = arguments.value("output")
      if output == nil, !isOSCAL { throw noOutput }
      let request = RecordExport.Request(
        entity: arguments.operands[0], year: arguments.value("year"),
        root: arguments.value("root"), withDocuments: !arguments.has("without-documents"),
        engine: try ThisProgram.engine())
      let product = try RecordExport(request, store: Store(reading: path)).product()
      if isOSCAL {
        try Product.write(
          product.oscal, to: output, inputs: [path], command: declaration)
      } else if let output {
        try RecordOutput.write(product.record, to: output, command: declaration)
        tell(product, arguments.language)
      }
      return .complies
    }
  }

  private static func tell(_ product: RecordExport.Product, _ language: TextLanguage) {
    let (count, sha256) = (product.record.paths.count, product.sha256)
    OutputStream.error.write(
      language == .es
        ? "cotejo: registro de \(count) archivos; huella, para el acta: \(sha256)\n"
        : "cotejo: record of \(count) files; checksum, for the minutes: \(sha256)\n")
    if !product.manifest.hasDocuments {
      OutputStream.error.write(
        language == .es
          ? "cotejo: sin los documentos, como se pidió: no se podrá juzgar de nuevo\n"
          : "cotejo: without the documents, as asked: it cannot be judged again\n")
    }
    for dossier in product.manifest.dossiers where !dossier.agreesWithAudit {
      OutputStream.error.write(
        language == .es
          ? "cotejo: \(dossier.year): este programa da otro resultado que el de la auditoría; el "
            + "registro lleva el de ahora y lo dice\n"
          : "cotejo: \(dossier.year): this program comes to another result than the audit; the "
            + "record has that of now and says so\n")
    }
  }

  private static let noOutput = UsageError(
    es: "a «audit export» le falta --output CARPETA|ARCHIVO.zip",
    en: "“audit export” lacks --output FOLDER|FILE.zip", command: "audit export")
}
