import CEL
import Findings
import Plans
import Rules
import Values

/// What a rule judges and when, in words: no expression, no identifier of a field.
package struct RuleWords {
  private let pack: RulePack
  private let rule: Rule
  private let names: ExpressionWords.Names
  private let language: TextLanguage

  /// The words of a rule.
  package init(_ rule: Rule, of pack: RulePack, in language: TextLanguage) {
    (self.rule, self.pack, self.language) = (rule, pack, language)
    let vocabulary = pack.vocabulary
    var lists: [String: String] = [:]
    for table in vocabulary.tables where !table.isSingle { lists[table.plural] = table.id }
    var tables = Set(vocabulary.tables.map(\.id))
    var list: String?
    if case .each(let id) = rule.subject {
      list = id
      tables.insert("fila")
    }
    let dated = list
    names = ExpressionWords.Names(lists: lists, tables: tables) { table, field in
      if table == "fila", let dated {
        return LocalizedText(es: field ?? "renglón de \(dated)", en: field ?? "row of \(dated)")
      }
      guard let definition = vocabulary.table(table) else {
        return LocalizedText(es: field ?? table)
      }
      guard let field else { return definition.label }
      return definition.fields.first { $0.id == field }?.label ?? LocalizedText(es: field)
    }
  }

  /// What is judged: «cada fila de «actividad»».
  package var subject: String {
    switch rule.subject {
    case .plan: say("el plan, una vez", "the plan, once")
    case .rows(let table): say("cada fila de \(label(table))", "each row of \(label(table))")
    case .groups(let table, let paths):
      say(
        "las filas de \(label(table)) que comparten \(list(paths))",
        "the rows of \(label(table)) that share \(list(paths))")
    case .each(let table):
      say("cada renglón de la lista \(quoted(table))", "each row of the list \(quoted(table))")
    }
  }

  /// When it applies; `nil` is always.
  package var when: String? { rule.when.map { words($0) } }

  /// Since which day a fail counts; `nil` is at once.
  package var due: String? { rule.due.map { words($0) } }

  /// The named values, each with what it stands for.
  package var lets: [String] {
    rule.lets.map { "\(quoted($0.name)): \(words($0.value))" }
  }

  /// What is asked, a sentence each.
  package var checks: [String] { rule.check.map { FormWords(self).sentence($0) } }

  // MARK: Pieces that the forms share

  func words(_ expression: Rules.Expression) -> String {
    ExpressionWords.words(expression.source, names: names, in: language)
  }

  func label(_ table: String) -> String { quoted(names.label(table, nil).text(in: language)) }

  /// A field of a table: «nombre» (actividad).
  func label(_ table: String, _ field: String) -> String {
    "\(quoted(names.label(table, field).text(in: language))) "
      + "(\(names.label(table, nil).text(in: language)))"
  }

  /// A field of the subject, or of a row it belongs to; of a sum, of the table that is added up.
  func label(_ path: FieldPath, of table: String? = nil) -> String {
    label(path.parents.last ?? table ?? rule.subject.table ?? "plan", path.field)
  }

  func say(_ es: String, _ en: String) -> String { language == .es ? es : en }
  func say(_ text: LocalizedText) -> String { text.text(in: language) }
  func quoted(_ text: String) -> String { language == .es ? "«\(text)»" : "“\(text)”" }
  func verdict(_ verdict: Verdict) -> String { Glossary.label(verdict: verdict, in: language) }

  private func list(_ paths: [FieldPath]) -> String {
    paths.map { label($0) }.joined(separator: ", ")
  }
}
