import Values
import YAML

extension SumForm: LoadableForm {
  /// `sum: { field, of, where, equals, tolerance, blank }`; without `of` the rows of the group.
  static func read(_ node: YAMLNode, in rule: RuleContext) -> SumForm? {
    rule.parameters(of: node) { reader in
      let (table, isKnown) = rule.members(&reader)
      let owner = table.flatMap { rule.pack.vocabulary.table($0) } ?? rule.table
      let text = reader.text("field")
      let field = isKnown ? rule.field(text, from: owner) : nil
      if let field, rule.definition(field, from: owner)?.type.isNumeric == false {
        reader.report(.notANumber(text.text), at: "field")
      }
      let condition = rule.condition(reader.optionalText("where"), over: table)
      let equals = reader.decimal("equals")
      let tolerance = reader.optionalDecimal("tolerance") ?? .zero
      if tolerance < .zero { reader.report(.negativeTolerance, at: "tolerance") }
      let blank = reader.optionalChoice("blank", of: ["zero"])
      return field.map {
        SumForm(
          field: $0, table: table, condition: condition, equals: equals, tolerance: tolerance,
          blankIsZero: blank != nil)
      }
    }
  }
}

extension LocalizedText {
  fileprivate static func notANumber(_ field: String) -> LocalizedText {
    LocalizedText(es: "«\(field)» no es un número", en: "“\(field)” is not a number")
  }

  fileprivate static let negativeTolerance = LocalizedText(
    es: "la tolerancia no puede ser negativa", en: "the tolerance cannot be negative")
}
