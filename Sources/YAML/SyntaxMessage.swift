import Values

/// What libyaml found wrong, said so that the writer of a rule knows what to mend.
enum SyntaxMessage {
  static func message(for fault: LibYAMLFault, in file: YAMLFile) -> LocalizedText {
    if isTab(at: fault.mark, in: file) { return tab }
    return texts[fault.problem]
      ?? LocalizedText(
        es: "el archivo no es YAML válido (\(fault.problem))",
        en: "the file is not valid YAML (\(fault.problem))")
  }

  static func hint(for fault: LibYAMLFault, in file: YAMLFile) -> LocalizedText? {
    if isTab(at: fault.mark, in: file) {
      return LocalizedText(es: "use espacios", en: "use spaces")
    }
    guard let start = fault.contextStart, start.line < fault.mark.line else { return nil }
    return LocalizedText(
      es: "lo que aquí falla empieza en la línea \(start.line)",
      en: "what fails here begins on line \(start.line)")
  }

  private static func isTab(at mark: YAMLMark, in file: YAMLFile) -> Bool {
    mark.offset < file.bytes.count && file.bytes[mark.offset] == .tab
  }

  private static let tab = LocalizedText(
    es: "hay un tabulador donde se esperaba la sangría o un valor",
    en: "a tab stands where indentation or a value was expected")

  private static let texts: [String: LocalizedText] = [
    "mapping values are not allowed in this context": LocalizedText(
      es: "no se esperaban dos puntos aquí: revise la sangría, o ponga el texto entre comillas",
      en: "no colon was expected here: check the indentation, or quote the text"),
    "mapping keys are not allowed in this context": LocalizedText(
      es: "no se esperaba una clave aquí: revise la sangría",
      en: "no key was expected here: check the indentation"),
    "block sequence entries are not allowed in this context": LocalizedText(
      es: "no se esperaba un guion de lista aquí: escríbalo en la línea siguiente",
      en: "no list dash was expected here: write it on the next line"),
    "could not find expected ':'": LocalizedText(
      es: "falta «:» después de la clave, o la línea anterior quedó sin cerrar",
      en: "“:” is missing after the key, or the line before was left open"),
    "did not find expected key": LocalizedText(
      es: "se esperaba una clave: revise la sangría y las comillas",
      en: "a key was expected: check the indentation and the quotation marks"),
    "did not find expected '-' indicator": LocalizedText(
      es: "se esperaba otro guion de la lista: revise la sangría",
      en: "another dash of the list was expected: check the indentation"),
    "did not find expected ',' or ']'": LocalizedText(
      es: "falta «,» o «]» en la lista", en: "“,” or “]” is missing in the list"),
    "did not find expected ',' or '}'": LocalizedText(
      es: "falta «,» o «}» en el grupo de claves", en: "“,” or “}” is missing in the mapping"),
    "did not find expected node content": LocalizedText(
      es: "se esperaba un valor", en: "a value was expected"),
    "did not find expected <document start>": LocalizedText(
      es: "el documento ya había terminado; esto sobra o le falta sangría",
      en: "the document had ended; this is too much or lacks indentation"),
    "found unexpected end of stream": LocalizedText(
      es: "el archivo termina antes de cerrar las comillas",
      en: "the file ends before the quotation marks are closed"),
    "found unexpected document indicator": LocalizedText(
      es: "hay un «---» dentro de un texto entre comillas sin cerrar",
      en: "there is a “---” inside an unclosed quoted text"),
    "found unknown escape character": LocalizedText(
      es:
        "entre comillas dobles, «\\» solo va antes de n, t, \", \\ y otras pocas; use '…' o «\\\\»",
      en: "in double quotes “\\” goes only before n, t, \", \\ and a few more; use '…' or “\\\\”"),
    "found character that cannot start any token": LocalizedText(
      es: "un valor no puede empezar con este carácter; póngalo entre comillas",
      en: "a value cannot begin with this character; quote it"),
    "found unexpected ':'": LocalizedText(
      es: "hay «:» dentro de un texto; póngalo entre comillas",
      en: "there is a “:” inside a text; quote it"),
    "found a tab character where an indentation space is expected": tab,
    "found a tab character that violates indentation": tab,
    "did not find expected comment or line break": LocalizedText(
      es: "después de «|» o «>» solo va un comentario o el fin de la línea",
      en: "after “|” or “>” only a comment or the end of the line may follow"),
    "did not find expected alphabetic or numeric character": LocalizedText(
      es: "«&» y «*» no pueden empezar un valor; póngalo entre comillas",
      en: "“&” and “*” cannot begin a value; quote it"),
    "found undefined tag handle": LocalizedText(
      es: "las etiquetas («!nombre») no se usan aquí; ponga el texto entre comillas",
      en: "tags (“!name”) are not used here; quote the text"),
  ]
}
