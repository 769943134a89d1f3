import Documents
import Findings
import Values

extension SARIFWriting {
  /// What goes into the file.
  struct Chosen {
    var findings: [(wording: Int, finding: Finding)] = []
    var summaries: [(wording: Int, rule: CheckReport.RuleResult, verdict: Verdict)] = []
    var leftOut = 0
  }

  /// The gravest findings that fit, and what became of the other cells, one result a rule.
  func chosen() -> Chosen {
    var chosen = Chosen()
    for (position, wording) in wordings.enumerated() {
      chosen.findings += wording.report.findings.filter { $0.verdict != .error }.map {
        (position, $0)
      }
      guard !problemsOnly else { continue }
      for rule in wording.report.rules {
        for verdict in [Verdict.pass, .notApplicable, .notDue] where rule.totals[verdict] > 0 {
          chosen.summaries.append((position, rule, verdict))
        }
      }
    }
    let ranked = chosen.findings.enumerated().sorted {
      (SARIFWriting.rank($0.element.finding), $0.offset)
        < (SARIFWriting.rank($1.element.finding), $1.offset)
    }.map(\.element)
    let room = max(0, limits.results - chosen.summaries.count)
    chosen.leftOut = max(0, ranked.count - room)
    chosen.findings = Array(ranked.prefix(room))
    chosen.summaries = Array(chosen.summaries.prefix(limits.results))
    return chosen
  }

  static func rank(_ finding: Finding) -> Int {
    switch (finding.verdict, finding.severity) {
    case (.fail, .error): 0
    case (.fail, .warning): 1
    case (.needsReview, _): 2
    case (.notChecked, _): 3
    default: 4
    }
  }

  mutating func finding(
    _ each: (wording: Int, finding: Finding), _ writer: inout JSONWriter
  ) {
    let (wording, finding) = (wordings[each.wording], each.finding)
    let kind =
      switch finding.verdict {
      case .fail: "fail"
      case .needsReview: "review"
      default: "open"
      }
    let locations =
      finding.locations.isEmpty ? [Finding.Location(.document(0))] : finding.locations
    // Cells of one finding are its places; what a single cell was compared with is related to it.
    let own = finding.count == 1 ? Array(locations.prefix(1)) : locations
    let related = finding.count == 1 ? Array(locations.dropFirst()) : []
    let path = ArtifactPath(wording.names.place(own[0].locator).path).path
    let print = fingerprints.next(finding, path: path)
    writer.object { writer in
      name(finding.rule, &writer)
      writer.member("kind", kind)
      writer.member("level", finding.verdict == .fail ? finding.severity.rawValue : "none")
      writer.member("message") { message(text(finding, own, wording), &$0) }
      writer.list("locations", Array(own.prefix(limits.locations))) { location($0, wording, &$1) }
      if !related.isEmpty {
        writer.list("relatedLocations", Array(related.prefix(limits.locations))) {
          location($0, wording, &$1)
        }
      }
      writer.member("partialFingerprints") { writer in
        writer.object { writer in
          writer.member("cotejo/v1", finding.fingerprint)
          writer.member("primaryLocationLineHash", print)
        }
      }
      if let disposition = wording.report.disposition(of: finding) {
        suppression(disposition, wording, &writer)
      }
      if let known = finding.baseline {
        writer.member("baselineState", known ? "unchanged" : "new")
      }
      writer.member("properties") { writer in
        writer.object { writer in
          writer.member("verdict", finding.verdict.id)
          writer.member("count", finding.count)
          if let disposition = finding.disposition { writer.member("disposition", disposition) }
        }
      }
    }
  }

  /// Accepted is only what a norm grants; what is merely acknowledged stays open.
  private func suppression(
    _ disposition: Disposition, _ wording: ReportWording, _ writer: inout JSONWriter
  ) {
    let isGranted = disposition.kind == .acceptedException
    writer.list("suppressions", [disposition]) { disposition, writer in
      writer.object { writer in
        writer.member("kind", "external")
        writer.member("status", isGranted ? "accepted" : "underReview")
        let text = "\(wording.decision(disposition)). \(disposition.reason)"
        writer.member(
          "justification", TerminalText.cut(TerminalText.sentence(text), to: limits.message))
      }
    }
  }

  /// All that a person needs where the file itself cannot be shown: cell, message, remedy.
  func text(
    _ finding: Finding, _ places: [Finding.Location], _ wording: ReportWording
  ) -> String {
    let reference = wording.reference(places[0].locator)
    var parts = [(reference.isEmpty ? "" : reference + ": ") + wording.message(finding)]
    if finding.verdict != .fail {
      parts[0] = wording.label(finding) + ". " + parts[0]
      let why = wording.why(finding)
      if why != wording.message(finding) { parts.append(why.firstUppercased + ".") }
    }
    let remedy = wording.remedy(finding)
    if !remedy.isEmpty { parts.append("\(say("Corregir", "To mend")): \(remedy)") }
    if finding.count > 1 {
      parts.append(say("Abarca ", "Covers ") + wording.amount(finding.count, .cases) + ".")
    }
    let standing = wording.standing(finding)
    if !standing.isEmpty { parts.append(standing.firstUppercased + ".") }
    if places.count > 1 {
      parts.append(wording.remainder(Array(places.dropFirst())).firstUppercased + ".")
    }
    return TerminalText.cut(parts.joined(separator: " "), to: limits.message)
  }

  /// Cells that need nobody, told once for their rule.
  mutating func summary(
    _ each: (wording: Int, rule: CheckReport.RuleResult, verdict: Verdict),
    _ writer: inout JSONWriter
  ) {
    let (wording, rule) = (wordings[each.wording], each.rule)
    let kind =
      switch each.verdict {
      case .pass: "pass"
      case .notDue: "informational"
      default: "notApplicable"
      }
    let label = Glossary.label(verdict: each.verdict, in: language)
    let reasons = wording.reasons(rule, each.verdict)
    let cells = wording.amount(rule.totals[each.verdict], .cases)
    let path = wording.report.documents.first?.path ?? ""
    let print = fingerprints.next([path, rule.id, each.verdict.id])
    writer.object { writer in
      name(rule.id, &writer)
      writer.member("kind", kind)
      writer.member("level", "none")
      writer.member("message") {
        message("\(label): \(cells)" + (reasons.isEmpty ? "." : " (\(reasons))."), &$0)
      }
      writer.list("locations", [Finding.Location(.document(0))]) { location($0, wording, &$1) }
      writer.member("partialFingerprints") { writer in
        writer.object { $0.member("primaryLocationLineHash", print) }
      }
      writer.member("properties") { writer in
        writer.object { writer in
          writer.member("verdict", each.verdict.id)
          writer.member("count", rule.totals[each.verdict])
        }
      }
    }
  }

  func name(_ rule: String, _ writer: inout JSONWriter) {
    writer.member("ruleId", rule)
    if let index = ruleIndex[rule] { writer.member("ruleIndex", index) }
  }
}
