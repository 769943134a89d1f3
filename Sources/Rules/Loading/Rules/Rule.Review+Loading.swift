import Values
import YAML

extension Rule.Review {
  /// One member of a rule's `reviews`.
  static func read(_ reader: inout MappingReader) -> Rule.Review {
    let digest = reader.text("sha256")
    if !digest.isStandIn, !isDigest(digest.text) { reader.report(.notADigest, at: "sha256") }
    let review = Rule.Review(
      name: reader.string("name"), post: reader.string("post"), date: reader.day("date") ?? .epoch,
      concept: reader.optionalString("concept"), agrees: reader.boolean("agrees"),
      note: reader.optionalString("note"), digest: digest.text)
    if !review.agrees, review.note == nil, reader.contains("agrees") {
      reader.report(.objectionWithoutNote, at: "agrees")
    }
    return review
  }

  private static func isDigest(_ text: String) -> Bool {
    text.utf8.count == 64 && text.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }
  }
}

extension LocalizedText {
  fileprivate static let notADigest = LocalizedText(
    es: "la huella de una regla son 64 dígitos hexadecimales en minúscula; la da cotejo rules show",
    en: "the digest of a rule is 64 lower-case hexadecimal digits; cotejo rules show gives it")

  fileprivate static let objectionWithoutNote = LocalizedText(
    es: "quien no está de acuerdo dice por qué: falta note",
    en: "whoever does not agree says why: note is missing")
}
