import Archives
import Documents

/// The documents of a ZIP, opened as the folder it stands for: `anexos.zip/plan.xlsx`.
///
/// Nothing is unpacked to disk, so a name such as `../../plan.xlsx` leads nowhere: steps up are dropped
/// from it. What a computer adds by itself is left out and named.
package struct Attachments {
  private let file: SourceFile
  private let archive: ZipArchive
  private let documents: [(name: String, entry: ZipArchive.Entry)]
  /// The names of what was left out: traces of a system, second entries of a name.
  package let leftOut: [String]

  /// The file that makes a dossier of them.
  private static let dossierName = "expediente.yaml"

  /// The documents in these bytes; too many or too long ones are an error, as is none at all.
  package init(_ file: SourceFile, limits: ReadLimits) throws(ReadError) {
    self.file = file
    do throws(ArchiveError) {
      archive = try ZipArchive(file.bytes, limits: ZipArchive.Limits(limits))
    } catch { throw file.archiveError(error) }
    var documents: [(name: String, entry: ZipArchive.Entry)] = []
    var leftOut: [String] = []
    var known: Set<String> = []
    var bytes = 0
    for entry in archive.entries where !entry.name.hasSuffix("/") {
      let name = Attachments.inside(entry.name)
      guard !Attachments.isOfSystem(name), known.insert(name).inserted else {
        leftOut.append(name)
        continue
      }
      bytes = bytes.addingReportingOverflow(entry.inflatedBytes).partialValue
      guard documents.count < limits.attachments, (0...limits.inflatedBytes).contains(bytes) else {
        throw file.tooManyAttachments(limits)
      }
      documents.append((name, entry))
    }
    guard !documents.isEmpty else { throw file.withoutAttachments }
    documents.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    (self.documents, self.leftOut) = (documents, leftOut)
  }

  /// How many documents there are.
  package var count: Int { documents.count }

  /// The path of a document.
  package func path(_ index: Int) -> String { "\(file.path)/\(documents[index].name)" }

  /// A document; one that is an archive of files itself is refused by who reads it.
  package func document(_ index: Int) throws(ReadError) -> SourceFile {
    let path = path(index)
    do throws(ArchiveError) {
      return SourceFile(path: path, bytes: try archive.bytes(of: documents[index].entry))
    } catch { throw SourceFile(path: path, bytes: []).archiveError(error) }
  }

  /// The path of the dossier among them, at the top or in the only folder there.
  package var dossier: String? {
    let folders = Set(documents.map { $0.name.split(separator: "/").dropLast().first ?? "" })
    let top = folders.count == 1 ? folders.first.map { $0.isEmpty ? "" : "\($0)/" } ?? "" : ""
    let names = [Attachments.dossierName, top + Attachments.dossierName]
    return documents.first { names.contains($0.name) }.map { "\(file.path)/\($0.name)" }
  }

  /// The position of a document by its path within the archive.
  fileprivate func index(of name: String) -> Int? { documents.firstIndex { $0.name == name } }

  /// A name without steps that lead nowhere or up.
  private static func inside(_ name: String) -> String {
    name.split(separator: "/").filter { $0 != "." && $0 != ".." }.joined(separator: "/")
  }

  /// Whether an entry is what systems and programs leave behind: `__MACOSX`, `.DS_Store`, `~$plan.xlsx`.
  private static func isOfSystem(_ name: String) -> Bool {
    let parts = name.split(separator: "/")
    guard let last = parts.last else { return true }
    return parts.contains("__MACOSX") || parts.contains { $0.hasPrefix(".") }
      || last.hasPrefix("~$") || ["thumbs.db", "desktop.ini"].contains(last.lowercased())
  }
}

