import Documents
import Findings
import Values

/// What a report says of the fails of one rule, in the parts of an auditor's observation.
///
/// Cause, effect and incidence are no part of it: nobody can read them in a plan.
package struct ObservationTexts {
  /// How many places are told one by one.
  private static let mostPlaces = 40

  private let sourced: SourcedReport
  private let wording: ReportWording
  private let rule: CheckReport.RuleResult
  private let findings: [Finding]

  /// Of the fails of a rule in a report; `nil` where the report has none.
  package init?(_ sourced: SourcedReport, rule: String) {
    let wording = ReportWording(sourced)
    let findings = sourced.report.findings.filter { $0.rule == rule && $0.verdict == .fail }
    guard let result = wording.rule(rule), !findings.isEmpty else { return nil }
    (self.sourced, self.wording, self.findings) = (sourced, wording, findings)
    self.rule = result
  }

  /// How many cells of the grid fail.
  package var cells: Int { findings.reduce(0) { $0 + $1.count } }

  /// What the rule asks.
  package var title: String { rule.sentence.text(in: wording.language) }

  /// The norm and the article, and what they ask, in their own words where those were read.
  package var criterion: [String] {
    var lines = [wording.citation(rule)]
    if let asked = wording.asked(rule) { lines.append("\(asked.label): \(asked.text)") }
    return lines
  }

  /// What was read, and where.
  package var condition: [String] {
    var lines: [String] = []
    for finding in findings {
      guard lines.count < ObservationTexts.mostPlaces else { break }
      let explanation = ExplanationReport([], of: sourced)
      let count = finding.count > 1 ? " (\(wording.amount(finding.count, .cases)))" : ""
      lines.append(wording.message(finding) + count)
      for location in finding.locations.prefix(5) {
        lines.append("– " + explanation.place(location))
      }
      let hidden = Array(finding.locations.dropFirst(5))
      if !hidden.isEmpty { lines.append("– " + wording.remainder(hidden)) }
    }
    let told = lines.count { !$0.hasPrefix("– ") }
    if told < findings.count {
      lines.append(
        wording.say(
          "Y \(wording.count(findings.count - told)) casos más, que están en el informe.",
          "And \(wording.count(findings.count - told)) more cases, which are in the report."))
    }
    return lines.map(TerminalText.sentence)
  }

  /// The documents in which it was read, each with its checksum.
  package var evidence: [String] {
    let places = findings.flatMap(\.locations).map { Int($0.locator.document) }
    return sourced.report.documents.enumerated().filter { position, _ in
      places.contains(position) || sourced.report.documents.count == 1
    }.map { "\(TerminalText.sentence($0.element.path)) · sha256 \($0.element.sha256)" }
  }

  /// How the first fail came about, from the facts through the expressions to the verdict.
  package func derivation(_ traces: [RuleTrace]) -> [String] {
    guard let trace = traces.first(where: { $0.finding.rule == rule.id }) else { return [] }
    // Its heading is that of another page, and its indent too; `cel` is the form's name, not its words.
    let lines = ExplanationReport([trace], of: sourced).way(trace, under: "").dropFirst()
    return lines.map { TerminalText.sentence(String($0.dropFirst(3))) }.filter { line in
      line.contains { $0 != " " } && line.drop { $0 == " " } != "cel"
    }
  }
}
