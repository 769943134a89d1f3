import Values
import YAML

extension CountForm: LoadableForm {
  /// `count: { of, where, at_least, at_most }`; without `of` the rows of the group.
  static func read(_ node: YAMLNode, in rule: RuleContext) -> CountForm? {
    rule.parameters(of: node) { reader in
      let (table, isKnown) = rule.members(&reader)
      let condition = reader.optionalText("where")
      let (atLeast, atMost) = (
        reader.optionalInteger("at_least"), reader.optionalInteger("at_most")
      )
      if !reader.contains("at_least"), !reader.contains("at_most") { reader.report(.noLimits) }
      if let atLeast, let atMost, atMost < atLeast { reader.report(.noNumber, at: "at_most") }
      guard isKnown else { return nil }
      return CountForm(
        table: table, condition: rule.condition(condition, over: table), atLeast: atLeast,
        atMost: atMost)
    }
  }
}

extension RuleContext {
  /// The `where` of a form over the rows of a table, or of the group's own table.
  func condition(_ text: YAMLText?, over table: String?) -> Expression? {
    guard let text, let owner = table ?? self.table?.id else { return nil }
    return condition(text, over: owner)
  }
}

extension LocalizedText {
  fileprivate static let noLimits = LocalizedText(
    es: "un conteo lleva at_least, at_most o ambos", en: "a count has at_least, at_most or both")

  fileprivate static let noNumber = LocalizedText(
    es: "at_most es menor que at_least", en: "at_most is less than at_least")
}
