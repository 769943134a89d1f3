import Readers
import Reports

/// Options that several commands share.
enum CommonOptions {
  static let rules = OptionDeclaration(
    "rules", .path(.folder),
    es: "Carpeta del cuerpo de reglas, o el archivo que da «cotejo rules compile».",
    en: "Folder of the rule pack, or the file that “cotejo rules compile” gives.")

  static let overlay = OptionDeclaration(
    "overlay", .path(.folder),
    es: "Carpeta con lo que la entidad agrega al cuerpo de reglas: encabezados, formatos, reglas, "
      + "límites más exigentes. Agrega o sube; nunca quita, calla ni baja.",
    en: "Folder of what the entity adds to the rule pack: headings, formats, rules, stricter "
      + "limits. It adds or raises; it never drops, silences or lowers.")

  static let set = OptionDeclaration(
    "set", .text(.fact), isRepeatable: true,
    es: "Da un dato del plan o de la entidad, como entidad.nivel=municipal.",
    en: "Gives a fact of the plan or the entity, such as entidad.nivel=municipal.")

  static let rule = OptionDeclaration(
    "rule", .text(.rule), isRepeatable: true, es: "Solo esta regla.", en: "Only this rule.")

  static let norm = OptionDeclaration(
    "norm", .text(.norm), isRepeatable: true, es: "Solo las reglas de esta norma.",
    en: "Only the rules of this norm.")

  static let answers = OptionDeclaration(
    "answers", .path(.file), es: "Respuestas a las preguntas.", en: "Answers to the questions.")

  static let mapping = OptionDeclaration(
    "mapping", .path(.file), es: "Dice qué es cada hoja y cada columna.",
    en: "Says what each sheet and each column is.")

  static let convert = OptionDeclaration(
    "convert",
    es: "Lee también archivos .xls, .xlsb, .doc, .rtf y .odt por una copia que hace LibreOffice, y "
      + "páginas escaneadas de PDF con Tesseract, si están instalados. Lo que sale de una imagen es "
      + "supuesto y queda por confirmar.",
    en: "Reads .xls, .xlsb, .doc, .rtf and .odt files too, by a copy that LibreOffice makes, and "
      + "scanned pages of PDF with Tesseract, where they are installed. What comes from a picture "
      + "is a guess and remains to be confirmed.")

  static let dispositions = OptionDeclaration(
    "dispositions", .path(.file),
    es: "Tratamientos (YAML): lo que la entidad resolvió sobre observaciones, con motivo, quién lo "
      + "aprobó y hasta cuándo. Ninguno oculta una observación.",
    en: "Dispositions (YAML): what the entity decided about observations, with reason, approver "
      + "and expiry. None hides an observation.")

  static let redact = OptionDeclaration(
    "redact", es: "Tapa personas, correos y números de identificación en los informes.",
    en: "Masks persons, addresses and identity numbers in reports.")

  static let dossier = OptionDeclaration(
    "expediente", .path(.file),
    es: "Expediente (YAML): qué documentos van juntos, con su papel, datos y respuestas.",
    en: "Dossier (YAML): which documents belong together, with their roles, facts and answers.")

  static let profile = OptionDeclaration(
    "profile", .path(.file),
    es: "Datos de la entidad que no cambian cada año (YAML). Cada dato sale de la línea de "
      + "comandos; si no, de las respuestas, el expediente, este perfil o el documento, en ese "
      + "orden.",
    en: "Facts of the entity that do not change every year (YAML). Each fact comes from the "
      + "command line, else the answers, the dossier, this profile or the document, in that "
      + "order.")

  static let registry = OptionDeclaration(
    "registry", .path(.file),
    es: "Copia del registro de proyectos (cf9k-55fw de datos.gov.co, CSV o Excel) para cruzar "
      + "los códigos BPIN.",
    en: "Copy of the registry of projects (cf9k-55fw of datos.gov.co, CSV or Excel) to look the "
      + "BPIN codes up in.")

  static let output = OptionDeclaration(
    "output", short: "o", .path(.file), es: "Escribe en un archivo y no en la pantalla.",
    en: "Writes to a file and not to the screen.")

  static let color = OptionDeclaration(
    "color", .choice(["auto", "always", "never"]),
    es: "Colores; «auto» solo en una pantalla y sin NO_COLOR.",
    en: "Colours; “auto” only on a screen and without NO_COLOR.")
}

extension ParsedArguments {
  /// The facts given with `--set`.
  func settings(_ command: CommandDeclaration) throws(UsageError) -> [(name: String, value: String)]
  {
    var settings: [(name: String, value: String)] = []
    for text in all("set") {
      guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
        throw UsageError(
          es: "«--set \(text)» debe ser DATO=VALOR, como --set entidad.nivel=municipal",
          en: "“--set \(text)” must be FACT=VALUE, such as --set entidad.nivel=municipal",
          command: command.name)
      }
      settings.append((String(text[..<sign]), String(text[text.index(after: sign)...])))
    }
    return settings
  }
}

extension ParsedArguments {
  /// The outside programs that `--convert` lets help.
  var converters: DocumentReaders.Converters? { has("convert") ? .init() : nil }
}

/// Puts a command's product where it was asked for.
enum Product {
  /// Writes to the file given, else to the output; a file that is one of `inputs` is refused.
  static func write(
    _ bytes: [UInt8], to path: String?, inputs: [String], command: CommandDeclaration
  ) throws {
    try write(to: path, inputs: inputs, command: command) { $0.write(bytes) }
  }

  /// The same for a product that is written piece by piece.
  static func write(
    to path: String?, inputs: [String], command: CommandDeclaration, _ body: (PieceWriter) -> Void
  ) throws {
    guard let path else { return try OutputStream.standard.writeAll(body) }
    if let input = inputs.first(where: { OutputStream.isSameFile($0, path) }) {
      throw UsageError(
        es: "«\(path)» es el archivo que se revisa («\(input)»); no se sobrescribe",
        en: "“\(path)” is the file being read (“\(input)”); it is not overwritten",
        command: command.name)
    }
    if let reason = OutputStream.writeFile(to: path, body) {
      throw UsageError(
        es: "no se pudo escribir «\(path)»: \(reason)",
        en: "“\(path)” could not be written: \(reason)", command: command.name)
    }
  }
}
