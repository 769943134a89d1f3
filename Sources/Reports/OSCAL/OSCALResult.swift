import Documents
import Findings
import Values

/// One plan's result in an OSCAL file.
struct OSCALResult {
  private let wording: ReportWording
  private let number: String
  private let uuid: ContentUUID
  private var report: CheckReport { wording.report }
  private var language: TextLanguage { wording.language }
  private var moment: String { OSCALWriting.moment(report.run.asOf) }

  init(_ wording: ReportWording, number: Int, uuid: ContentUUID) {
    (self.wording, self.number, self.uuid) = (wording, String(number), uuid)
  }

  /// The identifier of a document among the resources.
  static func resource(_ path: String, _ uuid: ContentUUID) -> String { uuid.of("document", path) }

  func write(to writer: inout JSONWriter) {
    let paths = report.documents.map(\.path).joined(separator: ", ")
    writer.object { writer in
      writer.member("uuid", uuid.of("result", number))
      writer.member("title", OSCALText.line(paths))
      writer.member("description", OSCALText.line(wording.sentence))
      writer.member("start", moment)
      writer.list("props", props, property)
      writer.member("reviewed-controls") { reviewed(&$0) }
      if !report.findings.isEmpty {
        writer.list("observations", Array(report.findings.enumerated())) {
          observation($0.offset, $0.element, &$1)
        }
      }
      if !judged.isEmpty { writer.list("findings", judged, finding) }
      writer.member("remarks", OSCALText.line(remarks))
    }
  }

  // MARK: - What was looked at

  /// Rules of which some cell was not passed over.
  private var judged: [CheckReport.RuleResult] {
    report.rules.filter { rule in
      Verdict.allCases.contains { rule.totals[$0] > 0 && $0 != .notApplicable && $0 != .notDue }
    }
  }

  private func reviewed(_ writer: inout JSONWriter) {
    func once(_ ids: [String]) -> [String] {
      var seen: Set<String> = []
      return ids.map(OSCALText.token).filter { seen.insert($0).inserted }
    }
    writer.object { writer in
      writer.list("control-selections", [once(report.rules.map(\.norm))]) { norms, writer in
        select("control", norms, &writer)
      }
      writer.list(
        "control-objective-selections", [once(judged.map(\.requirement))]
      ) { requirements, writer in select("objective", requirements, &writer) }
    }
  }

  private func select(_ kind: String, _ ids: [String], _ writer: inout JSONWriter) {
    writer.object { writer in
      guard !ids.isEmpty else {
        writer.member("include-all") { $0.object { _ in } }
        return
      }
      writer.list("include-\(kind)s", ids) { id, writer in
        writer.object { $0.member("\(kind)-id", id) }
      }
    }
  }

  private var remarks: String {
    let silent = report.rules.filter { rule in !judged.contains { $0.id == rule.id } }
    var text =
      wording.say("Casos", "Cells") + ": "
      + Verdict.allCases.map { verdict in
        "\(verdict.id) \(report.totals[verdict])"
      }.joined(separator: ", ")
    text += ". " + wording.say("No aplican o aún no son exigibles", "Not applicable or not due yet")
    text += ": " + (silent.isEmpty ? "–" : silent.map(\.id).joined(separator: ", ")) + "."
    return text
  }

  // MARK: - Observations

  private func observationID(_ position: Int) -> String {
    uuid.of("observation", number, String(position))
  }

  private func observation(_ position: Int, _ finding: Finding, _ writer: inout JSONWriter) {
    let location = finding.locations.first
    writer.object { writer in
      writer.member("uuid", observationID(position))
      writer.member(
        "title",
        OSCALText.line("\(finding.rule): \(wording.label(finding))"))
      writer.member("description", OSCALText.line(wording.message(finding)))
      writer.list("props", props(of: finding), property)
      writer.list("methods", ["TEST"]) { $1.string($0) }
      writer.list("types", ["control-objective"]) { $1.string($0) }
      if let location {
        let place = wording.names.place(location.locator)
        writer.list("subjects", [place.path]) { path, writer in
          writer.object { writer in
            writer.member("subject-uuid", OSCALResult.resource(path, uuid))
            writer.member("type", "resource")
            writer.member("title", OSCALText.line(path))
          }
        }
        writer.list("relevant-evidence", Array(finding.locations.prefix(100)), evidence)
      }
      writer.member("collected", moment)
      let remedy = wording.remedy(finding)
      if !remedy.isEmpty { writer.member("remarks", OSCALText.line(remedy)) }
    }
  }

