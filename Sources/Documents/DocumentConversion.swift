/// What an outside program made of a file so that it could be read.
package struct DocumentConversion: Hashable, Sendable {
  /// What was made.
  package enum Product: String, Sendable {
    /// A copy as a workbook of today.
    case xlsx
    /// A copy as a text of today.
    case docx
    /// The words of pages that are pictures.
    case words
  }

  /// What was made.
  package var product: Product
  /// The program: `LibreOffice`, `Tesseract`.
  package var converter: String
  /// Its version, as it says.
  package var version: String
  /// SHA-256 of what it made, in hexadecimal: of a copy's parts in the order of their names, each after
  /// its name and length, as the archive around them keeps the hour; of words, as they were given.
  package var sha256: String

  /// A conversion.
  package init(product: Product, converter: String, version: String, sha256: String) {
    (self.product, self.converter) = (product, converter)
    (self.version, self.sha256) = (version, sha256)
  }
}
