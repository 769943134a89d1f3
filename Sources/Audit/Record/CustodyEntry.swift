import Store
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
  /// Who said it.
  package var recordedBy: String?

  /// What is said of one document.
  package init(_ origin: Origin, year: String, path: String) {
    (self.origin, self.year, self.path) = (origin, year, path)
  }
}

extension CustodyEntry {
  /// What an auditor wrote down in a store.
  init(_ stored: StoredCustody) {
    self.init(.audit, year: stored.year, path: stored.path)
    (sha256, source, filing) = (stored.sha256, stored.source, stored.filing)
    (received, handedInBy) = (stored.received, stored.handedInBy)
    (day, recordedBy) = (stored.day, stored.author)
  }

  /// The names of its texts in a manifest, and where they stand.
  private static let texts:
    [(key: String, path: WritableKeyPath<CustodyEntry, String?> & Sendable)] = [
      ("sha256", \.sha256), ("source", \.source), ("radicado", \.filing), ("received", \.received),
      ("handed_in_by", \.handedInBy), ("day", \.day), ("recorded_by", \.recordedBy),
    ]

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("from", origin.rawValue)
      writer.member("year", year)
      writer.member("path", path)
      for (key, path) in CustodyEntry.texts { writer.member(key, self[keyPath: path]) }
    }
  }

  init?(_ value: JSONValue) {
    guard let origin = value["from"]?.string.flatMap(Origin.init(rawValue:)),
      let year = value["year"]?.string, let path = value["path"]?.string
    else { return nil }
    self.init(origin, year: year, path: path)
    for (key, path) in CustodyEntry.texts { self[keyPath: path] = value[key]?.string }
  }
}
