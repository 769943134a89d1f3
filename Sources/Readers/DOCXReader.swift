import Archives
import Documents

/// Reads Word documents: headings, paragraphs and tables, tracked changes taken as accepted.
///
/// Notes, headers, footers, comments and hidden text are left out. A number that Word makes for a list is
/// read where a cell holds nothing else; before a text it only counts and is left out.
package struct DOCXReader: DocumentReader {
  /// A reader without settings.
  package init() {}

  package var format: DocumentFormat { .docx }

  package func recognises(_ bytes: [UInt8]) -> Bool {
    Signature.package(bytes) == .wordDocument
  }

  package func read(_ file: SourceFile, limits: ReadLimits) throws(ReadError) -> Document {
    let blocks: BlockList
    do throws(ArchiveError) {
      let archive = try ZipArchive(file.bytes, limits: ZipArchive.Limits(limits))
      let roots = try PackageRelationships(of: "", in: archive, depth: limits.xmlDepth)
      let part = roots.first("officeDocument")?.target ?? "word/document.xml"
      let styles = try DOCXReader.styles(of: part, in: archive, limits: limits)
      let numbering = try DOCXReader.numbering(of: part, in: archive, limits: limits)
      let bytes = try XMLTokenizer.utf8(try archive.bytes(named: part))
      do throws(ArchiveError) {
        blocks = try DOCXBody.blocks(
          bytes, styles: styles, numbering: numbering, limits: limits)
      } catch { throw error.in(part) }
    } catch { throw file.error(error, in: .word) }
    return try blocks.document(file, .docx, canMerge: true)
  }

  /// The styles; a document without them, or with broken ones, has headings by outline level only.
  private static func styles(
    of part: String, in archive: ZipArchive, limits: ReadLimits
  ) throws(ArchiveError) -> DOCXStyles {
    let relations = try PackageRelationships(of: part, in: archive, depth: limits.xmlDepth)
    let name = relations.first("styles")?.target ?? "word/styles.xml"
    do throws(ArchiveError) {
      return try DOCXStyles(XMLTokenizer.utf8(try archive.bytes(named: name)), limits: limits)
    } catch {
      if error.kind == .overLimit || error.kind == .encrypted { throw error }
      return DOCXStyles()
    }
  }

  /// The lists; a document without them, or with broken ones, has no numbers of their own.
  private static func numbering(
    of part: String, in archive: ZipArchive, limits: ReadLimits
  ) throws(ArchiveError) -> DOCXNumbering {
    let relations = try PackageRelationships(of: part, in: archive, depth: limits.xmlDepth)
    guard let name = relations.first("numbering")?.target else { return DOCXNumbering() }
    do throws(ArchiveError) {
      return try DOCXNumbering(XMLTokenizer.utf8(try archive.bytes(named: name)), limits: limits)
    } catch {
      if error.kind == .overLimit || error.kind == .encrypted { throw error }
      return DOCXNumbering()
    }
  }
}
