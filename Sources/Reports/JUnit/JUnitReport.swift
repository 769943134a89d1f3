import Documents
import Findings
import Values

/// JUnit XML, for the test pages of CI servers: one case a rule.
///
/// Valid for the strict schema of Ant and for that of Jenkins, which is why a case has one child at
/// most and why there is a time although no clock was read: it is the as-of date.
package struct JUnitReport: ReportFormat {
  /// The most places of a rule that are listed.
  package static let mostPlaces = 200

  /// The format.
  package init() {}

  package let identifier = "junit"
  package let sentence = LocalizedText(
    es: "JUnit XML para servidores de integración: un caso por regla.",
    en: "JUnit XML for CI servers: one case a rule.")

  package func render(
    _ reports: [SourcedReport], failures: [ReadError], options: ReportOptions
  ) -> [UInt8] {
    var suites = reports.map { JUnitSuite(ReportWording($0)) }
    suites += failures.map { JUnitSuite($0, language: options.language) }
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites>"]
    for (number, suite) in suites.enumerated() { lines += suite.lines(id: number) }
    lines.append("</testsuites>\n")
    return Array(lines.joined(separator: "\n").utf8)
  }
}

/// One plan as a suite.
private struct JUnitSuite {
  private var name: String
  private var package = "cotejo"
  private var day = "1970-01-01"
  private var properties: [(String, String)] = []
  private var cases: [Case] = []
  private var output = ""
  private var errors = ""

  private struct Case {
    var name: String
    var norm: String
    var outcome: Outcome
  }

  private enum Outcome {
    case passed
    case skipped(String)
    case failure(type: String, message: String, body: String)
    case error(type: String, message: String, body: String)
  }

  init(_ wording: ReportWording) {
    let run = wording.report.run
    name = wording.report.documents.map(\.path).joined(separator: ", ")
    package = run.pack.id
    day = run.asOf.description
    properties = [
      ("version", run.version), ("as_of", run.asOf.description), ("pack", run.pack.id),
      ("pack_version", run.pack.version), ("packs", run.pack.names),
      ("verdict", wording.report.verdict.rawValue),
      ("gate", run.gate.rawValue), ("gate_passed", String(wording.report.gatePassed)),
    ]
    var findings: [String: [Finding]] = [:]
    for finding in wording.report.findings { findings[finding.rule, default: []].append(finding) }
    cases = wording.report.rules.map { rule in
      Case(
        name: "\(rule.id): \(rule.sentence.text(in: wording.language))", norm: rule.norm,
        outcome: JUnitSuite.outcome(rule, findings[rule.id] ?? [], wording))
    }
    // A suite without cases would look green.
    if cases.isEmpty {
      cases = [
        Case(
          name: "cotejo", norm: package,
          outcome: .error(
            type: run.pack.id, message: wording.sentence, body: wording.sum))
      ]
    }
    output = "\(wording.sum)\n\(wording.gate)\n\(wording.reviews)\n\(wording.sentence)"
    errors = wording.unreadParts.map {
      wording.say("No se pudo leer ", "Could not be read: ")
        + "\($0.document.path): \(wording.quoted($0.name)) (\($0.reason))"
    }.joined(separator: "\n")
  }

  /// A file that nobody could read: no verdict on a plan, an error of the run.
  init(_ failure: ReadError, language: TextLanguage) {
    name = failure.path
    let text = language == .es ? failure.es : failure.en
    cases = [
      Case(
        name: failure.path, norm: package,
        outcome: .error(type: failure.kind.rawValue, message: text, body: text))
    ]
    errors = text
  }

  private static func outcome(
    _ rule: CheckReport.RuleResult, _ findings: [Finding], _ wording: ReportWording
  ) -> Outcome {
    func these(_ verdict: Verdict) -> [Finding] { findings.filter { $0.verdict == verdict } }
    func skipped(_ verdict: Verdict, _ reasons: String) -> Outcome {
      let label = Glossary.label(verdict: verdict, in: wording.language)
      return .skipped(label + (reasons.isEmpty ? "" : ": \(reasons)"))
    }
    let totals = rule.totals
    if totals[.error] > 0 {
      let label = Glossary.label(verdict: .error, in: wording.language)
      let message = these(.error).first.map(wording.message) ?? label
      return .error(type: label, message: message, body: body(rule, findings, wording))
    }
    if totals[.fail] > 0 {
      let fails = these(.fail)
      let first = fails.first.map(wording.message) ?? ""
      let isOne = fails.allSatisfy { wording.message($0) == first }
      return .failure(
        type: Glossary.label(severity: rule.severity, in: wording.language),
        message: isOne ? first : rule.sentence.text(in: wording.language),
        body: body(rule, findings, wording))
    }
    for verdict in [Verdict.needsReview, .notChecked] where totals[verdict] > 0 {
      let reasons = these(verdict).first.map {
        verdict == .needsReview ? wording.message($0) : wording.why($0)
      }
      return skipped(verdict, reasons ?? "")
    }
    if totals[.pass] > 0 { return .passed }
    for verdict in [Verdict.notDue, .notApplicable] where totals[verdict] > 0 {
      return skipped(verdict, wording.reasons(rule, verdict))
    }
    return skipped(.notChecked, "")
  }

