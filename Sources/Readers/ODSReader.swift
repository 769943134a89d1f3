import Archives
import Documents
import Values

/// Reads OpenDocument spreadsheets, packed (.ods) and flat (.fods).
///
/// A formula's cell holds the value last computed. Repeated cells and rows without a value cost
/// nothing, whatever their number.
package struct ODSReader: DocumentReader {
  /// A reader without settings.
  package init() {}

  package var format: DocumentFormat { .ods }

  package func recognises(_ bytes: [UInt8]) -> Bool {
    Signature.package(bytes) == .openDocument || Signature.isFlatOpenDocument(bytes)
  }

  package func read(_ file: SourceFile, limits: ReadLimits) throws(ReadError) -> Document {
    let content: [UInt8]
    if file.bytes.starts(with: Signature.zip) {
      content = try unpacked(file, limits: limits)
    } else {
      content = file.bytes
    }
    do throws(ArchiveError) {
      return try ODSContent.document(content, path: file.path, limits: limits)
    } catch { throw file.error(error.in("content.xml"), in: .libreOffice) }
  }

  private func unpacked(_ file: SourceFile, limits: ReadLimits) throws(ReadError) -> [UInt8] {
    let archive: ZipArchive
    do throws(ArchiveError) {
      archive = try ZipArchive(
        file.bytes, limits: ZipArchive.Limits(limits, entry: limits.spreadsheetBytes))
    } catch { throw file.error(error, in: .libreOffice) }
    if let error = file.otherOpenDocument(archive) { throw error }
    if isEncrypted(archive, limits) { throw file.encrypted(part: nil) }
    do throws(ArchiveError) {
      return try XMLTokenizer.utf8(try archive.bytes(named: "content.xml"))
    } catch { throw file.error(error, in: .libreOffice) }
  }

  /// Whether the manifest tells how the content is to be decrypted; a library of macros with a password of
  /// its own does not matter.
  private func isEncrypted(_ archive: ZipArchive, _ limits: ReadLimits) -> Bool {
    guard let bytes = try? archive.bytes(named: "META-INF/manifest.xml") else { return false }
    do throws(ArchiveError) {
      return try bytes.withUnsafeBufferPointer { (bytes) throws(ArchiveError) in
        var xml = XMLTokenizer(bytes, maximumDepth: limits.xmlDepth)
        var part: String?
        while true {
          switch try xml.next() {
          case .start where xml.isNamed("file-entry"):
            part = try xml.value(of: "full-path", prefixed: true)
          case .start where xml.isNamed("encryption-data") && part == "content.xml": return true
          case .finished: return false
          default: continue
          }
        }
      }
    } catch {
      // Old programs put a document type first, which is not read.
      return bytes.contains("encryption-data".utf8)
    }
  }
}
