import Documents

/// A format of which LibreOffice can make a copy that is read here.
struct ConvertibleFormat {
  /// The format.
  let format: DocumentFormat
  /// What people call it, in both languages.
  let name: (es: String, en: String)
  /// What the copy is.
  let product: DocumentConversion.Product
  /// The Debian package with the part of LibreOffice that it takes.
  let package: String

  /// The formats.
  static let all = [
    ConvertibleFormat(
      format: .xls, name: ("Excel 97-2003 (.xls)", "Excel 97-2003 (.xls)"), product: .xlsx,
      package: calc),
    ConvertibleFormat(
      format: .xlsb, name: ("Excel binario (.xlsb)", "binary Excel (.xlsb)"), product: .xlsx,
      package: calc),
    ConvertibleFormat(
      format: .doc, name: ("Word 97-2003 (.doc)", "Word 97-2003 (.doc)"), product: .docx,
      package: writer),
    ConvertibleFormat(format: .rtf, name: ("RTF", "RTF"), product: .docx, package: writer),
    ConvertibleFormat(
      format: .odt, name: ("OpenDocument (.odt)", "OpenDocument (.odt)"), product: .docx,
      package: writer),
  ]

  private static let calc = "libreoffice-calc-nogui"
  private static let writer = "libreoffice-writer-nogui"

  /// The entry of a format.
  static func of(_ format: DocumentFormat) -> ConvertibleFormat? {
    all.first { $0.format == format }
  }

  /// The copy's format as LibreOffice names it, with the filter that writes it.
  var target: String {
    product == .xlsx ? "xlsx:Calc MS Excel 2007 XML" : "docx:MS Word 2007 XML"
  }

  /// What reads the copy.
  var reader: any DocumentReader { product == .xlsx ? XLSXReader() : DOCXReader() }
}

// MARK: - Texts

extension SourceFile {
  /// The error for a file of a format that is read only by its converted copy.
  func convertible(_ format: DocumentFormat) -> ReadError {
    guard let known = ConvertibleFormat.of(format) else { return unknown }
    let advice: FormatAdvice = known.product == .xlsx ? .saveAsXLSX : .copyTables
    return ReadError(
      .unsupportedFormat, path: path, convertible: format,
      es:
        "«\(path)» es un archivo \(known.name.es), que no se lee como está. \(advice.es) O repita "
        + "la orden con --convert, que lo lee por una copia hecha con LibreOffice.",
      en:
        "“\(path)” is a file of \(known.name.en), which is not read as it is. \(advice.en) Or give "
        + "the command again with --convert, which reads it by a copy made with LibreOffice.")
  }
}
