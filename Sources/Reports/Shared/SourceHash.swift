import Documents
import Findings
import Values

/// The checksum of a file as reports show it: with the converter, its version and the checksum of what
/// it made, where an outside program helped to read it.
enum SourceHash {
  /// `sha256 9bcd9b11070c · copia .xlsx de LibreOffice 7.4.7.2, sha256 a1152a8b9c7b`
  static func text(
    _ sha256: String, _ conversion: DocumentConversion?, digits: Int = 12,
    in language: TextLanguage
  ) -> String {
    "sha256 \(sha256.prefix(digits))" + made(conversion, digits: digits, in: language)
  }

  /// What stands after a file's own checksum; empty where nothing was made of it.
  static func made(
    _ conversion: DocumentConversion?, digits: Int = 12, in language: TextLanguage
  ) -> String {
    guard let conversion else { return "" }
    let program = "\(conversion.converter) \(conversion.version)"
    let made: LocalizedText =
      switch conversion.product {
      case .xlsx, .docx:
        LocalizedText(
          es: "copia .\(conversion.product.rawValue) de \(program)",
          en: ".\(conversion.product.rawValue) copy by \(program)")
      case .words:
        LocalizedText(
          es: "palabras reconocidas por \(program)", en: "words recognised by \(program)")
      }
    return " · \(made.text(in: language)), sha256 \(conversion.sha256.prefix(digits))"
  }
}

extension DocumentReading {
  /// Its checksum, and that of what was made of it.
  func hash(digits: Int = 12, in language: TextLanguage) -> String {
    SourceHash.text(sha256, conversion, digits: digits, in: language)
  }
}

extension Document {
  /// Its checksum, and that of what was made of it.
  func hash(in language: TextLanguage) -> String {
    SourceHash.text(sha256, conversion, in: language)
  }
}
