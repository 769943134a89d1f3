import Documents
import Rules
import Values

/// Whether an answer is to a question that there is; one that nobody could use is never silent.
enum AnswerNames {
  /// What is wrong with the name of an answer, `rule` or `rule@row`; `nil` where nothing is.
  static func fault(of name: String, _ pack: RulePack) -> LocalizedText? {
    let parts = name.split(separator: "@", maxSplits: 1).map(String.init)
    guard let rule = pack.rule(parts[0]) else { return nil }
    guard rule.check.contains(where: asks) else { return noQuestion(rule.id) }
    guard parts.count == 2 else { return nil }
    guard case .each(let id) = rule.subject, let table = pack.datedTable(id) else {
      return noRows(rule.id)
    }
    let rows = table.rows.compactMap { $0.cells.first?.first }
    return rows.contains(parts[1]) ? nil : noRow(parts[1], rule.id, among: rows)
  }

  private static func asks(_ form: any CheckForm) -> Bool {
    if let any = form as? AnyForm { return any.forms.contains(where: asks) }
    return form is AskForm
  }
}

extension SourceFile {
  /// Whether there is nothing but comments: a file of questions in which nothing was asked.
  var holdsCommentsOnly: Bool {
    bytes.split(separator: 10).allSatisfy { line in
      let text = line.drop { $0 == 32 || $0 == 9 || $0 == 13 }
      return text.isEmpty || text.first == UInt8(ascii: "#")
    }
  }
}

extension AnswerNames {
  private static func noQuestion(_ rule: String) -> LocalizedText {
    LocalizedText(
      es: "La regla «\(rule)» no hace ninguna pregunta: no se responde, se corrige el plan.",
      en: "The rule “\(rule)” asks no question: it is not answered, the plan is mended.")
  }

  private static func noRows(_ rule: String) -> LocalizedText {
    LocalizedText(
      es: "La pregunta «\(rule)» se responde una sola vez, no por filas.",
      en: "The question “\(rule)” is answered once, not by rows.")
  }

  private static func noRow(
    _ row: String, _ rule: String, among rows: [String]
  ) -> LocalizedText {
    let near = nearest(to: row, among: rows)
    let hint = near.map { (" ¿Quiso decir «\($0)»?", " Did you mean “\($0)”?") } ?? ("", "")
    let list = rows.joined(separator: ", ")
    return LocalizedText(
      es: "La pregunta «\(rule)» no tiene la fila «\(row)».\(hint.0) Tiene: \(list).",
      en: "The question “\(rule)” has no row “\(row)”.\(hint.1) It has: \(list).")
  }
}