  /// The rule's places, its norm and the way to mend them.
  private static func body(
    _ rule: CheckReport.RuleResult, _ findings: [Finding], _ wording: ReportWording
  ) -> String {
    var lines = [wording.totals(rule)]
    var places = 0
    var leftOut = 0
    for finding in findings {
      let standing = wording.standing(finding)
      let locations =
        finding.locations.isEmpty ? [Finding.Location(.document(0))] : finding.locations
      for location in finding.count == 1 ? Array(locations.prefix(1)) : locations {
        places += 1
        guard places <= JUnitReport.mostPlaces else {
          leftOut += 1
          continue
        }
        lines.append(
          "\(wording.place(location)): \(wording.label(finding).firstLowercased): "
            + wording.message(finding) + (standing.isEmpty ? "" : " (\(standing))"))
      }
    }
    if leftOut > 0 {
      let more = wording.amount(leftOut, .place)
      lines.append(
        wording.say(
          "y \(more) más; --report json los trae todos", "and \(more) more; --report json gives all"
        ))
    }
    lines.append(
      "\(wording.citationName(rule).firstUppercased): \(wording.citation(rule)): "
        + rule.sentence.text(in: wording.language))
    if let remedy = findings.first.map(wording.remedy), !remedy.isEmpty {
      lines.append("\(wording.say("Corregir", "To mend")): \(remedy)")
    }
    return lines.map { TerminalText.sentence($0) }.joined(separator: "\n")
  }
}

// MARK: - Writing

extension JUnitSuite {
  func lines(id: Int) -> [String] {
    var counts = (failures: 0, errors: 0, skipped: 0)
    for each in cases {
      switch each.outcome {
      case .passed: break
      case .skipped: counts.skipped += 1
      case .failure: counts.failures += 1
      case .error: counts.errors += 1
      }
    }
    var lines = [
      "  <testsuite id=\"\(id)\" name=\"\(named(name))\" package=\"\(named(package))\""
        + " timestamp=\"\(day)T00:00:00\" hostname=\"localhost\" tests=\"\(cases.count)\""
        + " failures=\"\(counts.failures)\" errors=\"\(counts.errors)\""
        + " skipped=\"\(counts.skipped)\" time=\"0\">",
      "    <properties>",
    ]
    for (name, value) in properties {
      lines.append("      <property name=\"\(name)\" value=\"\(XMLText.token(value))\"/>")
    }
    lines.append("    </properties>")
    for each in cases { lines += self.lines(each) }
    lines.append("    <system-out>\(text(output))</system-out>")
    lines.append("    <system-err>\(text(errors))</system-err>")
    lines.append("  </testsuite>")
    return lines
  }

  private func lines(_ each: Case) -> [String] {
    let opening =
      "    <testcase name=\"\(named(each.name))\" classname=\"\(named(each.norm))\" time=\"0\""
    switch each.outcome {
    case .passed: return [opening + "/>"]
    case .skipped(let reason):
      return [
        opening + ">", "      <skipped message=\"\(XMLText.token(reason))\"/>", "    </testcase>",
      ]
    case .failure(let type, let message, let body):
      return [opening + ">", child("failure", type, message, body), "    </testcase>"]
    case .error(let type, let message, let body):
      return [opening + ">", child("error", type, message, body), "    </testcase>"]
    }
  }

  private func child(_ name: String, _ type: String, _ message: String, _ body: String) -> String {
    "      <\(name) type=\"\(XMLText.token(type))\" message=\"\(XMLText.token(message))\">"
      + "\(text(body))</\(name)>"
  }

  /// A name must have a sign at least.
  private func named(_ name: String) -> String {
    let token = XMLText.token(name)
    return token.isEmpty ? "cotejo" : token
  }

  /// Several lines, each made safe.
  private func text(_ lines: String) -> String {
    lines.split(separator: "\n").map { XMLText.escaped(String($0)) }.joined(separator: "\n")
  }
}
