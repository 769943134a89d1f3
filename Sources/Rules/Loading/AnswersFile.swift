import Values
import YAML

/// The answers that a person gave to open questions, as a file.
///
/// ```yaml
/// plan-publicado-tarde: si                  # the question of a rule
/// plan-institucional-sin-integrar: { pinar: si }   # of one row of its dated table
/// meta.valor: { "Plan!C9": si }             # of a reading that was guessed, at its heading or cell
/// entidad.nivel: municipal                  # a fact of the entity or the plan
/// informe-de-gestion:                       # with who gave it, when, and what shows it
///   answer: si
///   date: 2026-01-30
///   name: Ana Ruiz
///   evidence: informe.pdf
///   sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
///   carry: true                             # proposed again next year
/// ```
package enum AnswersFile {
  /// The answers by question; of a row, under `rule@row`; of a fact, under its name.
  package static func answers(
    path: String, bytes: [UInt8], pack: RulePack
  ) throws(RulePackError) -> [String: GivenAnswer] {
    let diagnostics = Diagnostics()
    var answers: [String: GivenAnswer] = [:]
    if let root = diagnostics.read(path: path, bytes: bytes), !root.isNull {
      answers = read(root, pack, diagnostics)
    }
    if diagnostics.hasErrors { throw RulePackError(diagnostics) }
    return answers
  }

  /// The answers of a mapping; what is wrong is recorded.
  static func read(
    _ root: YAMLNode, _ pack: RulePack, _ diagnostics: Diagnostics
  ) -> [String: GivenAnswer] {
    guard let entries = root.entries else {
      diagnostics.add(Diagnostic(notAMapping, at: root))
      return [:]
    }
    let names = names(of: pack)
    let facts = Set(
      pack.vocabulary.tables.flatMap { table in table.fields.map { "\(table.id).\($0.id)" } })
    var answers: [String: GivenAnswer] = [:]
    for (key, value) in entries {
      guard let name = key.text else { continue }
      // What was read of a row is confirmed place by place: `meta.valor: { "Plan!C9": si }`.
      let isOfPlaces = facts.contains(name) && value.text == nil && value["answer"] == nil
      if !names.contains(name), !isOfPlaces {
        let near = nearest(to: name, among: names).map {
          LocalizedText(es: "¿quiso decir «\($0)»?", en: "did you mean “\($0)”?")
        }
        diagnostics.add(Diagnostic(unknown(name), hint: near, at: key))
        continue
      }
      let known = pack.rule(name).flatMap(AskForm.answers)
      if value.text == nil, value["answer"] == nil, let rows = value.entries {
        for (row, answer) in rows {
          guard let row = row.text else { continue }
          answers["\(name)@\(row)"] = one(answer, to: name, known, diagnostics)
        }
      } else {
        answers[name] = one(value, to: name, known, diagnostics)
      }
    }
    return answers
  }

  /// One answer, short or with all that belongs to it; `nil` for an empty one.
  private static func one(
    _ node: YAMLNode, to name: String, _ known: [String]?, _ diagnostics: Diagnostics
  ) -> GivenAnswer? {
    var given: (text: YAMLText, answer: GivenAnswer)?
    if let text = node.text {
      if !node.isNull, !text.isEmpty {
        given = (YAMLText(text: text, node: node), GivenAnswer(text))
      }
    } else if node.entries != nil {
      given = MappingReader.read(node, into: diagnostics, long) ?? nil
    } else {
      diagnostics.add(Diagnostic(notAnAnswer(name), at: node))
    }
    guard let given else { return nil }
    if let known, !known.contains(where: { folded($0) == folded(given.text.text) }) {
      diagnostics.add(
        Diagnostic(
          noSuchAnswer(given.text.text), hint: .suggestion(for: given.text.text, among: known),
          at: given.text.node))
    }
    return given.answer
  }

  private static func long(
    _ reader: inout MappingReader
  ) -> (text: YAMLText, answer: GivenAnswer)? {
    let text = reader.optionalText("answer")
    let (date, name) = (reader.optionalDate("date"), reader.optionalString("name"))
    let (evidence, sha256) = (reader.optionalString("evidence"), reader.optionalString("sha256"))
    let carries = reader.boolean("carry", default: false)
    if !reader.contains("answer") { reader.report(noAnswer) }
    if let sha256 {
      if evidence == nil { reader.report(noEvidence, at: "sha256") }
      let isHash = sha256.utf8.count == 64 && sha256.allSatisfy(\.isHexDigit)
      if !isHash { reader.report(notAHash, at: "sha256") }
    }
    return text.map {
      (
        $0,
        GivenAnswer(
          $0.text, date: date, name: name, evidence: evidence, sha256: sha256?.lowercased(),
          carries: carries)
      )
    }
  }

  private static func names(of pack: RulePack) -> [String] {
    pack.rules.map(\.id)
      + pack.vocabulary.tables.filter(\.isSingle).flatMap { table in
        table.fields.map { "\(table.id).\($0.id)" }
      }
  }
}

extension AskForm {
  /// The answers that a rule's question takes, `nil` for a rule that asks nothing.
  fileprivate static func answers(of rule: Rule) -> [String]? {
    var forms = rule.check
    while let form = forms.popLast() {
      if let ask = form as? AskForm { return ask.answers.map(\.answer) }
      if let any = form as? AnyForm { forms += any.forms }
    }
    return nil
  }
}

extension AnswersFile {
  private static let notAMapping = LocalizedText(
    es: "el archivo de respuestas debe tener una pregunta por línea: «pregunta: respuesta»",
    en: "the answers file must hold one question a line: “question: answer”")

  private static func unknown(_ name: String) -> LocalizedText {
    LocalizedText(es: "no hay ninguna pregunta «\(name)»", en: "there is no question “\(name)”")
  }

  private static func notAnAnswer(_ name: String) -> LocalizedText {
    LocalizedText(
      es: "la respuesta a «\(name)» debe ser un texto, o un texto por fila",
      en: "the answer to “\(name)” must be a text, or a text a row")
  }

  private static func noSuchAnswer(_ text: String) -> LocalizedText {
    LocalizedText(
      es: "«\(text)» no es una respuesta a esa pregunta",
      en: "“\(text)” is no answer to that question")
  }

  private static let noAnswer = LocalizedText(
    es: "falta \"answer\": la respuesta", en: "\"answer\" is missing: the answer")

  private static let noEvidence = LocalizedText(
    es: "hay una huella y falta \"evidence\": el archivo de que es",
    en: "there is a hash and \"evidence\" is missing: the file it is of")

  private static let notAHash = LocalizedText(
    es: "no es una huella SHA-256: son 64 cifras hexadecimales",
    en: "this is no SHA-256 hash: those are 64 hexadecimal digits")
}
