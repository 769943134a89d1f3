import Archives
import Documents

/// Reads PDF files with a text layer, by the words and boxes that poppler's `pdftotext` finds.
///
/// A page without text is `unread`, unless its words are to be recognised in its picture. Cells and
/// rows are inferred from where words stand, so blank cells below a value do not mean that nothing was
/// written there.
package struct PDFReader: DocumentReader {
  private let tool: String
  private let recogniser: String?
  private let keeper: (any ConversionKeeper)?

  /// A reader that runs this tool, found on the path; `recogniser` is the tool for pages without text,
  /// if they are to be recognised, and `keeper` has or gets what that makes of them.
  package init(
    tool: String = "pdftotext", recogniser: String? = nil, keeper: (any ConversionKeeper)? = nil
  ) {
    (self.tool, self.recogniser, self.keeper) = (tool, recogniser, keeper)
  }

  package var format: DocumentFormat { .pdf }

  package func recognises(_ bytes: [UInt8]) -> Bool {
    // Some programs write a line or two before the mark; readers look within the first kilobyte.
    let head = bytes.prefix(1_024)
    guard head.contains(UInt8(ascii: "%")) else { return false }
    return head.indices.contains { head[$0...].starts(with: Array("%PDF-".utf8)) }
  }

  package func read(_ file: SourceFile, limits: ReadLimits) throws(ReadError) -> Document {
    let words = ["-q", "-bbox-layout", "-enc", "UTF-8", "-", "-"]
    switch OutsideTool(tool, limits).run(words, input: file.bytes) {
    case .missing: throw file.withoutTool
    case .overLimit: throw file.slowPDF(limits)
    case .failed(let status, let said):
      if status == 3 || said.lowercased().contains("password") { throw file.lockedPDF }
      throw file.brokenPDF
    case .output(let bytes):
      let pages = try PDFReader.pages(bytes, of: file, limits: limits)
      return try document(pages, file, limits)
    }
  }

  /// The document of these pages; those without text are recognised where that was asked for.
  private func document(
    _ pages: [PDFPage], _ file: SourceFile, _ limits: ReadLimits
  ) throws(ReadError) -> Document {
    var pages = pages
    var obstacle: PageRecogniser.Obstacle?
    var record: DocumentConversion?
    if let recogniser, pages.contains(where: \.words.isEmpty) {
      let pictures = PageRecogniser(
        file.bytes, limits: limits, tool: recogniser, keeper: keeper)
      (obstacle, record) = pictures.recognise(&pages)
    }
    var document = try PDFLayout.document(pages, file, limits: limits)
    document.conversion = record
    if let record {
      document.notes.append(.recognised(document.recognisedPages.sorted(), record))
    }
    let left = pages.filter(\.words.isEmpty).map(\.number)
    if !left.isEmpty {
      let isAsked = recogniser != nil
      document.notes.append(.pictures(left, isAsked: isAsked, obstacle: obstacle, limits))
    }
    return document
  }

  /// The document in what `pdftotext -bbox-layout` wrote about a file.
  package static func document(
    words: [UInt8], of file: SourceFile, limits: ReadLimits = ReadLimits()
  ) throws(ReadError) -> Document {
    try PDFLayout.document(pages(words, of: file, limits: limits), file, limits: limits)
  }

  /// The document in what Tesseract wrote about the picture of a file's one page.
  package static func document(
    recognised words: [UInt8], of file: SourceFile, limits: ReadLimits = ReadLimits()
  ) throws(ReadError) -> Document {
    var page = PDFPage(number: 1, width: 612, height: 792)
    page.words = RecognisedWords(page, pictureHeight: 3_300).words(words, limits: limits)
    page.isRecognised = !page.words.isEmpty
    return try PDFLayout.document([page], file, limits: limits)
  }

  private static func pages(
    _ words: [UInt8], of file: SourceFile, limits: ReadLimits
  ) throws(ReadError) -> [PDFPage] {
    do throws(ArchiveError) {
      return try PDFWords.pages(words, limits: limits)
    } catch { throw error.kind == .overLimit ? file.slowPDF(limits) : file.brokenPDF }
  }
}

// MARK: - Texts

extension SourceFile {
  fileprivate var withoutTool: ReadError {
    ReadError(
      .unsupportedFormat, path: path,
      es: "«\(path)» es un PDF y falta la herramienta que lo lee, pdftotext. Instale el paquete "
        + "poppler-utils (sudo apt-get install poppler-utils), o pida el plan en Excel.",
      en:
        "“\(path)” is a PDF and the tool that reads it, pdftotext, is missing. Install the package "
        + "poppler-utils (sudo apt-get install poppler-utils), or ask for the plan in Excel.")
  }

  fileprivate func slowPDF(_ limits: ReadLimits) -> ReadError {
    ReadError(
      .overLimit, path: path,
      es: "«\(path)» pasa de los límites de lectura de un PDF (\(limits.toolSeconds) segundos, "
        + "\(limits.pages) páginas, \(limits.words) palabras) y no se leyó. Divídalo en partes.",
      en: "“\(path)” is beyond the limits of reading a PDF (\(limits.toolSeconds) seconds, "
        + "\(limits.pages) pages, \(limits.words) words) and was not read. Split it into parts.")
  }

  fileprivate var lockedPDF: ReadError {
    ReadError(
      .encrypted, path: path,
      es: "«\(path)» está protegido y no deja leer su texto. Pida una copia sin contraseña, o el "
        + "plan en Excel.",
      en: "“\(path)” is protected and does not let its text be read. Ask for a copy without a "
        + "password, or for the plan in Excel.")
  }

  fileprivate var brokenPDF: ReadError {
    ReadError(
      .damaged, path: path,
      es:
        "«\(path)» está incompleto o dañado y no se pudo leer. Pida otra copia, o el plan en Excel.",
      en: "“\(path)” is incomplete or damaged and could not be read. Ask for another copy, or for "
        + "the plan in Excel.")
  }
}
