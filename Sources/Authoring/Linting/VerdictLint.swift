import Findings
import Rules
import Values

/// Finds verdicts that a rule can give and no example shows.
struct VerdictLint {
  private let pack: RulePack

  init(_ pack: RulePack) { self.pack = pack }

  func remarks() -> [LintRemark] { pack.rules.flatMap(remarks) }

  private func remarks(of rule: Rule) -> [LintRemark] {
    let shown = Set(rule.examples.flatMap { verdicts(of: $0.expected) })
    return wanted(rule).filter { shown.isDisjoint(with: $0.verdicts) }.map { wanted in
      let es = wanted.verdicts.map(\.id).joined(separator: " o ")
      let en = wanted.verdicts.map(\.id).joined(separator: " or ")
      return LintRemark(
        .fault, file: rule.file,
        es: "falta un ejemplo con expect: \(es) (\(wanted.why.es)); añádalo en examples",
        en: "an example with expect: \(en) is missing (\(wanted.why.text(in: .en))); add it to "
          + "examples")
    }
  }

  private func verdicts(of expected: RuleExample.Expectation) -> [Verdict] {
    switch expected {
    case .all(let verdict): [verdict]
    case .byKey(let verdicts): Array(verdicts.values)
    }
  }

  /// What must be shown, any one of each list, and why.
  ///
  /// What only a person can tell, or a reading that is contested, is asked in place of left open.
  private func wanted(_ rule: Rule) -> [(verdicts: [Verdict], why: LocalizedText)] {
    let requirement = pack.requirement(rule.requirement)
    var wanted: [(verdicts: [Verdict], why: LocalizedText)] = [([.pass], .canPass)]
    wanted.append(requirement?.contested == nil ? ([.fail], .canFail) : ([.needsReview], .contested))
    wanted.append(
      rule.check.contains(where: \.asks)
        ? ([.needsReview], .asks) : ([.notChecked, .needsReview], .unread))
    if rule.when != nil || requirement?.applies != nil {
      wanted.append(([.notApplicable], .applies))
    }
    if rule.due != nil { wanted.append(([.notDue], .due)) }
    if rule.check.contains(where: { $0.answers(.notApplicable) }) {
      wanted.append(([.notApplicable], .asks))
    }
    return wanted
  }
}

extension CheckForm {
  /// Whether a person answers it, alone or as one part of `any`.
  package var asks: Bool {
    if let any = self as? AnyForm { return any.forms.contains(where: \.asks) }
    return self is AskForm
  }

  /// Whether one of its answers is this verdict.
  fileprivate func answers(_ verdict: Verdict) -> Bool {
    if let any = self as? AnyForm { return any.forms.contains { $0.answers(verdict) } }
    return (self as? AskForm)?.answers.contains { $0.verdict == verdict } == true
  }
}

extension LocalizedText {
  fileprivate static let canPass = LocalizedText(
    es: "toda regla se puede cumplir", en: "every rule can be met")
  fileprivate static let canFail = LocalizedText(
    es: "toda regla se puede incumplir", en: "every rule can be broken")
  fileprivate static let contested = LocalizedText(
    es: "su lectura se discute", en: "its reading is contested")
  fileprivate static let asks = LocalizedText(
    es: "pregunta a una persona", en: "it asks a person")
  fileprivate static let unread = LocalizedText(
    es: "lo que juzga puede no haberse leído", en: "what it judges may not have been read")
  fileprivate static let applies = LocalizedText(
    es: "tiene when, o applies en su requisito", en: "it has when, or its requirement applies")
  fileprivate static let due = LocalizedText(es: "tiene due", en: "it has due")
}
