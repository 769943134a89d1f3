import Values

/// The forms in which offices write a heading that is listed in a plainer one.
struct HeadingForms {
  /// What the heading is called: one name, or several that have to mean the same field.
  var names: [String]
  /// The type that the field must have for this form; `nil` for any.
  var type: FieldType?

  /// The plainer forms of a heading; none for one that is plain.
  static func all(of heading: String) -> [HeadingForms] {
    guard heading.utf8.count <= 120 else { return [] }
    var forms: [HeadingForms] = []
    var plain = heading
    if let numbered = withoutNumber(plain) {
      plain = numbered
      forms.append(HeadingForms(names: [plain]))
    }
    if let bare = withoutPatternOfDate(plain) {
      forms.append(HeadingForms(names: [bare], type: .date))
    }
    let names = alternatives(plain)
    if names.count > 1 { forms.append(HeadingForms(names: names)) }
    return forms
  }

  /// «3. Responsable», «4) Meta» and «2 - Objetivo» without their numbers.
  private static func withoutNumber(_ heading: String) -> String? {
    let rest = heading.drop { $0.isNumber }
    guard rest.count < heading.count, heading.count - rest.count <= 2, let sign = rest.first else {
      return nil
    }
    let name = rest.dropFirst().drop { $0 == "-" || $0 == " " }
    let isNumbering =
      [".", ")", "-"].contains(sign) || sign == " " && rest.dropFirst().first == "-"
    return isNumbering && name.first?.isLetter == true ? String(name) : nil
  }

  /// «Fecha Fin (dd/mm/aaaa)» without the parentheses, and «Fecha fin dd/mm/aaaa» without its last word.
  private static func withoutPatternOfDate(_ heading: String) -> String? {
    let isBare = heading.hasSuffix("aa") || heading.hasSuffix("AA")
    guard isBare || heading.hasSuffix(")"),
      let opening = heading.lastIndex(of: isBare ? " " : "(")
    else { return nil }
    let words = foldedWords(String(heading[opening...])).split(separator: " ")
    let parts: Set<Substring> = [
      "dd", "d", "dia", "mm", "m", "mmm", "mes", "aaaa", "aa", "ano", "yyyy", "yy", "ddmmaaaa",
      "formato", "fecha",
    ]
    return !words.isEmpty && words.allSatisfy(parts.contains) ? String(heading[..<opening]) : nil
  }

  /// «Actividad / Acción», «Actividad o acción», «Actividades y/o acciones».
  private static func alternatives(_ heading: String) -> [String] {
    let words = heading.replacing("/", with: " / ").split(separator: " ")
    let parts = words.split { ["/", "o", "O", "u", "ó"].contains($0) }
    // «y / o» leaves a lone «y» behind.
    return parts.map { $0.filter { $0.lowercased() != "y" } }.filter { !$0.isEmpty }
      .map { $0.joined(separator: " ") }
  }
}
