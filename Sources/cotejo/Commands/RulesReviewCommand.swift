import Authoring
import Checking
import Documents
import Findings
import Readers
import Reports
import Rules
import Values

/// `cotejo rules review`: a workbook for jurists, and what they wrote into it.
enum RulesReviewCommand: Command {
  static let declaration = CommandDeclaration(
    "rules", "review", aliases: ["reglas"],
    es: "Escribe un libro para que los juristas revisen las reglas, o recibe el que devuelven.",
    en: "Writes a workbook for jurists to review the rules, or takes in the one they give back.",
    operands: [OperandDeclaration(.rule, isRequired: false, isRepeatable: true)],
    options: [
      OptionDeclaration(
        "write", .path(.file), es: "Escribe el libro, con una fila por regla.",
        en: "Writes the workbook, with one row a rule."),
      OptionDeclaration(
        "read", .path(.file),
        es:
          "Recibe el libro y pone las revisiones en los archivos de las reglas; si algo no cuadra, "
          + "no cambia ninguno y dice en qué celda.",
        en: "Takes the workbook in and puts the reviews into the files of the rules; if anything "
          + "does not fit, it changes none and says at which cell."),
      OptionDeclaration(
        "norm", .text(.norm), isRepeatable: true, es: "Solo las reglas de esta norma.",
        en: "Only the rules of this norm."),
      CommonOptions.rules,
    ],
    examples: [
      (
        "cotejo rules review --write revision.xlsx --norm ley-1474-2011",
        "Un libro con las reglas de la Ley 1474 de 2011.",
        "A workbook with the rules of Ley 1474 de 2011."
      ),
      (
        "cotejo rules review --read revision.xlsx --rules rules",
        "Pone en rules lo que respondieron; termina con 65 si algo no cuadra.",
        "Puts what they answered into rules; ends with 65 if anything does not fit."
      ),
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    switch (arguments.value("write"), arguments.value("read")) {
    case (let path?, nil): try write(arguments, to: path)
    case (nil, let path?): try read(arguments, from: path)
    default:
      throw UsageError(
        es: "diga --write ARCHIVO para pedir la revisión, o --read ARCHIVO para recibirla",
        en: "say --write FILE to ask for the review, or --read FILE to take it in",
        command: declaration.name)
    }
  }

  private static func write(_ arguments: ParsedArguments, to path: String) throws -> ExitCode {
    let pack = try RulePacks.load(arguments, .whole)
    let (ids, norms) = (arguments.operands, arguments.all("norm"))
    if let wrong = ids.first(where: { pack.rule($0) == nil }) {
      throw RulesShowCommand.unknown("regla", "rule", wrong, among: pack.rules.map(\.id))
    }
    if let wrong = norms.first(where: { pack.norm($0) == nil }) {
      throw RulesShowCommand.unknown("norma", "norm", wrong, among: pack.norms.map(\.id))
    }
    let rules = pack.rules.filter { rule in
      let norm = pack.requirement(rule.requirement)?.norm ?? ""
      return (ids.isEmpty || ids.contains(rule.id)) && (norms.isEmpty || norms.contains(norm))
    }
    let workbook = ReviewRows(pack, in: arguments.language).workbook(rules)
    try Product.write(try workbook.bytes(), to: path, inputs: [], command: declaration)
    return .complies
  }

  private static func read(_ arguments: ParsedArguments, from path: String) throws -> ExitCode {
    let language = arguments.language
    guard case .path(let folder) = try RulePacks.place(arguments) else {
      throw UsageError(
        es: "las revisiones se escriben en los archivos de las reglas: dé su carpeta con --rules",
        en: "reviews are written into the files of the rules: give their folder with --rules",
        command: declaration.name)
    }
    let pack = try RulePacks.load(arguments, .whole)
    let reading = ReviewReading(try document(path), of: pack)
    guard reading.faults.isEmpty else {
      for fault in reading.faults {
        let place = [path, fault.place].filter { !$0.isEmpty }.joined(separator: " ")
        OutputStream.error.write(
          "cotejo: \(TerminalText.sentence("\(place): \(fault.text.text(in: language))"))\n")
      }
      return .cannotRead
    }
    let writing = try CheckError.ofPack { () throws(RulePackError) in
      try ReviewWriting(
        reading.reviews, into: pack, files: RulePackLoader.files(path: folder), root: folder)
    }
    for file in writing.changed {
      try Product.write(
        file.bytes, to: folder + "/" + file.path, inputs: [path], command: declaration)
    }
    OutputStream.standard.write(
      language == .es
        ? "Revisiones nuevas: \(writing.added); ya estaban: \(writing.known).\n"
        : "New reviews: \(writing.added); there already: \(writing.known).\n")
    return .complies
  }

  private static func document(_ path: String) throws(CheckError) -> Document {
    do throws(ReadError) {
      return try DocumentReaders.read(SourceFile(reading: path))
    } catch {
      throw CheckError(
        error.kind == .noSuchFile ? .noSuchFile : .cannotRead, es: error.es, en: error.en)
    }
  }
}
