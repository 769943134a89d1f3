import Rules
import Values

/// Finds texts for people that stand in one language only.
struct TranslationLint {
  private let pack: RulePack

  init(_ pack: RulePack) { self.pack = pack }

  func remarks() -> [LintRemark] {
    pack.rules.flatMap(rule) + pack.norms.flatMap(norm) + pack.requirements.flatMap(requirement)
      + vocabulary()
  }

  private func rule(_ rule: Rule) -> [LintRemark] {
    var texts: [(String, LocalizedText?)] = [("sentence", rule.sentence), ("when_not", rule.whenNot)]
    texts += rule.check.flatMap { asked($0) }
    texts += rule.equivalents.map { ("equivalents", $0.reason) }
    let templates: [(String, MessageTemplate?)] = [
      ("message", rule.message), ("message_all", rule.messageAll), ("remedy", rule.remedy),
    ]
    return missing(texts, in: rule.file)
      + templates.compactMap { key, template in
        guard let template, template.en == nil || template.es == template.en else { return nil }
        return remark(key, in: rule.file)
      }
  }

  private func asked(_ form: any CheckForm) -> [(String, LocalizedText?)] {
    if let any = form as? AnyForm { return any.forms.flatMap(asked) }
    guard let ask = form as? AskForm else { return [] }
    return [("question", ask.question), ("evidence", ask.evidence)]
  }

  private func norm(_ norm: Norm) -> [LintRemark] {
    // Titles of norms are names: they may be the same in both languages, and stand alone.
    norm.title.es.isEmpty ? [remark("title", in: "\(norm.id)/norm.yaml")] : []
  }

  private func requirement(_ requirement: Requirement) -> [LintRemark] {
    var texts: [(String, LocalizedText?)] = [
      ("\(requirement.id): who", requirement.who), ("\(requirement.id): text", requirement.text),
      ("\(requirement.id): contested", requirement.contested),
      ("\(requirement.id): left", requirement.left),
    ]
    if case .outOfScope(let reason) = requirement.coverage {
      texts.append(("\(requirement.id): out_of_scope", reason))
    }
    return missing(texts, in: "\(requirement.norm)/norm.yaml")
  }

  private func vocabulary() -> [LintRemark] {
    pack.vocabulary.tables.flatMap { table in
      let file = "vocabulary/\(table.id).yaml"
      return table.fields.flatMap { field in
        // A label may be one word in both languages: «BPIN».
        (field.label.en == nil ? [remark("\(field.id): label", in: file)] : [])
          + missing([("\(field.id): question", field.question)], in: file)
      }
    }
  }

  private func missing(_ texts: [(String, LocalizedText?)], in file: String) -> [LintRemark] {
    texts.compactMap { key, text in
      guard let text, text.es.isEmpty || text.en == nil || text.en == text.es else { return nil }
      return remark(key, in: file)
    }
  }

  private func remark(_ key: String, in file: String) -> LintRemark {
    LintRemark(
      .fault, file: file, es: "\(key): escriba el texto en es y en en",
      en: "\(key): write the text in es and in en")
  }
}
