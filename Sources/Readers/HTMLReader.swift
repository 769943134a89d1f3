import Documents
import Values

/// Reads web pages, and workbooks and texts that Office saved as such.
///
/// Cells are texts as people see them, but where Excel wrote the number beside the text (`x:num`)
/// the number is taken, with what the cell's format makes of it.
package struct HTMLReader: DocumentReader {
  /// A reader without settings.
  package init() {}

  package var format: DocumentFormat { .html }

  package func recognises(_ bytes: [UInt8]) -> Bool {
    guard TextDecoding.isText(bytes) else { return false }
    // Cut at an even byte, as the text may be in UTF-16.
    let head = TextDecoding(Array(bytes.prefix(4 << 10))).bytes
    guard let start = head.firstIndex(where: { $0 > 32 }), head[start] == UInt8(ascii: "<") else {
      return false
    }
    let text = String(decoding: head[start...], as: UTF8.self).lowercased()
    return ["<html", "<!doctype html", "<table", "<body"].contains { text.contains($0) }
  }

  package func read(_ file: SourceFile, limits: ReadLimits) throws(ReadError) -> Document {
    guard file.bytes.count <= limits.htmlBytes else { throw file.longPage(limits) }
    let text = TextDecoding(file.bytes)
    guard HTMLTags.haveAtMost(limits.htmlAttributes, in: text.bytes) else {
      throw file.crowdedTag(limits)
    }
    let page = HTMLPage(limits: limits)
    let isWhole = HTMLParser.parse(text.bytes, page)
    guard isWhole, !page.isTooDeep else { throw file.deepPage(limits) }
    if page.hasFrames, page.isBlank { throw file.frames }
    page.blocks.note(.encoding(text.encoding))
    return try page.finished().document(file, .html, canMerge: true)
  }
}

// MARK: - Texts

extension ReaderNote {
  fileprivate static func encoding(_ encoding: TextDecoding.Encoding) -> ReaderNote {
    ReaderNote(
      .sniffed, es: "Página en \(encoding.rawValue).", en: "Page in \(encoding.rawValue).")
  }
}

extension SourceFile {
  fileprivate func longPage(_ limits: ReadLimits) -> ReadError {
    ReadError(
      .overLimit, path: path,
      es: "«\(path)» es una página de más de \(limits.htmlBytes) bytes y no se leyó. "
        + "Guárdela como libro de Excel (.xlsx).",
      en: "“\(path)” is a page of more than \(limits.htmlBytes) bytes and was not read. "
        + "Save it as an Excel workbook (.xlsx).")
  }

  fileprivate func deepPage(_ limits: ReadLimits) -> ReadError {
    ReadError(
      .overLimit, path: path,
      es: "«\(path)» tiene elementos a más de \(limits.htmlDepth) niveles y no se leyó. "
        + "Copie sus tablas en un libro y guárdelo como .xlsx.",
      en: "“\(path)” has elements deeper than \(limits.htmlDepth) levels and was not read. "
        + "Copy its tables into a workbook and save it as .xlsx.")
  }

  fileprivate func crowdedTag(_ limits: ReadLimits) -> ReadError {
    ReadError(
      .overLimit, path: path,
      es:
        "«\(path)» tiene una etiqueta con más de \(limits.htmlAttributes) atributos y no se leyó. "
        + "Copie sus tablas en un libro y guárdelo como .xlsx.",
      en: "“\(path)” has a tag of more than \(limits.htmlAttributes) attributes and was not read. "
        + "Copy its tables into a workbook and save it as .xlsx.")
  }

  fileprivate var frames: ReadError {
    ReadError(
      .unsupportedFormat, path: path,
      es: "«\(path)» es la portada de un libro guardado como página web en varios archivos: sus "
        + "hojas están en la carpeta vecina. Ábralo en Excel y guárdelo como .xlsx.",
      en: "“\(path)” is the cover of a workbook saved as a web page of several files: its sheets "
        + "are in the folder beside it. Open it in Excel and save it as .xlsx.")
  }
}
