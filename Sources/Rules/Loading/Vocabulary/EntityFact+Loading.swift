import Plans
import Values
import YAML

extension EntityFact {
  /// The facts of a mapping of fields to values, in the order of the fields.
  static func read(
    _ key: String, in reader: inout MappingReader, of table: TableDefinition
  ) -> [EntityFact] {
    reader.mapping(key) { EntityFact.all(&$0, of: table) } ?? []
  }

  /// The same where the mapping may be left out.
  static func readOptional(
    _ key: String, in reader: inout MappingReader, of table: TableDefinition
  ) -> [EntityFact] {
    reader.optionalMapping(key) { EntityFact.all(&$0, of: table) } ?? []
  }

  private static func all(
    _ reader: inout MappingReader, of table: TableDefinition
  ) -> [EntityFact] {
    let diagnostics = reader.diagnostics
    let facts = reader.allEntries().compactMap { name, node -> EntityFact? in
      guard diagnostics.check(name, in: table.fields.map(\.id), .field(of: table.id)),
        let field = table.fields.first(where: { $0.id == name.text }),
        let value = node.text(named: name.text, into: diagnostics),
        diagnostics.check(value, isValueOf: field)
      else { return nil }
      return EntityFact(field: field.id, value: value.text)
    }
    return facts.sorted { $0.field < $1.field }
  }
}

extension Diagnostics {
  /// Records a value that its field does not take.
  fileprivate func check(_ value: YAMLText, isValueOf field: FieldDefinition) -> Bool {
    if case .choice(let choices) = field.type {
      let ids = choices.map(\.id)
      guard !ids.contains(value.text) else { return true }
      add(
        Diagnostic(
          .notAValue(value.text, field.id), hint: .suggestion(for: value.text, among: ids),
          at: value.node))
      return false
    }
    let reading = FieldGrammar(field: field, placeholders: [:]).read(text: value.text)
    if case .present = reading { return true }
    add(Diagnostic(.notAValue(value.text, field.id), at: value.node))
    return false
  }
}

extension LocalizedText {
  fileprivate static func notAValue(_ value: String, _ field: String) -> LocalizedText {
    LocalizedText(
      es: "\"\(value)\" no es un valor de «\(field)»", en: "\"\(value)\" is no value of “\(field)”")
  }
}
