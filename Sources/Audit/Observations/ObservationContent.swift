import Values

/// What an audit says of the cells of one rule, in the parts of an auditor's form.
///
/// Cause, effect and incidence are no part of it: the tool never proposes them.
package struct ObservationContent: Equatable, Sendable {
  /// What the rule asks.
  package var title = ""
  /// The norm and the article, and what they ask.
  package var criterion: [String] = []
  /// What was read, and where.
  package var condition: [String] = []
  /// The documents, each with its checksum.
  package var evidence: [String] = []
  /// The money of the projects it touches, each counted once.
  package var value: [String] = []
  /// From the facts through the expressions to the verdict, for the first cell.
  package var derivation: [String] = []
  /// Other years in which the same rule is broken.
  package var recurrence: [String] = []
  /// How many cells it gathers.
  package var cells = 0

  /// The parts that are lines, by their names in JSON.
  private static let parts:
    [(key: String, path: WritableKeyPath<ObservationContent, [String]> & Sendable)] = [
      ("criterio", \.criterion), ("condicion", \.condition), ("evidencia", \.evidence),
      ("valor_asociado", \.value), ("derivacion", \.derivation), ("recurrencia", \.recurrence),
    ]

  /// Nothing yet.
  init() {}

  /// The content as a store keeps it.
  var text: String {
    var writer = JSONWriter(compact: true)
    writer.object { write(to: &$0) }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// Its members, for any JSON.
  func write(to writer: inout JSONWriter) {
    writer.member("titulo", title)
    writer.member("casos", cells)
    for (key, path) in ObservationContent.parts {
      writer.member(key) { writer in
        writer.array { writer in
          for line in self[keyPath: path] { writer.element { $0.string(line) } }
        }
      }
    }
  }

  /// The content that a store kept.
  init(text: String) {
    guard let root = try? JSONValue(parsing: text) else { return }
    title = root["titulo"]?.string ?? ""
    cells = root["casos"]?.integer ?? 0
    for (key, path) in ObservationContent.parts {
      self[keyPath: path] = (root[key]?.array ?? []).compactMap(\.string)
    }
  }
}
