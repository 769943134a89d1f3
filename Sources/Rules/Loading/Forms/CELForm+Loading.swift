import Values
import YAML

extension CELForm: LoadableForm {
  /// `cel: expression`.
  static func read(_ node: YAMLNode, in rule: RuleContext) -> CELForm? {
    node.text(named: "cel", into: rule.diagnostics)
      .flatMap { rule.expression($0, expecting: .bool) }
      .map(CELForm.init(expression:))
  }
}
