import Archives
import Documents
import Findings
import Values

/// What stands above the observations of an annotated workbook.
enum AnnotatedHead {
  static func lines(
    _ reports: [ReportWording], _ failures: [ReadError], _ language: TextLanguage
  ) -> [String] {
    var lines = [OwnSheet.title.text(in: language)]
    for wording in reports {
      let path = wording.report.documents.map(\.path).joined(separator: ", ")
      lines.append("\(TerminalText.cut(TerminalText.sentence(path), to: 160)): \(wording.sentence)")
      lines.append(
        "\(wording.say("Se juzga al", "Judged as of")) \(wording.asOf) · \(wording.origin)")
      lines.append(wording.sum)
      lines.append(wording.reviews)
    }
    for failure in failures {
      let text = language == .es ? failure.es : failure.en
      lines.append(
        (language == .es ? "No se pudo leer " : "Could not be read: ")
          + "\(TerminalText.sentence(failure.path)): \(TerminalText.sentence(text))")
    }
    lines.append(
      language == .es
        ? "Escriba en Estado, Respuesta y Fecha: se conservan al anotar de nuevo esta copia."
        : "Write in Status, Answer and Date: they are kept when this copy is annotated again.")
    return lines
  }

  static func rebuilt(_ error: ArchiveError?, _ language: TextLanguage) -> String {
    let why = error.map { " (\(TerminalText.sentence($0.detail)))" } ?? ""
    return language == .es
      ? "No se pudo conservar el libro original\(why): estas son las tablas como se leyeron."
      : "The original workbook could not be kept\(why): these are the tables as they were read."
  }

  static func cut(_ language: TextLanguage) -> String {
    language == .es
      ? "Una tabla tiene más filas o columnas de las que caben en una hoja: aquí falta el resto."
      : "A table has more rows or columns than a sheet holds: the rest is missing here."
  }

  static func signatureGone(_ language: TextLanguage) -> String {
    language == .es
      ? "El original está firmado digitalmente; esta copia, al cambiar, ya no lo está."
      : "The original is digitally signed; this copy, being changed, no longer is."
  }

  static func fewNotes(_ language: TextLanguage) -> String {
    language == .es
      ? "Hay más de \(CellNotes.most) celdas con observaciones: llevan nota las primeras "
        + "\(CellNotes.mostOfRule) de cada regla y los encabezados; aquí están todas."
      : "More than \(CellNotes.most) cells have observations: the first \(CellNotes.mostOfRule) of "
        + "each rule and the headings have a note; all of them are here."
  }
}

/// Why an annotated copy cannot be made as asked.
enum AnnotatedObstacle {
  static let several = LocalizedText(
    es: "una copia anotada es de un solo plan: revise los archivos uno por uno",
    en: "an annotated copy is of one plan: check the files one by one")

  static let nothingRead = LocalizedText(
    es: "no se leyó ningún plan que anotar", en: "no plan was read that could be annotated")

  static let gone = LocalizedText(
    es: "el libro cambió mientras se revisaba, o no se puede leer dos veces: guárdelo como archivo "
      + "y revíselo de nuevo",
    en: "the workbook changed while it was checked, or cannot be read twice: save it as a file and "
      + "check it again")

  static let signed = LocalizedText(
    es:
      "el libro está firmado digitalmente y la copia anotada perdería la firma; si la quiere así, "
      + "añada --drop-signature (el original no se toca)",
    en: "the workbook is digitally signed and the annotated copy would lose its signature; if that "
      + "is wanted, add --drop-signature (the original is not touched)")

  /// A name whose ending Excel would not believe.
  static func name(_ output: String, wanted: String) -> LocalizedText? {
    let known = ["xlsx", "xlsm", "xltx", "xltm", "xls", "ods", "csv"]
    guard let dot = output.lastIndex(of: ".") else { return nil }
    let ending = output[output.index(after: dot)...].lowercased()
    guard ending != wanted, known.contains(ending) else { return nil }
    return LocalizedText(
      es: "la copia es un libro .\(wanted): dele un nombre que termine en .\(wanted)",
      en: "the copy is a .\(wanted) workbook: give it a name that ends in .\(wanted)")
  }
}

extension OfficePackage {
  /// The ending that programs expect of such a package: macros and templates have their own.
  var fileEnding: String {
    let part = (try? relations(of: ""))?.first { $0.kind == "officeDocument" }?.target
    let type = (try? contentType(of: part ?? "xl/workbook.xml")) ?? ""
    let isTemplate = type.utf8.hasText("template")
    return type.utf8.hasText("macroEnabled")
      ? (isTemplate ? "xltm" : "xlsm") : (isTemplate ? "xltx" : "xlsx")
  }
}

extension TablesWorkbook {
  /// A workbook needs a sheet; this one says that there was nothing to show.
  mutating func addEmptySheet() {
    var sheet = WorkbookSheet(name: "Cotejo", widths: [80])
    sheet.append([
      .text(
        file.language == .es
          ? "Lo leído no tiene tablas ni texto." : "What was read has no tables and no text.")
    ])
    file.sheets.append(sheet)
  }
}
