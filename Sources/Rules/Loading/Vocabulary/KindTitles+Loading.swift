import Plans
import Values
import YAML

extension KindTitles {
  /// The titles of kinds of plan of a table's file; a kind is a value of its field `tipo`.
  static func read(
    _ reader: inout MappingReader, of table: TableDefinition
  ) -> [KindTitles] {
    var owners: [String: String] = [:]
    let kinds = Vocabulary(tables: [table]).planKinds
    return reader.optionalMappings("titled") { entry in
      let diagnostics = entry.diagnostics
      let kind = entry.text("kind")
      _ = diagnostics.check(kind, in: kinds, .planKind)
      let titles = entry.texts("titles").filter { title in
        diagnostics.check(title: title, of: kind.text, among: &owners)
      }
      return KindTitles(
        kind: kind.text, titles: titles.map(\.text),
        comeFirst: entry.boolean("come_first", default: false))
    }
  }
}

extension Diagnostics {
  /// Records a title without a word, and one that is listed already.
  fileprivate func check(
    title: YAMLText, of kind: String, among owners: inout [String: String]
  ) -> Bool {
    let words = foldedWords(title.text)
    if words.isEmpty {
      if !title.isStandIn { add(Diagnostic(.noTitle, at: title.node)) }
      return false
    }
    if let owner = owners.updateValue(kind, forKey: words) {
      add(Diagnostic(.doubledTitle(title.text, owner), at: title.node))
      return false
    }
    return true
  }
}

extension LocalizedText {
  fileprivate static let noTitle = LocalizedText(
    es: "un título tiene al menos una palabra", en: "a title has at least one word")

  fileprivate static func doubledTitle(_ title: String, _ kind: String) -> LocalizedText {
    LocalizedText(
      es: "el título \"\(title)\" ya está (de «\(kind)»; no cuentan mayúsculas ni tildes)",
      en: "the title \"\(title)\" is listed already (of “\(kind)”; case and accents do not count)")
  }
}
