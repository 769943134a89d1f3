import Checking
import Documents
import Findings
import Readers
import Reports
import Values

/// `cotejo inspect`: what was read and how it was understood.
enum InspectCommand: Command {
  static let declaration = CommandDeclaration(
    "inspect", aliases: ["inspeccionar"],
    es: "Dice qué se leyó de un archivo y qué se tomó por qué; no juzga.",
    en: "Says what was read of a file and what was taken for what; judges nothing.",
    operands: [OperandDeclaration(.file)],
    options: [
      OptionDeclaration(
        "grid", es: "Las celdas tal como se leyeron, en JSON.", en: "The cells as read, in JSON."),
      OptionDeclaration(
        "rows", es: "Una línea por fila, para que «git diff» muestre qué filas cambiaron.",
        en: "One line a row, so that “git diff” shows which rows changed."),
      OptionDeclaration(
        "columns", es: "Una línea por columna, con su encabezado y el estado de sus celdas.",
        en: "One line a column, with its heading and the state of its cells."),
      OptionDeclaration("json", es: "Para otros programas.", en: "For other programs."),
      CommonOptions.set, CommonOptions.mapping, CommonOptions.convert,
      OptionDeclaration(
        "write-mapping", .path(.file),
        es: "Escribe lo que se entendió, para corregirlo y darlo con --mapping.",
        en: "Writes what was understood, to be corrected and given with --mapping."),
      CommonOptions.rules, CommonOptions.overlay, CommonOptions.output, CommonOptions.color,
    ],
    examples: [
      (
        "cotejo inspect plan.xlsx", "Muestra hojas, columnas entendidas y lo que quedó sin usar.",
        "Shows sheets, columns understood and what was left unused."
      ),
      (
        "cotejo inspect plan.xlsx --grid --json", "Escribe todas las celdas escritas.",
        "Prints all written cells."
      ),
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let path = arguments.operands[0]
    do {
      if arguments.has("grid"), !arguments.has("rows"), arguments.value("output") == nil {
        try writeCells(of: document(path, arguments))
        return .complies
      }
      let bytes =
        try arguments.has("rows")
        ? RowsText(document(path, arguments)).bytes
        : arguments.has("grid")
          ? document(path, arguments).dump() + [10] : inspection(path, arguments)
      try Product.write(
        bytes, to: arguments.value("output"), inputs: [path], command: declaration)
      return .complies
    } catch let error as ReadError {
      throw CheckError(
        error.kind == .noSuchFile ? .noSuchFile : .cannotRead, es: error.es, en: error.en)
    }
  }

  private static func document(
    _ path: String, _ arguments: ParsedArguments
  ) throws(ReadError) -> Document {
    try DocumentReaders.read(SourceFile(reading: path), converters: arguments.converters)
  }

  /// How many bytes of cells are written: a small file whose cells share a long text would never end.
  private static let maximumCellBytes = 512 << 20

  private static func writeCells(of document: Document) throws {
    var count = 0
    try document.dump { piece in
      count += piece.count
      guard count <= maximumCellBytes else { throw tooManyCells(document.path) }
      try OutputStream.standard.writeAll(piece)
    }
    try OutputStream.standard.writeAll([10])
  }

  /// Reads and recognises as a check does, and asks no rule.
  private static func inspection(
    _ path: String, _ arguments: ParsedArguments
  ) throws -> [UInt8] {
    var request = CheckRequest(paths: [path], version: Program.version)
    request.settings = try arguments.settings(declaration)
    request.language = arguments.language
    request.mappingFile = arguments.value("mapping")
    request.profileFile = arguments.value("profile")
    request.converters = arguments.converters
    // The rule pack is opened while the document is read.
    let pack = Ahead { () throws(CheckError) in
      let pack = try RulePacks.load(arguments, .reading)
      pack.vocabulary.prepare()
      return pack
    }
    let document = Result { () throws(ReadError) in try request.read(path) }
    let session = try CheckSession(inspecting: request, pack: pack.get())
    let (report, documents) = try session.inspection(of: document.get())
    keepToTheEnd((session, report, documents))
    if let target = arguments.value("write-mapping") {
      try Product.write(
        session.mappingText(path), to: target, inputs: [path], command: declaration)
    }
    if arguments.has("json") {
      return report.json(sources: documents, in: arguments.language)
    }
    let color =
      !arguments.has("output")
      && Surroundings.wantsColor(arguments.value("color"), on: .standard)
    return report.text(
      sources: documents, in: arguments.language, color: color, detailed: arguments.has("columns"))
  }

  // MARK: - Texts

  private static func tooManyCells(_ path: String) -> CheckError {
    CheckError(
      .cannotRead,
      es: "Las celdas de «\(path)» pasan de \(maximumCellBytes) bytes escritas una por una: se "
        + "escribieron hasta ahí.",
      en: "The cells of “\(path)” come to more than \(maximumCellBytes) bytes written one by one: "
        + "they were written up to there.")
  }
}
