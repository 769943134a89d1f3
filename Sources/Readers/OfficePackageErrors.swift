import Archives
import Documents

/// The program in which a person opens a broken file to mend it.
enum OfficeProgram: String {
  /// Workbooks.
  case excel = "Excel"
  /// Texts.
  case word = "Word"
  /// OpenDocument.
  case libreOffice = "LibreOffice"
}

extension SourceFile {
  /// What is wrong with an office file, from what is wrong with its archive or its XML.
  func error(_ error: ArchiveError, in program: OfficeProgram) -> ReadError {
    switch error.kind {
    case .encrypted: encrypted(part: error.entry)
    case .overLimit:
      ReadError(
        .overLimit, path: path, part: error.entry,
        es: "«\(path)» pasa de los límites de lectura (\(error.detail)) y no se leyó. "
          + "Guarde una copia que tenga solamente el plan.",
        en: "“\(path)” is beyond the limits of reading (\(error.detail)) and was not read. "
          + "Save a copy that holds the plan only.")
    case .notAnArchive, .damaged, .missing, .unsupported:
      ReadError(
        .damaged, path: path, part: error.entry,
        es:
          "«\(path)» está incompleto o dañado\(error.place) y no se pudo leer. Pida otra copia, o "
          + "ábralo en \(program.rawValue), acepte repararlo y guárdelo de nuevo.",
        en:
          "“\(path)” is incomplete or damaged\(error.place) and could not be read. Ask for another "
          + "copy, or open it in \(program.rawValue), let it repair the file and save it again.")
    }
  }
}

extension ReaderNote {
  static func hidden(_ sheet: String) -> ReaderNote {
    ReaderNote(
      .hiddenSheet, es: "La hoja «\(sheet)» está oculta.", en: "The sheet “\(sheet)” is hidden.")
  }

  static func covered(_ count: Int, _ sheet: String) -> ReaderNote {
    ReaderNote(
      .repaired,
      es: "La hoja «\(sheet)» guarda \(count) valores debajo de celdas combinadas, donde nadie los "
        + "ve: no se tuvieron en cuenta.",
      en: "The sheet “\(sheet)” keeps \(count) values below merged cells, where nobody sees them: "
        + "they were left out.")
  }
}

extension ArchiveError {
  fileprivate var place: String { entry.map { " (\($0))" } ?? "" }
}
