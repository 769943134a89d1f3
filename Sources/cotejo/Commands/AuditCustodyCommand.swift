import Audit
import Checking
import Findings
import Readers
import Store
import Values

/// `cotejo audit custody`: where a document comes from, written down for good.
enum AuditCustodyCommand: Command {
  static let declaration = CommandDeclaration(
    "audit", "custody", aliases: ["auditar"],
    es:
      "Anota de dónde viene un documento: fuente, radicado, fecha y quién lo entregó. Lo anotado no se "
      + "cambia ni se borra; va en el registro de «cotejo audit export».",
    en:
      "Writes down where a document comes from: source, filing number, date and who handed it in. What "
      + "was written is neither changed nor deleted; it goes into the record of “cotejo audit export”.",
    operands: [OperandDeclaration(.entity)],
    options: [
      AuditOptions.store,
      OptionDeclaration(
        "year", .text(.year), es: "El año del expediente.", en: "The dossier’s year."),
      OptionDeclaration(
        "file", .path(.file), es: "El documento; se anota su huella SHA-256.",
        en: "The document; its SHA-256 is written down."),
      OptionDeclaration("source", .text(.words), es: "De dónde viene.", en: "Where it comes from."),
      OptionDeclaration("radicado", .text(.words), es: "Su radicado.", en: "Its filing number."),
      OptionDeclaration(
        "received", .text(.date), es: "El día en que se recibió.", en: "The day it was received."),
      OptionDeclaration(
        "handed-in-by", .text(.words), es: "Quién lo entregó.", en: "Who handed it in."),
      AuditOptions.author, AuditOptions.day,
    ],
    examples: [
      (
        "cotejo audit custody chia --year 2026 --file entidades/chia/2026/plan.xlsx --radicado "
          + "2026-0012 --received 2026-02-03 --handed-in-by \"Secretaría de Planeación\" --by \"Ana "
          + "Ruiz\" --store auditoria.db",
        "Anota cómo llegó el plan de 2026.", "Writes down how the plan of 2026 came."
      )
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    try AuditOptions.telling { () throws in
      guard let year = arguments.value("year"), let file = arguments.value("file"),
        let author = arguments.value("by")
      else {
        throw UsageError(
          es: "«audit custody» pide --year AÑO, --file ARCHIVO y --by NOMBRE",
          en: "“audit custody” takes --year YEAR, --file FILE and --by NAME",
          command: declaration.name)
      }
      var custody = CustodyEntry(.audit, year: year, path: file)
      custody.sha256 = try AuditOptions.checksum(of: file)
      (custody.source, custody.filing) = (arguments.value("source"), arguments.value("radicado"))
      custody.received = try AuditOptions.day(arguments, declaration, option: "received")
      custody.handedInBy = arguments.value("handed-in-by")
      custody.day = try AuditOptions.day(arguments, declaration)
      let store = try Store(writing: AuditOptions.path(arguments, declaration))
      try store.keep(custody, of: arguments.operands[0], by: author)
      return .complies
    }
  }
}
