import Findings
import Rules
import Values

/// Which requirement is checked by which rules, and which verdicts their examples show.
package struct CoverageTable {
  private let pack: RulePack
  private let coverage: RequirementCoverage
  private let language: TextLanguage

  /// The table of a pack.
  package init(_ pack: RulePack, in language: TextLanguage) {
    (self.pack, self.language) = (pack, language)
    coverage = RequirementCoverage(pack)
  }

  /// Requirements that nobody accounts for: said to be automated and no rule checks them, checkable
  /// in full and only asked, checkable in part without a word on the rest.
  package var gaps: [Requirement] {
    pack.requirements.filter { requirement in
      if case .automated = requirement.coverage, coverage.rules(of: requirement).isEmpty {
        return true
      }
      switch requirement.checkable {
      case .fully: return !coverage.isJudged(requirement)
      case .partly: return !coverage.saysWhatIsLeft(requirement)
      case .person, nil: return false
      }
    }
  }

  /// One line a requirement, one below for each of its rules, and the sums.
  package var text: String {
    var lines: [String] = []
    for norm in pack.norms {
      lines += [norm.title.text(in: language)]
      for requirement in pack.requirements where requirement.norm == norm.id {
        lines.append("  \(requirement.id)  art. \(requirement.citation)  \(label(requirement))")
        lines += coverage.rules(of: requirement).map { rule in
          "    \(rule.id): \(rule.sentence.text(in: language)) (\(verdicts(rule)))"
        }
        if let left = requirement.left {
          lines.append(
            "    \(language == .es ? "Queda a una persona" : "Left to a person"): "
              + left.text(in: language))
        }
      }
      lines.append("")
    }
    return (lines + [sums]).joined(separator: "\n") + "\n"
  }

  private func label(_ requirement: Requirement) -> String {
    let code: String =
      switch requirement.coverage {
      case .automated: "automated"
      case .ask: "ask"
      case .outOfScope: "out_of_scope"
      }
    let label = Glossary.label(.coverage, code, in: language)
    if case .outOfScope(let reason) = requirement.coverage {
      return "\(label): \(reason.text(in: language))"
    }
    guard let checkable = requirement.checkable else { return label }
    return "\(label), \(extent(checkable))"
  }

  private func extent(_ checkable: Requirement.Checkable) -> String {
    switch checkable {
    case .fully: language == .es ? "se puede revisar entero" : "can be checked in full"
    case .partly: language == .es ? "se puede revisar en parte" : "can be checked in part"
    case .person: language == .es ? "solo lo sabe una persona" : "only a person can tell"
    }
  }

  private func verdicts(_ rule: Rule) -> String {
    var shown: Set<Verdict> = []
    for example in rule.examples {
      switch example.expected {
      case .all(let verdict): shown.insert(verdict)
      case .byKey(let verdicts): shown.formUnion(verdicts.values)
      }
    }
    return Verdict.allCases.filter(shown.contains)
      .map { Glossary.label(.verdict, $0.id, in: language) }.joined(separator: ", ")
  }

  private var sums: String {
    var counts = (automated: 0, ask: 0, out: 0)
    for requirement in pack.requirements {
      switch requirement.coverage {
      case .automated: counts.automated += 1
      case .ask: counts.ask += 1
      case .outOfScope: counts.out += 1
      }
    }
    return language == .es
      ? "\(pack.requirements.count) requisitos: \(counts.automated) por reglas, \(counts.ask) por "
        + "preguntas, \(counts.out) fuera del alcance; \(gaps.count) sin regla. "
        + "\(pack.rules.count) reglas."
      : "\(pack.requirements.count) requirements: \(counts.automated) by rules, \(counts.ask) by "
        + "questions, \(counts.out) out of scope; \(gaps.count) without a rule. "
        + "\(pack.rules.count) rules."
  }
}
