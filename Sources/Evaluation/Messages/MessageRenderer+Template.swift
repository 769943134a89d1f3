import Documents
import Findings
import Plans
import Rules
import Values

extension MessageRenderer {
  /// A rule's text with its paths filled in: in Spanish, and in English where that is asked for.
  func text(
    _ template: MessageTemplate, _ subject: Int?, _ values: [String: FormValue], _ count: Int
  ) -> LocalizedText {
    LocalizedText(
      es: fill(template.es, subject, values, count, .es),
      en: context.languages.contains(.en)
        ? template.en.map { fill($0, subject, values, count, .en) } : nil)
  }

  /// A question with its paths filled in; one that cannot be parsed is told as it stands.
  func filled(_ question: LocalizedText, _ subject: Int?) -> LocalizedText {
    guard let es = MessageTemplate.parse(question.es) else { return question }
    let template = MessageTemplate(es: es, en: question.en.flatMap(MessageTemplate.parse))
    return text(template, subject, [:], 1)
  }

  /// What an answer to the rule's question is filed under: the rule, and the row of an `each`.
  func questionName(_ subject: Int) -> String {
    if case .each = subjects.kind { return "\(rule.id)@\(key(of: subject))" }
    return rule.id
  }

  private func fill(
    _ pieces: [MessageTemplate.Piece], _ subject: Int?, _ values: [String: FormValue],
    _ count: Int, _ language: TextLanguage
  ) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .path(let path): show(path, subject, values, count, language)
      }
    }.joined()
  }

  private func show(
    _ path: [String], _ subject: Int?, _ values: [String: FormValue], _ count: Int,
    _ language: TextLanguage
  ) -> String {
    if path.count == 1, let name = path.first {
      if name == "count" { return PlainText.display(count: count, in: language) }
      if let value = values[name] { return show(value, language) }
      return ""
    }
    if path.first == "fila" { return datedText(path, subject) }
    if path.first == "grupo" { return subject.map { subjectName($0).label } ?? "" }
    return factText(path, subject, language)
  }

  private func show(_ value: FormValue, _ language: TextLanguage) -> String {
    switch value {
    case .text(let text): return text
    case .number(let digits, let table, let field):
      let type = context.tables.tables[table].definition.fields[field].type
      return Decimal(digits).map { FactText.show(.number($0), as: type, in: language) } ?? digits
    case .fact(let table, let field, let row):
      return fact(table: table, field: field, row: row, language)
    }
  }

  /// A fact as people read it: its value by its type, what is written when malformed, or «(vacía)».
  private func fact(table: Int, field: Int, row: Int, _ language: TextLanguage) -> String {
    if let value = context.tables.tables[table].columns[field].value(row: row) {
      let type = context.tables.tables[table].definition.fields[field].type
      return FactText.show(value, as: type, in: language)
    }
    let code = context.tables.tables[table].columns[field].codes[row]
    if code.state == .malformed || (code.isBlank && code.blankKind != .empty) {
      let place = context.tables.tables[table].origin(row: row, field: field)
      let text = context.tables.rawText(at: place)
      if !text.isEmpty { return text }
    }
    return "(" + Glossary.label(.blank, BlankKind.empty.id, in: language) + ")"
  }

  private func factText(_ path: [String], _ subject: Int?, _ language: TextLanguage) -> String {
    guard let first = path.first, let field = path.last else { return "" }
    var parents = Array(path.dropFirst().dropLast())
    let start: Int?
    if let single = context.tables.index(of: first),
      context.tables.tables[single].definition.isSingle
    {
      start = nil
      parents = [first]
    } else {
      start = subjects.table
    }
    guard
      let access = context.access(FieldPath(parents: parents, field: field), from: start)
    else { return "" }
    let origin = subject.flatMap { subjects.rows(of: $0).first }.map(Int.init) ?? 0
    let row = access.row(from: origin)
    let empty = "(" + Glossary.label(.blank, BlankKind.empty.id, in: language) + ")"
    guard row >= 0 else { return empty }
    if !context.tables.tables[access.table].columns[access.field].codes[row].isPresent,
      parents.isEmpty, context.tables.tables[access.table].definition.key.contains(field)
    {
      return rowLabel(row)
    }
    return fact(table: access.table, field: access.field, row: row, language)
  }

  private func datedText(_ path: [String], _ subject: Int?) -> String {
    guard let subject, path.count == 2, case .each(let dated, let rows) = subjects.kind else {
      return ""
    }
    return dated.texts(row: rows[subject], column: path[1]).joined(separator: ", ")
  }
}
