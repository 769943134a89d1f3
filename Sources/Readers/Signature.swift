import Archives
import Documents

/// The first bytes by which formats are known.
enum Signature {
  /// An archive, such as a workbook.
  static let zip: [UInt8] = [0x50, 0x4B, 3, 4]
  /// An archive without entries.
  static let emptyZip: [UInt8] = [0x50, 0x4B, 5, 6]
  /// The container of Office 97-2003, and of workbooks with a password.
  static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  /// What an archive is by the names of its parts.
  enum Package {
    /// A Word document.
    case wordDocument
    /// A spreadsheet, text or presentation of OpenDocument.
    case openDocument
    /// A workbook, or something that its reader says no to.
    case other
  }

  /// What these bytes are, if they are an archive; nothing is inflated.
  static func package(_ bytes: [UInt8]) -> Package? {
    guard bytes.starts(with: zip) else { return nil }
    let names = ZipArchive.names(in: bytes)
    if names.contains(where: { $0.hasPrefix("word/document") && $0.hasSuffix(".xml") }),
      !names.contains(where: { $0.hasPrefix("xl/workbook") })
    {
      return .wordDocument
    }
    if names.contains("content.xml"),
      names.contains("mimetype") || names.contains("META-INF/manifest.xml")
    {
      return .openDocument
    }
    return .other
  }

  /// Whether this is a spreadsheet of OpenDocument as one XML file.
  static func isFlatOpenDocument(_ bytes: [UInt8]) -> Bool {
    // Most files are archives, and are told from XML by their first byte.
    let start = bytes.prefix(64).first { $0 > 32 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
    guard start == UInt8(ascii: "<") else { return false }
    let head = bytes.prefix(8 << 10)
    return holds(Array("<office:document ".utf8), in: head)
      && holds(Array("opendocument.spreadsheet".utf8), in: head)
  }

  private static func holds(_ mark: [UInt8], in bytes: ArraySlice<UInt8>) -> Bool {
    bytes.indices.contains { bytes[$0] == mark[0] && bytes[$0...].starts(with: mark) }
  }
}

extension SourceFile {
  /// The error for a known format without a reader; `nil` where the bytes are of none of these.
  func otherFormat() -> ReadError? {
    let start = bytes.prefix(1024).drop { $0 <= 32 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
    let head = String(decoding: start.prefix(64), as: UTF8.self).lowercased()
    if head.hasPrefix("{\\rtf") { return convertible(.rtf) }
    if head.hasPrefix("mime-version:") {
      return unsupported("de página web de un solo archivo (.mht)", advice: .saveAsXLSX)
    }
    if head.hasPrefix("<?xml") { return unsupported("XML", advice: .saveAsXLSX) }
    return nil
  }

  /// The error for a text or a presentation of OpenDocument; `nil` for a spreadsheet.
  func otherOpenDocument(_ archive: ZipArchive) -> ReadError? {
    guard let entry = archive.entry(named: "mimetype"), entry.inflatedBytes < 256,
      let bytes = try? archive.bytes(of: entry)
    else { return nil }
    let type = String(decoding: bytes, as: UTF8.self)
    guard type.contains("opendocument"), !type.contains("spreadsheet") else { return nil }
    if type.contains("opendocument.text") { return convertible(.odt) }
    return unsupported("OpenDocument (.odp)", advice: .copyTables)
  }

  /// The error for an archive that is not a workbook; `nil` where it may be one.
  func otherFormat(_ archive: ZipArchive) -> ReadError? {
    if archive.entry(named: "xl/workbook.bin") != nil {
      return convertible(.xlsb)
    }
    if archive.entry(named: "ppt/presentation.xml") != nil {
      return unsupported("PowerPoint (.pptx)", advice: .copyTables)
    }
    if archive.entry(named: "index/document.iwa") != nil {
      return unsupported("Numbers o Pages de Apple", advice: .saveAsXLSX)
    }
    let isOffice =
      archive.entries.contains { $0.name.lowercased().hasPrefix("xl/") }
      || archive.entry(named: "[Content_Types].xml") != nil
    return isOffice ? nil : self.archive
  }
}

// MARK: - Texts

/// What to do about a format that is not read.
struct FormatAdvice {
  let es: String
  let en: String

  static let saveAsXLSX = FormatAdvice(
    es: "Ábralo y guárdelo como libro de Excel: Archivo > Guardar como > .xlsx.",
    en: "Open it and save it as an Excel workbook: File > Save as > .xlsx.")
  static let copyTables = FormatAdvice(
    es: "Pida el plan en Excel, o copie sus tablas en un libro y guárdelo como .xlsx.",
    en: "Ask for the plan in Excel, or copy its tables into a workbook and save it as .xlsx.")
}

extension SourceFile {
  func unsupported(_ format: String, advice: FormatAdvice) -> ReadError {
    ReadError(
      .unsupportedFormat, path: path,
      es: "«\(path)» es un archivo \(format), que esta versión no lee. \(advice.es)",
      en: "“\(path)” is a \(format) file, which this version does not read. \(advice.en)")
  }

  func encrypted(part: String?) -> ReadError {
    ReadError(
      .encrypted, path: path, part: part,
      es: "«\(path)» está protegido con contraseña y no se pudo leer. "
        + "Guarde una copia sin contraseña: Archivo > Información > Proteger libro.",
      en: "“\(path)” is protected with a password and could not be read. "
        + "Save a copy without the password: File > Info > Protect Workbook.")
  }
}
