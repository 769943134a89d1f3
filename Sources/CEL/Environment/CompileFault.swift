/// A fault while its text is still being read; `CELError` adds line and column.
struct CompileFault: Error {
  let kind: CELError.Kind
  let range: Range<Int>
  let message: CELText
  var suggestion: String?

  init(
    _ kind: CELError.Kind, at range: Range<Int>, es: String, en: String, suggestion: String? = nil
  ) {
    self.kind = kind
    self.range = range
    self.suggestion = suggestion
    let hint = suggestion.map { (" ¿Quiso decir «\($0)»?", " Did you mean “\($0)”?") } ?? ("", "")
    message = CELText(es: es + hint.0, en: en + hint.1)
  }
}
