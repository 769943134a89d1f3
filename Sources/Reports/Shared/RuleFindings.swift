import Documents
import Findings
import Values

/// All findings of one rule with one verdict: what a person mends once.
package struct RuleFindings: Sendable {
  /// The rule; `nil` where the report lacks it.
  package let rule: CheckReport.RuleResult?
  /// Its identifier.
  package let id: String
  /// What the findings say.
  package let verdict: Verdict
  /// The findings, in the report's order; never empty.
  package let findings: [Finding]

  /// How many cells of the grid they gather.
  package var cases: Int { findings.reduce(0) { $0 + $1.count } }
  /// How grave the rule is.
  package var severity: Severity { findings.first?.severity ?? .note }
  /// Whether a fail is no breach of a norm.
  package var isMethodology: Bool { rule?.basis == .methodology }

  /// The groups of these verdicts, gravest first, then in the order of the pack.
  package static func groups(
    of report: CheckReport, where isWanted: (Verdict) -> Bool
  ) -> [RuleFindings] {
    var order: [String: Int] = [:]
    for (position, rule) in report.rules.enumerated() { order[rule.id] = position }
    var byRule: [String: [Finding]] = [:]
    for finding in report.findings where isWanted(finding.verdict) {
      byRule[finding.rule + "\u{0}" + finding.verdict.id, default: []].append(finding)
    }
    let groups = byRule.values.map { findings in
      RuleFindings(
        rule: order[findings[0].rule].map { report.rules[$0] }, id: findings[0].rule,
        verdict: findings[0].verdict, findings: findings)
    }
    func rank(_ group: RuleFindings) -> (Int, Int, String, UInt8) {
      let severity = Severity.allCases.firstIndex(of: group.severity) ?? 0
      return (severity, order[group.id] ?? .max, group.id, group.verdict.rawValue)
    }
    return groups.sorted { rank($0) < rank($1) }
  }

  /// The title in the language: the one message there is, else what the rule asks.
  package func title(in language: TextLanguage) -> String {
    let first = findings[0].message
    if findings.allSatisfy({ $0.message == first }) { return first.text(in: language) }
    return rule?.sentence.text(in: language) ?? first.text(in: language)
  }

  /// Whether every finding says the same, so that places need no words of their own.
  package var hasOneMessage: Bool {
    findings.allSatisfy { $0.message == findings[0].message }
  }

  /// Severity for fails, else what the verdict is called, in lower case.
  package func label(in language: TextLanguage) -> String {
    let label =
      verdict == .fail
      ? Glossary.label(severity: severity, in: language)
      : Glossary.label(verdict: verdict, in: language)
    return label.prefix(1).lowercased() + label.dropFirst()
  }

  /// One place to look at, and those that decided with it.
  package struct Place: Sendable {
    /// Whose place it is.
    package let finding: Finding
    /// Where to look.
    package let location: Finding.Location
    /// What else was read to decide.
    package let others: [Finding.Location]
  }

  /// The places to look at, in order, no cell twice.
  ///
  /// A finding of one cell has one place; its further places are what that cell was compared with.
  package var places: [Place] {
    var seen: Set<Locator> = []
    return findings.flatMap { finding in
      let main = finding.count == 1 ? finding.locations.prefix(1) : finding.locations[...]
      let others = finding.count == 1 ? Array(finding.locations.dropFirst()) : []
      return main.compactMap { location in
        seen.insert(location.locator).inserted
          ? Place(finding: finding, location: location, others: others) : nil
      }
    }
  }
}

/// The findings of a report as people go through them: first what is broken, last our own faults.
struct FindingSection {
  /// What stands above it.
  let title: String
  /// What its findings say.
  let verdict: Verdict
  /// Its rules, gravest first; never empty.
  let groups: [RuleFindings]

  /// How many cells it gathers.
  var cases: Int { groups.reduce(0) { $0 + $1.cases } }

  /// The sections that have findings.
  static func all(of report: CheckReport) -> [FindingSection] {
    let language = report.run.language
    let fails = RuleFindings.groups(of: report) { $0 == .fail }
    let method = Glossary.label(verdict: .fail, basis: .methodology, in: language)
    var sections = [
      FindingSection(
        title: Glossary.label(verdict: .fail, in: language), verdict: .fail,
        groups: fails.filter { !$0.isMethodology }),
      FindingSection(title: method, verdict: .fail, groups: fails.filter(\.isMethodology)),
    ]
    sections += [Verdict.needsReview, .notChecked, .error].map { verdict in
      FindingSection(
        title: Glossary.label(verdict: verdict, in: language), verdict: verdict,
        groups: RuleFindings.groups(of: report) { $0 == verdict })
    }
    return sections.filter { !$0.groups.isEmpty }
  }
}
