import Documents
import Findings
import Plans
import Readers
import Rules
import Values

/// What a person says that sheets and columns are, from a file.
enum Mapping {
  /// The mapping of a request; without one it says nothing.
  static func read(
    _ request: CheckRequest, pack: RulePack
  ) throws(CheckError) -> RecognitionOverrides {
    guard let path = request.mappingFile else { return RecognitionOverrides() }
    let file = try request.files.ofRequest(path)
    do throws(RulePackError) {
      return try MappingFile.overrides(path: path, bytes: file.bytes, vocabulary: pack.vocabulary)
    } catch {
      throw CheckError(.cannotRead, es: error.render(in: .es), en: error.render(in: .en))
    }
  }

  /// A mapping that names a sheet or a column that is not there is of another file.
  static func check(
    _ mapping: RecognitionOverrides, fits document: Document, _ pack: RulePack
  ) throws(CheckError) {
    try check(mapping, fitsOneOf: [document], pack)
  }

  /// The mapping of a dossier is of one of its documents.
  static func check(
    _ mapping: RecognitionOverrides, fitsOneOf documents: [Document], _ pack: RulePack
  ) throws(CheckError) {
    let found = documents.map { mapping.faults(in: $0, for: pack.vocabulary) }
    guard let faults = found.first, found.allSatisfy({ !$0.isEmpty }) else { return }
    throw CheckError(
      .cannotRead, es: faults.map(\.es).joined(separator: "\n"),
      en: faults.map { $0.text(in: .en) }.joined(separator: "\n"))
  }
}
