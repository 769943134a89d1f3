import Findings
import Rules
import Values

/// Which requirement is checked by which rules, and which verdicts their examples show.
package struct CoverageTable {
  private let pack: RulePack
  private let language: TextLanguage

  /// The table of a pack.
  package init(_ pack: RulePack, in language: TextLanguage) {
    (self.pack, self.language) = (pack, language)
  }

  /// Requirements that say they are automated and that no rule checks.
  package var gaps: [Requirement] {
    pack.requirements.filter { requirement in
      if case .automated = requirement.coverage { return rules(of: requirement).isEmpty }
      return false
    }
  }

  /// One line a requirement, one below for each of its rules, and the sums.
  package var text: String {
    var lines: [String] = []
    for norm in pack.norms {
      lines += [norm.title.text(in: language)]
      for requirement in pack.requirements where requirement.norm == norm.id {
        lines.append("  \(requirement.id)  art. \(requirement.citation)  \(coverage(requirement))")
        lines += rules(of: requirement).map { "    \($0.id): \(verdicts($0))" }
      }
      lines.append("")
    }
    return (lines + [sums]).joined(separator: "\n") + "\n"
  }

  private func rules(of requirement: Requirement) -> [Rule] {
    let own = pack.rules.filter { $0.requirement == requirement.id }
    guard own.isEmpty else { return own }
    let tables = pack.datedTables.filter { table in
      table.rows.contains { $0.requirement == requirement.id }
    }
    return pack.rules.filter { rule in
      if case .each(let table) = rule.subject { return tables.contains { $0.id == table } }
      return false
    }
  }

  private func coverage(_ requirement: Requirement) -> String {
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
    return label
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
