import Plans
import Values
import YAML

extension EqualsAcrossForm: LoadableForm {
  /// `equals_across: { field, by, table, column, key, tolerance }`; `column` and `key` default to the
  /// names of `field` and `by`.
  static func read(_ node: YAMLNode, in rule: RuleContext) -> EqualsAcrossForm? {
    rule.parameters(of: node) { reader in
      let (field, by) = (rule.field(reader.text("field")), rule.field(reader.text("by")))
      let table = reader.text("table")
      let (column, key) = (reader.optionalText("column"), reader.optionalText("key"))
      let tolerance = reader.optionalDecimal("tolerance") ?? .zero
      if tolerance < .zero { reader.report(.belowZero, at: "tolerance") }
      guard rule.diagnostics.check(table, in: rule.pack.tables, .table),
        let target = rule.pack.vocabulary.table(table.text), let field, let by
      else { return nil }
      let names = target.fields.map(\.id)
      let columnText = column ?? YAMLText(text: field.field, node: table.node)
      let keyText = key ?? YAMLText(text: by.field, node: table.node)
      guard rule.diagnostics.check(columnText, in: names, .field(of: target.id)),
        rule.diagnostics.check(keyText, in: names, .field(of: target.id)),
        let other = target.index(of: columnText.text).map({ target.fields[$0] })
      else { return nil }
      if let own = rule.definition(field), !own.type.isComparable(with: other.type) {
        reader.report(.otherKind(field.description, "\(target.id).\(other.id)"), at: "field")
      }
      return EqualsAcrossForm(
        field: field, by: by, table: target.id, column: columnText.text, key: keyText.text,
        tolerance: tolerance)
    }
  }
}

extension FieldType {
  /// Whether a value of one can equal a value of the other.
  fileprivate func isComparable(with other: FieldType) -> Bool {
    switch (self, other) {
    case (.date, .date), (.yesNo, .yesNo): true
    case (.date, _), (_, .date), (.yesNo, _), (_, .yesNo): false
    default: isNumeric == other.isNumeric
    }
  }
}

extension LocalizedText {
  fileprivate static let belowZero = LocalizedText(
    es: "la tolerancia no puede ser negativa", en: "the tolerance cannot be negative")

  fileprivate static func otherKind(_ field: String, _ other: String) -> LocalizedText {
    LocalizedText(
      es: "«\(field)» y «\(other)» no son de la misma clase: nunca serían iguales",
      en: "“\(field)” and “\(other)” are not of one kind: they would never be equal")
  }
}
