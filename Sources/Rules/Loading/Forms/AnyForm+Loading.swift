import Values
import YAML

extension AnyForm: LoadableForm {
  /// `any: [form, form, …]`.
  static func read(_ node: YAMLNode, in rule: RuleContext) -> AnyForm? {
    guard let items = node.items, items.count > 1 else {
      rule.diagnostics.add(Diagnostic(.twoForms, at: node))
      return nil
    }
    return AnyForm(forms: items.compactMap { CheckForms.read($0, in: rule) })
  }
}

extension LocalizedText {
  fileprivate static let twoForms = LocalizedText(
    es: "any lleva una lista de dos formas o más", en: "any has a list of two forms or more")
}
