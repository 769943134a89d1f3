import Documents
import Findings
import Readers
import Rules
import Values

extension CheckRequest {
  /// Every file that the report of this request rests on, the rule pack apart: documents, dossier,
  /// settings, evidence; and the outside programs that may help to read them, of the request or of its
  /// dossier. Small files are read to learn what they name, documents are not.
  package func basis(
    pack: RulePack
  ) throws(CheckError) -> (files: [String], converters: DocumentReaders.Converters?) {
    let given = try Given(self, pack: pack)
    let adopted = try adopting(given.dossier, pack: pack)
    var files = given.dossier?.documents.map(\.path) ?? self.files.files(at: paths)
    files += adopted.inputs.filter { !adopted.paths.contains($0) }
    files += [given.registryFile].compactMap { $0 }
    if let path = dossierFile {
      let file = try self.files.ofRequest(path)
      let dossier = given.dossier
      files += [dossier?.profile, dossier?.previous].compactMap { $0 }.map(file.path)
      files += (dossier?.answers.values.compactMap(\.evidence) ?? []).map(file.path)
    }
    if let path = answersFile {
      let file = try self.files.ofRequest(path)
      files += given.records.compactMap(\.evidence).map(file.path)
    }
    return (
      Set(files).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }, adopted.converters
    )
  }
}

extension CheckRequest {
  /// The document at a path, read as this request asks.
  package func read(_ path: String) throws(ReadError) -> Document { try read(files.file(at: path)) }

  /// The document in a file.
  func read(_ file: SourceFile) throws(ReadError) -> Document {
    var converters = converters
    converters?.keeper = files
    return try DocumentReaders.read(file, limits: limits, converters: converters)
  }
}

extension CheckSession {
  /// The content of a rule pack, from where it was loaded; one that has changed since is an error.
  package static func sources(
    of pack: RulePack, at place: PackPlace
  ) throws(CheckError) -> [(path: String, bytes: [UInt8])] {
    let sources: PackSources
    do throws(RulePackError) {
      switch place {
      case .path(let path): sources = try PackSources(path: path)
      case .compiled(let bytes): sources = try PackSources(compiled: bytes, path: "cotejo")
      }
    } catch {
      throw CheckError(.rules, es: error.render(in: .es), en: error.render(in: .en))
    }
    guard sources.sha256 == pack.identity.sha256 else {
      throw CheckError(
        .rules, es: "el cuerpo de reglas cambió mientras se leía: repita la orden",
        en: "the rule pack changed while it was read: give the command again")
    }
    return sources.files
  }
}

/// Where a rule pack was loaded from.
package enum PackPlace: Sendable {
  /// A folder or a compiled file.
  case path(String)
  /// Compiled, in memory.
  case compiled([UInt8])
}
