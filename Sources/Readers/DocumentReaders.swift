import Documents
import Values

/// All formats, in the order in which a file is tried.
package enum DocumentReaders {
  /// The readers; text comes last, as almost anything may look like text.
  package static let all: [any DocumentReader] = [
    ODSReader(),
    DOCXReader(),
    XLSXReader(),
    PDFReader(),
    HTMLReader(),
    JSONPlanReader(),
    YAMLPlanReader(),
    MarkdownReader(),
    TextReader(),
    CSVReader(),
  ]

  /// Whether outside programs may help with what no reader reads, and which.
  package struct Converters: Sendable {
    /// Makes copies of old office files.
    var office: String
    /// Recognises words in pictures.
    var recogniser: String
    /// Has what they made of files before, and gets what they make now.
    package var keeper: (any ConversionKeeper)?

    /// Programs by their names on the path.
    package init(office: String = "soffice", recogniser: String = "tesseract") {
      (self.office, self.recogniser) = (office, recogniser)
    }

    /// What the programs say of their versions, nothing of one that is not there: what they make of a file
    /// depends on it.
    package func versions(limits: ReadLimits) -> [String] {
      [
        OfficeConversion.version(of: office, limits) ?? "",
        PageRecogniser.version(of: recogniser, limits) ?? "",
      ]
    }
  }

  /// The document in a file, by the first reader that knows its bytes; with `converters` also what
  /// outside programs can make readable.
  package static func read(
    _ file: SourceFile, limits: ReadLimits = ReadLimits(), converters: Converters? = nil
  ) throws(ReadError) -> Document {
    guard !file.bytes.isEmpty else { throw file.empty }
    guard file.bytes.count <= limits.fileBytes else { throw file.tooLong(limits) }
    let bytes = file.bytes
    let early = bytes.count >= hugeFile ? Ahead { SHA256.hexadecimal(of: bytes) } : nil
    var document = try read(file, limits, converters)
    if bytes.count < longFile {
      document.sha256 = SHA256.hexadecimal(of: bytes)
    } else {
      document.setChecksum(early ?? Ahead { SHA256.hexadecimal(of: bytes) })
    }
    return document
  }

  /// Files shorter than this have their checksum sooner than a thread is started; that of longer ones is
  /// made while the document is recognised, when only one thread is at work.
  private static let longFile = 256 << 10
  /// From here on it is made while the file is read.
  private static let hugeFile = 4 << 20

  private static func read(
    _ file: SourceFile, _ limits: ReadLimits, _ converters: Converters?
  ) throws(ReadError) -> Document {
    do throws(ReadError) {
      let reader = try reader(of: file)
      guard reader.format == .pdf, let converters else {
        return try reader.read(file, limits: limits)
      }
      return try PDFReader(recogniser: converters.recogniser, keeper: converters.keeper)
        .read(file, limits: limits)
    } catch {
      guard let converters, let format = error.convertible.flatMap(ConvertibleFormat.of) else {
        throw error
      }
      return try OfficeConversion(file, format, limits: limits, converters).document()
    }
  }

  private static func reader(of file: SourceFile) throws(ReadError) -> any DocumentReader {
    guard let reader = all.first(where: { $0.recognises(file.bytes) }) else {
      throw file.otherFormat() ?? file.unknown
    }
    if [.csv, .text, .markdown].contains(reader.format), let error = file.otherFormat() {
      throw error
    }
    return reader
  }
}

// MARK: - Texts

extension SourceFile {
  /// The error for a file in which nothing is written.
  var empty: ReadError {
    ReadError(
      .empty, path: path,
      es: "«\(path)» está vacío: no hay nada que revisar. Compruebe que se descargó completo.",
      en: "“\(path)” is empty: there is nothing to check. Make sure it was downloaded whole.")
  }

  /// The error for a file beyond the limit of bytes.
  func tooLong(_ limits: ReadLimits) -> ReadError {
    ReadError(
      .overLimit, path: path,
      es: "«\(path)» pasa de \(limits.fileBytes) bytes y no se leyó. Guarde una copia sin imágenes "
        + "o divídala.",
      en:
        "“\(path)” is longer than \(limits.fileBytes) bytes and was not read. Save a copy without "
        + "pictures, or split it.")
  }

  /// The error for bytes that no reader knows.
  var unknown: ReadError {
    ReadError(
      .unknownFormat, path: path,
      es:
        "«\(path)» no es de un formato conocido. Se leen Excel (.xlsx), LibreOffice (.ods), Word (.docx), PDF, páginas web, textos y CSV.",
      en:
        "“\(path)” is of no known format. Excel (.xlsx), LibreOffice (.ods), Word (.docx), PDF, web pages, texts and CSV are read."
    )
  }
}