  private func evidence(_ location: Finding.Location, _ writer: inout JSONWriter) {
    let place = wording.names.place(location.locator)
    let reference = wording.reference(location.locator)
    let written = TerminalText.cut(wording.written(location), to: 500)
    writer.object { writer in
      let fragment = reference.isEmpty ? "" : "#" + ArtifactPath(reference).uri
      writer.member("href", ArtifactPath(place.path).uri + fragment)
      writer.member(
        "description",
        OSCALText.line(
          wording.place(location) + (written.isEmpty ? "" : ": " + wording.quoted(written))))
    }
  }

  // MARK: - Findings

  private func finding(_ rule: CheckReport.RuleResult, _ writer: inout JSONWriter) {
    let positions = report.findings.indices.filter { report.findings[$0].rule == rule.id }
    writer.object { writer in
      writer.member("uuid", uuid.of("finding", number, rule.id))
      writer.member("title", OSCALText.line(rule.sentence.text(in: language)))
      writer.member("description", OSCALText.line(wording.citation(rule)))
      writer.list("props", props(of: rule), property)
      writer.member("target") { target(rule, &$0) }
      if !positions.isEmpty {
        writer.list("related-observations", positions) { position, writer in
          writer.object { $0.member("observation-uuid", observationID(position)) }
        }
      }
    }
  }

  /// Satisfied only where all that was judged complies; what nobody could say is no satisfaction.
  private func target(_ rule: CheckReport.RuleResult, _ writer: inout JSONWriter) {
    let open: [Verdict] = [.notChecked, .needsReview, .error]
    let isOpen = open.contains { rule.totals[$0] > 0 }
    let isBroken = rule.totals[.fail] > 0
    writer.object { writer in
      writer.member("type", "objective-id")
      writer.member("target-id", OSCALText.token(rule.requirement))
      writer.member("status") { writer in
        writer.object { writer in
          writer.member("state", isOpen || isBroken ? "not-satisfied" : "satisfied")
          writer.member("reason", isBroken ? "fail" : isOpen ? "other" : "pass")
          writer.member("remarks", OSCALText.line(wording.totals(rule)))
        }
      }
    }
  }

  // MARK: - Properties

  private var props: [(String, String)] {
    [
      ("verdict", report.verdict.rawValue), ("as-of", report.run.asOf.description),
      ("pack", report.run.pack.names), ("pack-sha256", report.run.pack.hashes(digits: 64)),
    ]
  }

  private func props(of finding: Finding) -> [(String, String)] {
    var props = [
      ("rule", finding.rule), ("verdict", finding.verdict.id),
      ("severity", finding.severity.rawValue), ("cells", String(finding.count)),
      ("fingerprint", finding.fingerprint),
    ]
    if let place = finding.locations.first.map({ wording.names.place($0.locator) }) {
      if let sheet = place.sheet { props.append(("sheet", sheet)) }
      if let cell = place.cell { props.append(("cell", cell)) }
    }
    return props
  }

  private func props(of rule: CheckReport.RuleResult) -> [(String, String)] {
    [
      ("rule", rule.id), ("norm", rule.norm), ("article", rule.article),
      ("obligation", rule.obligation.rawValue), ("basis", rule.basis.rawValue),
      ("severity", rule.severity.rawValue),
    ]
  }

  private func property(_ property: (String, String), _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("name", property.0)
      writer.member("value", OSCALText.line(property.1))
    }
  }
}
