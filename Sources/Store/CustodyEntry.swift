import Values

/// Where a document comes from: who said so, and what.
package struct CustodyEntry: Equatable, Sendable {
  /// Who says so.
  package enum Origin: String, Sendable {
    /// The entity's own dossier file.
    case dossier = "expediente"
    /// The auditor, in the store.
    case audit = "auditoria"
  }

  /// Who says so.
  package var origin: Origin
  /// The dossier's year.
  package var year: String
  /// The document's path as it was given.
  package var path: String
  /// SHA-256 of the document when this was said; `nil` where nobody took it.
  package var sha256: String?
  /// Where it comes from.
  package var source: String?
  /// The number under which it was received.
  package var filing: String?
  /// The day on which it was received, ISO.
  package var received: String?
  /// Who handed it in.
  package var handedInBy: String?
  /// The day on which this was said, ISO.
  package var day: String?
  /// Who said it; a dossier names nobody.
  package var recordedBy: String?

  /// What is said of one document.
  package init(_ origin: Origin, year: String, path: String) {
    (self.origin, self.year, self.path) = (origin, year, path)
  }
}
