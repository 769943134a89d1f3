import Values

/// What may be typed into an area of a sheet, with the words that say so.
package enum SheetValidation {
  /// One of a few words without commas.
  package static func list(
    _ words: [String], area: String, heading: String, advice: String
  ) -> String {
    element(
      #"type="list""#, "<formula1>\"\(XMLText.escaped(words.joined(separator: ",")))\"</formula1>",
      area, heading, advice)
  }

  /// A whole date, from 2000 to 2099.
  package static func day(area: String, heading: String, advice: String) -> String {
    element(
      #"type="date" operator="between""#, "<formula1>36526</formula1><formula2>73050</formula2>",
      area, heading, advice)
  }

  private static func element(
    _ kind: String, _ formulas: String, _ area: String, _ heading: String, _ advice: String
  ) -> String {
    let (heading, advice) = (XMLText.token(heading), XMLText.token(advice))
    return """
      <dataValidation \(kind) allowBlank="1" showInputMessage="1" showErrorMessage="1" \
      errorTitle="\(heading)" error="\(advice)" promptTitle="\(heading)" prompt="\(advice)" \
      sqref="\(area)">\(formulas)</dataValidation>
      """
  }
}
