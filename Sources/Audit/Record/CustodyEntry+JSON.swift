import Store
import Values

/// As a record's manifest has it.
extension CustodyEntry {
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
