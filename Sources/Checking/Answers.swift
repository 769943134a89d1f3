import Documents
import Findings
import Readers
import Rules
import Values

/// Answers to the questions of rules, from a file.
enum Answers {
  /// The answers by question; none without a file.
  static func read(
    _ path: String?, pack: RulePack, _ language: TextLanguage
  ) throws(CheckError) -> [String: String] {
    guard let path else { return [:] }
    let file: SourceFile
    do throws(ReadError) {
      file = try SourceFile(reading: path)
    } catch {
      throw CheckError(
        error.kind == .noSuchFile ? .noSuchFile : .cannotRead, es: error.es, en: error.en)
    }
    // A file of questions in which nothing was asked: comments alone.
    if isEmpty(file.bytes) { return [:] }
    let answers: [String: String]
    do throws(RulePackError) {
      answers = try AnswersFile.answers(path: path, bytes: file.bytes, pack: pack)
    } catch {
      throw CheckError(
        .cannotRead, es: error.render(in: .es), en: error.render(in: .en))
    }
    for (name, answer) in answers.sorted(by: { $0.key < $1.key }) {
      if let fault = fault(of: name, answer, pack) {
        throw CheckError(.cannotRead, es: "\(path): \(fault.es)", en: "\(path): \(fault.en)")
      }
    }
    return answers
  }

  private static func isEmpty(_ bytes: [UInt8]) -> Bool {
    bytes.split(separator: 10).allSatisfy { line in
      let text = line.drop { $0 == 32 || $0 == 9 || $0 == 13 }
      return text.isEmpty || text.first == UInt8(ascii: "#")
    }
  }

  /// What is wrong with an answer to a rule's question; one that nobody could use is never silent.
  private static func fault(
    of name: String, _ answer: String, _ pack: RulePack
  ) -> (es: String, en: String)? {
    let parts = name.split(separator: "@", maxSplits: 1).map(String.init)
    guard let rule = pack.rule(parts[0]) else { return nil }
    guard let known = rule.check.lazy.compactMap(answers(of:)).first else {
      return noQuestion(name)
    }
    if parts.count == 2 {
      guard case .each(let id) = rule.subject, let table = pack.datedTable(id) else {
        return noRow(parts[1], rule.id, among: [])
      }
      let rows = table.rows.compactMap { $0.cells.first?.first }
      if !rows.contains(parts[1]) { return noRow(parts[1], rule.id, among: rows) }
    }
    guard !answer.isEmpty, !known.contains(where: { folded($0) == folded(answer) }) else {
      return nil
    }
    return noAnswer(answer, name, among: known)
  }

  /// The answers that the question of a form takes; `nil` where it asks nothing.
  private static func answers(of form: any CheckForm) -> [String]? {
    if let any = form as? AnyForm { return any.forms.lazy.compactMap(answers(of:)).first }
    return (form as? AskForm)?.answers.map(\.answer)
  }

  private static func noQuestion(_ name: String) -> (es: String, en: String) {
    (
      "la regla «\(name)» no hace ninguna pregunta: no se responde, se corrige el plan.",
      "the rule “\(name)” asks no question: it is not answered, the plan is mended."
    )
  }

  private static func noRow(
    _ row: String, _ rule: String, among rows: [String]
  ) -> (es: String, en: String) {
    guard !rows.isEmpty else {
      return (
        "la pregunta «\(rule)» se responde una sola vez, no por filas.",
        "the question “\(rule)” is answered once, not by rows."
      )
    }
    let near = nearest(to: row, among: rows)
    let hint = near.map { (" ¿Quiso decir «\($0)»?", " Did you mean “\($0)”?") } ?? ("", "")
    return (
      "la pregunta «\(rule)» no tiene la fila «\(row)».\(hint.0) Tiene: "
        + rows.joined(separator: ", ") + ".",
      "the question “\(rule)” has no row “\(row)”.\(hint.1) It has: "
        + rows.joined(separator: ", ") + "."
    )
  }

  private static func noAnswer(
    _ answer: String, _ name: String, among known: [String]
  ) -> (es: String, en: String) {
    let list = known.joined(separator: ", ")
    return (
      "«\(answer)» no responde la pregunta «\(name)». Puede ser: \(list).",
      "“\(answer)” does not answer the question “\(name)”. It may be: \(list)."
    )
  }
}

extension CheckSession {
  /// The rule pack of a folder.
  package static func pack(
    at directory: String, _ language: TextLanguage
  ) throws(CheckError) -> RulePack {
    do throws(RulePackError) {
      return try RulePackLoader.load(directory: directory)
    } catch {
      throw CheckError(.rules, es: error.render(in: .es), en: error.render(in: .en))
    }
  }
}
