import CEL
import Values
import YAML

extension Expression {
  /// Compiles an expression; a fault is recorded under the very spot, inside quotes and blocks too.
  init?(
    _ text: YAMLText, in scope: RuleScope, expecting type: CELType? = nil, _ pack: PackContext
  ) {
    guard !text.isStandIn else { return nil }
    do throws(CELError) {
      let program = try scope.environment.compile(text.text, expecting: type)
      self.init(source: text.text.trimmingLineBreaks, program: program)
    } catch {
      let range = error.offset..<error.offset + error.length
      pack.diagnostics.add(
        Diagnostic(
          LocalizedText(es: error.message.es, en: error.message.en), at: text.node, utf8: range))
      return nil
    }
    ChoiceLiterals(text, in: scope, pack.vocabulary).check(into: pack.diagnostics)
  }
}

extension String {
  /// Without the line break that a `|` block ends with.
  fileprivate var trimmingLineBreaks: String {
    var text = Substring(self)
    while let last = text.last, last.isNewline { text.removeLast() }
    return String(text)
  }
}
