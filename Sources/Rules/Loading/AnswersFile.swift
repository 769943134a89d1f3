import Values
import YAML

/// The answers that a person gave to open questions, as a file.
///
/// ```yaml
/// plan-publicado-tarde: si                  # the question of a rule
/// plan-institucional-sin-integrar: { pinar: si }   # of one row of its dated table
/// entidad.nivel: municipal                  # a fact of the entity or the plan
/// ```
package enum AnswersFile {
  /// The answers by question; of a row, under `rule@row`; of a fact, under its name.
  package static func answers(
    path: String, bytes: [UInt8], pack: RulePack
  ) throws(RulePackError) -> [String: String] {
    let diagnostics = Diagnostics()
    var answers: [String: String] = [:]
    if let root = diagnostics.read(path: path, bytes: bytes), !root.isNull {
      answers = read(root, pack, diagnostics)
    }
    if diagnostics.hasErrors { throw RulePackError(diagnostics) }
    return answers
  }

  private static func read(
    _ root: YAMLNode, _ pack: RulePack, _ diagnostics: Diagnostics
  ) -> [String: String] {
    guard let entries = root.entries else {
      diagnostics.add(Diagnostic(notAMapping, at: root))
      return [:]
    }
    let names = names(of: pack)
    var answers: [String: String] = [:]
    for (key, value) in entries {
      guard let name = key.text else { continue }
      if !names.contains(name) {
        let near = nearest(to: name, among: names).map {
          LocalizedText(es: "¿quiso decir «\($0)»?", en: "did you mean “\($0)”?")
        }
        diagnostics.add(Diagnostic(unknown(name), hint: near, at: key))
      } else if let text = value.text {
        if !value.isNull { answers[name] = text }
      } else if let rows = value.entries {
        for (row, answer) in rows {
          if let row = row.text, let answer = answer.text { answers["\(name)@\(row)"] = answer }
        }
      } else {
        diagnostics.add(Diagnostic(notAnAnswer(name), at: value))
      }
    }
    return answers
  }

  private static func names(of pack: RulePack) -> [String] {
    pack.rules.map(\.id)
      + pack.vocabulary.tables.filter(\.isSingle).flatMap { table in
        table.fields.map { "\(table.id).\($0.id)" }
      }
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
}
