import Findings
import Reports
import Values

/// What people are shown of a cell that was drawn, as it was when it was drawn.
package struct SampleContent: Equatable, Sendable {
  /// The file, below the folder of entities.
  package var file = ""
  /// SHA-256 of the file.
  package var sha256 = ""
  /// The sheet.
  package var sheet = ""
  /// The cell, or the page or line where there are none.
  package var cell = ""
  /// What people call the row.
  package var subject = ""
  /// The day whose law counts, ISO.
  package var day = ""
  /// What was read.
  package var read = ""
  /// The row as the document has it.
  package var row = ""
  /// The norm and its article.
  package var citation = ""
  /// What the norm asks.
  package var asked = ""
  /// What the rule asks.
  package var sentence = ""

  /// Its parts by their names in JSON.
  private static let parts:
    [(key: String, path: WritableKeyPath<SampleContent, String> & Sendable)] = [
      ("archivo", \.file), ("sha256", \.sha256), ("hoja", \.sheet), ("celda", \.cell),
      ("caso", \.subject), ("al_dia", \.day), ("leido", \.read), ("fila", \.row),
      ("norma", \.citation), ("pide_la_norma", \.asked), ("pide_la_regla", \.sentence),
    ]

  /// Of a cell of a report.
  init(_ texts: CellTexts, of documents: [(path: String, sha256: String)]) {
    let place = texts.place
    (file, sheet) = (place.path, place.sheet ?? "")
    sha256 = documents.first { $0.path == place.path }?.sha256 ?? ""
    cell = place.cell ?? ""
    if let page = place.page { cell = "página \(page)" }
    if let line = place.line { cell = "párrafo o línea \(line)" }
    (subject, day) = (texts.subject, texts.day.description)
    (read, row) = (texts.read.joined(separator: "\n"), texts.row.joined(separator: " | "))
    (citation, asked, sentence) = (texts.citation, texts.asked, texts.sentence)
  }

  /// The content that a store kept.
  package init(text: String) {
    guard let root = try? JSONValue(parsing: text) else { return }
    for (key, path) in SampleContent.parts { self[keyPath: path] = root[key]?.string ?? "" }
  }

  /// The content as a store keeps it.
  var text: String {
    var writer = JSONWriter(compact: true)
    writer.object { write(to: &$0) }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// Its members, for any JSON.
  func write(to writer: inout JSONWriter) {
    for (key, path) in SampleContent.parts { writer.member(key, self[keyPath: path]) }
  }
}