extension SourceFile {
  /// The file at a path that leads into a ZIP, `nil` where none of its folders is a file.
  static func inArchive(_ path: String, limits: ReadLimits) throws(ReadError) -> SourceFile? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    for count in parts.indices.dropFirst() {
      let outer = parts[..<count].joined(separator: "/")
      guard isFile(outer) else { continue }
      let archive = try SourceFile(reading: outer, limits: limits)
      guard archive.bytes.starts(with: Signature.zip) else { return nil }
      let attachments = try Attachments(archive, limits: limits)
      guard let name = steps(parts[count...]), let index = attachments.index(of: name) else {
        return nil
      }
      return SourceFile(path: path, bytes: try attachments.document(index).bytes)
    }
    return nil
  }

  /// The path that steps come to; `nil` where they lead out.
  private static func steps(_ parts: ArraySlice<Substring>) -> String? {
    var taken: [Substring] = []
    for part in parts where !part.isEmpty && part != "." {
      if part != ".." {
        taken.append(part)
      } else if taken.popLast() == nil {
        return nil
      }
    }
    return taken.joined(separator: "/")
  }
}

// MARK: - Texts

extension ReaderNote {
  /// What of a ZIP was not looked at.
  package static func leftOut(_ names: [String], of path: String) -> ReaderNote {
    let shown = names.prefix(5).joined(separator: ", ") + (names.count > 5 ? " …" : "")
    return ReaderNote(
      .cut,
      es:
        "De «\(path)» no se revisaron \(names.count) archivos que son restos del sistema o tienen "
        + "un nombre repetido: \(shown).",
      en:
        "Of “\(path)” \(names.count) files were not checked, which are left behind by a system or "
        + "have a name twice: \(shown).")
  }
}

extension SourceFile {
  /// The error for a ZIP of several files where one document is asked for.
  var archive: ReadError {
    ReadError(
      .archive, path: path,
      es: "«\(path)» es un ZIP de varios archivos. «cotejo check» los revisa uno por uno; para uno "
        + "solo escriba su nombre detrás: «\(path)/plan.xlsx».",
      en:
        "“\(path)” is a ZIP of several files. “cotejo check” checks them one by one; for a single "
        + "one write its name after it: “\(path)/plan.xlsx”.")
  }

  /// The error for a ZIP within another one.
  package var archiveInArchive: ReadError {
    ReadError(
      .unsupportedFormat, path: path,
      es: "«\(path)» es un ZIP dentro de otro, que no se abre. Sáquelo y revíselo aparte.",
      en: "“\(path)” is a ZIP within another one, which is not opened. Take it out and check it on "
        + "its own.")
  }

  fileprivate var withoutAttachments: ReadError {
    ReadError(
      .empty, path: path,
      es: "«\(path)» no tiene ningún documento: no hay nada que revisar.",
      en: "“\(path)” holds no document: there is nothing to check.")
  }

  fileprivate func tooManyAttachments(_ limits: ReadLimits) -> ReadError {
    ReadError(
      .overLimit, path: path,
      es: "«\(path)» pasa de los límites de un ZIP (\(limits.attachments) archivos, "
        + "\(limits.inflatedBytes) bytes descomprimidos) y no se abrió. Divídalo.",
      en: "“\(path)” is beyond the limits of a ZIP (\(limits.attachments) files, "
        + "\(limits.inflatedBytes) bytes inflated) and was not opened. Split it.")
  }

  fileprivate func archiveError(_ error: ArchiveError) -> ReadError {
    switch error.kind {
    case .encrypted:
      ReadError(
        .encrypted, path: path,
        es: "«\(path)» está protegido con contraseña y no se pudo leer. Descomprímalo con ella y "
          + "revise los archivos.",
        en: "“\(path)” is protected with a password and could not be read. Unpack it with that and "
          + "check the files.")
    case .overLimit:
      ReadError(
        .overLimit, path: path,
        es: "«\(path)» pasa de los límites de lectura (\(error.detail)) y no se leyó.",
        en: "“\(path)” is beyond the limits of reading (\(error.detail)) and was not read.")
    case .notAnArchive, .damaged, .missing, .unsupported:
      ReadError(
        .damaged, path: path,
        es: "«\(path)» está incompleto o dañado y no se pudo leer. Pida otra copia.",
        en: "“\(path)” is incomplete or damaged and could not be read. Ask for another copy.")
    }
  }
}
