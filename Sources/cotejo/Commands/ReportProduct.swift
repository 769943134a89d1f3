import Findings
import Reports
import Values

/// One report that was asked for, and where it goes.
struct ReportProduct {
  let format: any ReportFormat
  /// The file; `nil` for the screen.
  let path: String?

  /// The reports of `--report`, in order; without any the text. One at most goes to the screen or to
  /// `--output`.
  static func all(
    _ arguments: ParsedArguments, of command: CommandDeclaration
  ) throws(UsageError) -> [ReportProduct] {
    var products: [ReportProduct] = []
    var hasOpen = false
    for text in arguments.all("report").isEmpty ? ["text"] : arguments.all("report") {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      let format = ReportFormats.named(parts[0]) ?? TextReport()
      if parts.count == 2 {
        if products.contains(where: { $0.path == parts[1] }) { throw twice(parts[1], command) }
        products.append(ReportProduct(format: format, path: parts[1]))
        continue
      }
      if hasOpen { throw noFile(text, command) }
      if format.isBinary, !arguments.has("output"), OutputStream.standard.isTerminal {
        throw noText(format.identifier, command)
      }
      hasOpen = true
      products.append(ReportProduct(format: format, path: arguments.value("output")))
    }
    if arguments.has("redact"),
      let copy = products.first(where: { $0.format.identifier == "annotated" })
    {
      throw notMasked(copy.format.identifier, command)
    }
    if !hasOpen, let path = arguments.value("output") { throw nothingFor(path, command) }
    return products
  }

  /// A screen gets drawings; a pipe gets one line a finding; an explicit choice always wins.
  func options(_ arguments: ParsedArguments, language: TextLanguage) -> ReportOptions {
    let output = OutputStream.standard
    let isToFile = path != nil
    var options = ReportOptions(language: language)
    options.color =
      isToFile && arguments.value("color") != "always"
      ? false : Surroundings.wantsColor(arguments.value("color"), on: output)
    options.plain = arguments.has("plain")
    options.dropsSignature = arguments.has("drop-signature")
    if arguments.has("concise") {
      options.concise = true
    } else if arguments.has("full") {
      options.concise = false
    } else if !options.plain, !isToFile, !output.isTerminal {
      options.concise = true
    }
    return options
  }

  private static func noFile(_ format: String, _ command: CommandDeclaration) -> UsageError {
    UsageError(
      es: "de varios informes solo uno puede ir a la pantalla o a --output; dé un archivo al "
        + "otro: --report \(format)=ARCHIVO",
      en: "of several reports only one can go to the screen or to --output; give the other one a "
        + "file: --report \(format)=FILE", command: command.name)
  }

  private static func noText(_ format: String, _ command: CommandDeclaration) -> UsageError {
    UsageError(
      es: "«--report \(format)» no es texto: diga con --output en qué archivo va",
      en: "“--report \(format)” is no text: say with --output which file it goes to",
      command: command.name)
  }

  private static func notMasked(_ format: String, _ command: CommandDeclaration) -> UsageError {
    UsageError(
      es: "«\(format)» es una copia del archivo, con todo lo que dice: no se puede tapar",
      en: "“\(format)” is a copy of the file with all it says: it cannot be masked",
      command: command.name)
  }

  private static func twice(_ path: String, _ command: CommandDeclaration) -> UsageError {
    UsageError(
      es: "dos informes irían al mismo archivo «\(path)»",
      en: "two reports would go to the same file “\(path)”", command: command.name)
  }

  private static func nothingFor(_ path: String, _ command: CommandDeclaration) -> UsageError {
    UsageError(
      es: "todos los informes tienen su archivo: nada queda para --output «\(path)»",
      en: "all reports have files of their own: nothing is left for --output “\(path)”",
      command: command.name)
  }
}
