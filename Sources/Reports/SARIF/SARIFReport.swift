import Documents
import Findings
import Values

/// SARIF 2.1.0: every finding with its cell, for code scanning and other readers of analyses.
///
/// One run for all plans, as GitHub refuses several runs of one category. `problemsOnly` leaves out
/// what passes or does not apply: GitHub shows every result as an alert, whatever its kind.
package struct SARIFReport: ReportFormat {
  /// How much a file may hold; what is left out is stated in a notification.
  package struct Limits: Sendable {
    /// Results of a run; GitHub refuses more.
    package var results = 25_000
    /// Places of a result; GitHub shows so many.
    package var locations = 100
    /// Signs of a rule's description.
    package var description = 1_024
    /// Signs of a result's message.
    package var message = 2_000
    /// Signs of what is written in a cell.
    package var snippet = 200
    /// Parts of documents that could not be read, told one by one.
    package var notifications = 1_000

    /// The limits of GitHub.
    package init() {}
  }

  private let problemsOnly: Bool
  private let limits: Limits

  /// The format, with all kinds of results or with problems only.
  package init(problemsOnly: Bool = false, limits: Limits = Limits()) {
    (self.problemsOnly, self.limits) = (problemsOnly, limits)
  }

  package var identifier: String { problemsOnly ? "github-sarif" : "sarif" }
  package var sentence: LocalizedText {
    problemsOnly
      ? LocalizedText(
        es: "SARIF 2.1.0 para GitHub: solo lo que está por atender.",
        en: "SARIF 2.1.0 for GitHub: only what is to be attended to.")
      : LocalizedText(
        es: "SARIF 2.1.0, con lo que cumple y lo que no aplica.",
        en: "SARIF 2.1.0, with what complies and what does not apply.")
  }

  package func render(
    _ report: CheckReport, sources: [Document], options: ReportOptions
  ) -> [UInt8] {
    render([SourcedReport(report, sources: sources)], failures: [], options: options)
  }

  package func render(
    _ reports: [SourcedReport], failures: [ReadError], options: ReportOptions
  ) -> [UInt8] {
    var writing = SARIFWriting(
      reports, failures: failures, limits: limits, problemsOnly: problemsOnly,
      language: reports.first?.report.run.language ?? options.language)
    return InertJSON.bytes(writing.bytes()) + [10]
  }
}

/// One SARIF file in the making.
struct SARIFWriting {
  let wordings: [ReportWording]
  let failures: [ReadError]
  let limits: SARIFReport.Limits
  let problemsOnly: Bool
  let language: TextLanguage
  /// The rules that results name, each once, and where each stands.
  private(set) var rules: [(rule: CheckReport.RuleResult, wording: Int)] = []
  private(set) var ruleIndex: [String: Int] = [:]
  private let remedies: [String: String]
  private var fingerprints = UniqueFingerprints()

  init(
    _ reports: [SourcedReport], failures: [ReadError], limits: SARIFReport.Limits,
    problemsOnly: Bool, language: TextLanguage
  ) {
    wordings = reports.map { ReportWording($0) }
    (self.failures, self.limits, self.problemsOnly) = (failures, limits, problemsOnly)
    self.language = language
    var remedies: [String: String] = [:]
    var fired: Set<String> = []
    for wording in wordings {
      for finding in wording.report.findings {
        fired.insert(finding.rule)
        if remedies[finding.rule] == nil { remedies[finding.rule] = wording.remedy(finding) }
      }
    }
    self.remedies = remedies
    for (position, wording) in wordings.enumerated() {
      for rule in wording.report.rules
      where ruleIndex[rule.id] == nil && (!problemsOnly || fired.contains(rule.id)) {
        ruleIndex[rule.id] = rules.count
        rules.append((rule, position))
      }
    }
  }

  func say(_ es: String, _ en: String) -> String { language == .es ? es : en }

  mutating func bytes() -> [UInt8] {
    var writer = JSONWriter(compact: true)
    let results = chosen()
    writer.object { writer in
      writer.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      writer.member("version", "2.1.0")
      writer.member("runs") { writer in
        writer.array { writer in writer.element { run(results, &$0) } }
      }
    }
    return writer.bytes
  }

  /// The files read, each once, though several plans may stand on it.
  private var documents: [DocumentReading] {
    var seen: Set<String> = []
    return wordings.flatMap(\.report.documents).filter {
      seen.insert(ArtifactPath($0.path).path).inserted
    }
  }

  private mutating func run(_ results: Chosen, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("tool") { tool(&$0) }
      writer.member("automationDetails") { writer in
        writer.object { $0.member("id", "cotejo/\(wordings.first?.report.run.pack.id ?? "")") }
      }
      writer.member("columnKind", "unicodeCodePoints")
      writer.member("invocations") { writer in
        writer.array { writer in writer.element { invocation(results, &$0) } }
      }
      writer.member("results") { writer in
        writer.array { writer in
          for each in results.findings { writer.element { finding(each, &$0) } }
          for each in results.summaries { writer.element { summary(each, &$0) } }
        }
      }
      writer.list("artifacts", documents) { document, writer in
        writer.object { writer in
          writer.member("location") { artifact(document.path, &$0) }
          if document.sha256.utf8.count == 64 {
            writer.member("hashes") { writer in
              writer.object { $0.member("sha-256", document.sha256) }
            }
          }
        }
      }
      writer.member("properties") { properties(&$0) }
    }
  }

  private func properties(_ writer: inout JSONWriter) {
    let verdicts = wordings.map(\.report.verdict) + (failures.isEmpty ? [] : [.inconclusive])
    writer.object { writer in
      writer.member("verdict", WholeVerdict.gravest(verdicts).rawValue)
      writer.list("plans", wordings) { wording, writer in
        let report = wording.report
        writer.object { writer in
          writer.list("paths", report.documents) { $1.string($0.path) }
          writer.member("verdict", report.verdict.rawValue)
          writer.member("gatePassed", report.gatePassed)
          writer.member("asOf", report.run.asOf.description)
          writer.member("sentence", wording.sentence)
          writer.member("totals") { writer in
            writer.object { writer in
              for verdict in Verdict.allCases { writer.member(verdict.id, report.totals[verdict]) }
              writer.member("grid", report.totals.grid)
            }
          }
        }
      }
    }
  }
}

// MARK: - The tool

extension SARIFWriting {
  private func tool(_ writer: inout JSONWriter) {
    let run = wordings.first?.report.run
    writer.object { writer in
      writer.member("driver") { writer in
        writer.object { writer in
          writer.member("name", "Cotejo")
          if let run {
            writer.member("version", run.version)
            writer.member("semanticVersion", run.version)
          }
          writer.member("language", language.rawValue)
          if let pack = run?.pack {
            writer.member("properties") { writer in
              writer.object { writer in
                writer.member("pack", pack.id)
                writer.member("packVersion", pack.version)
                writer.member("packSha256", pack.sha256)
                writer.member("packVerified", pack.verified.description)
              }
            }
          }
          writer.list("rules", rules) { rule($0.rule, wordings[$0.wording], &$1) }
        }
      }
    }
  }

  private func rule(
    _ rule: CheckReport.RuleResult, _ wording: ReportWording, _ writer: inout JSONWriter
  ) {
    let asks = TerminalText.sentence(rule.sentence.text(in: language))
    let norm = TerminalText.sentence(wording.citation(rule))
    let remedy = TerminalText.sentence(remedies[rule.id] ?? "")
    let mend = say("Cómo corregirlo", "How to mend it")
    let normName = wording.citationName(rule).firstUppercased
    let show = "cotejo rules show \(rule.id)"
    let text = ["\(normName): \(norm)", asks, remedy.isEmpty ? "" : "\(mend): \(remedy)", show]
    let markdown = [
      "**\(normName):** \(MarkdownText.escaped(norm))", MarkdownText.escaped(asks),
      remedy.isEmpty ? "" : "**\(mend):** \(MarkdownText.escaped(remedy))", "`\(show)`",
    ]
    writer.object { writer in
      writer.member("id", rule.id)
      writer.member("name", String(rule.id.unicodeScalars.prefix(255)))
      writer.member("shortDescription") {
        message(TerminalText.cut(asks, to: limits.description), &$0)
      }
      writer.member("fullDescription") {
        message(TerminalText.cut("\(norm): \(asks)", to: limits.description), &$0)
      }
      writer.member("help") { writer in
        writer.object { writer in
          writer.member("text", SARIFWriting.joined(text))
          writer.member("markdown", SARIFWriting.joined(markdown))
        }
      }
      writer.member("defaultConfiguration") { writer in
        writer.object { $0.member("level", rule.severity.rawValue) }
      }
      writer.member("properties") { writer in
        writer.object { writer in
          writer.list("tags", [rule.norm, rule.obligation.rawValue, rule.basis.rawValue]) {
            $1.string($0)
          }
          writer.member(
            "problem.severity", rule.severity == .note ? "recommendation" : rule.severity.rawValue)
          writer.member("requirement", rule.requirement)
        }
      }
    }
  }

  private static func joined(_ parts: [String]) -> String {
    parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }
}

// MARK: - What was not read

extension SARIFWriting {
  private func invocation(_ results: Chosen, _ writer: inout JSONWriter) {
    let faults = wordings.contains { $0.report.totals[.error] > 0 }
    writer.object { writer in
      writer.member("executionSuccessful", failures.isEmpty && !faults)
      writer.member("toolExecutionNotifications") { writer in
        writer.array { writer in
          for each in failures {
            let text = language == .es ? each.es : each.en
            notification(.error, text, path: each.path, &writer)
          }
          for wording in wordings { notifications(of: wording, &writer) }
          if results.leftOut > 0 {
            notification(.warning, remainder(results), path: nil, &writer)
          }
        }
      }
    }
  }

  private func notifications(of wording: ReportWording, _ writer: inout JSONWriter) {
    for each in wording.report.findings where each.verdict == .error {
      notification(
        .error,
        "\(wording.label(each)): \(wording.say("regla", "rule")) \(each.rule): "
          + wording.message(each),
        path: wording.report.documents.first?.path, rule: each.rule, &writer)
    }
    let parts = wording.unreadParts
    for part in parts.prefix(limits.notifications) {
      notification(
        .warning,
        wording.say("No se pudo leer ", "Could not be read: ") + wording.quoted(part.name)
          + " (\(part.reason))",
        path: part.document.path, &writer)
    }
    if parts.count > limits.notifications {
      let more = wording.count(parts.count - limits.notifications)
      notification(
        .warning,
        wording.say(
          "y \(more) partes más que no se pudieron leer", "and \(more) more unread parts"),
        path: nil, &writer)
    }
    for document in wording.report.documents {
      for note in document.notes {
        notification(.note, note.text(in: language), path: document.path, &writer)
      }
    }
    for note in wording.report.notes {
      notification(.note, note.text(in: language), path: nil, &writer)
    }
  }

  private func notification(
    _ level: Severity, _ text: String, path: String?, rule: String? = nil,
    _ writer: inout JSONWriter
  ) {
    writer.element { writer in
      writer.object { writer in
        writer.member("level", level.rawValue)
        writer.member("message") { message(text, &$0) }
        if let path {
          writer.member("locations") { writer in
            writer.array { writer in
              writer.element { writer in
                writer.object { writer in
                  writer.member("physicalLocation") { writer in
                    writer.object { $0.member("artifactLocation") { artifact(path, &$0) } }
                  }
                }
              }
            }
          }
        }
        if let rule {
          writer.member("associatedRule") { writer in
            writer.object { writer in
              writer.member("id", rule)
              if let index = ruleIndex[rule] { writer.member("index", index) }
            }
          }
        }
      }
    }
  }

  private func remainder(_ results: Chosen) -> String {
    let shown = PlainText.display(count: results.findings.count, in: language)
    let all = PlainText.display(
      count: results.findings.count + results.leftOut, in: language)
    return say(
      "Este archivo trae \(shown) de \(all) observaciones, primero las más graves; --report json las trae todas.",
      "This file holds \(shown) of \(all) observations, the gravest first; --report json holds all."
    )
  }
}

// MARK: - Results

extension SARIFWriting {
  /// What goes into the file.
  struct Chosen {
    var findings: [(wording: Int, finding: Finding)] = []
    var summaries: [(wording: Int, rule: CheckReport.RuleResult, verdict: Verdict)] = []
    var leftOut = 0
  }

  /// The gravest findings that fit, and what became of the other cells, one result a rule.
  private func chosen() -> Chosen {
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

  private static func rank(_ finding: Finding) -> Int {
    switch (finding.verdict, finding.severity) {
    case (.fail, .error): 0
    case (.fail, .warning): 1
    case (.needsReview, _): 2
    case (.notChecked, _): 3
    default: 4
    }
  }

  private mutating func finding(
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

  /// All that a person needs where the file itself cannot be shown: cell, message, remedy.
  private func text(
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
  private mutating func summary(
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

  private func name(_ rule: String, _ writer: inout JSONWriter) {
    writer.member("ruleId", rule)
    if let index = ruleIndex[rule] { writer.member("ruleIndex", index) }
  }
}

// MARK: - Places

extension SARIFWriting {
  private func location(
    _ location: Finding.Location, _ wording: ReportWording, _ writer: inout JSONWriter
  ) {
    let place = wording.names.place(location.locator)
    let (row, column) = (Int(location.locator.row), Int(location.locator.column))
    writer.object { writer in
      writer.member("physicalLocation") { writer in
        writer.object { writer in
          writer.member("artifactLocation") { artifact(place.path, &$0) }
          writer.member("region") { writer in
            writer.object { writer in
              // GitHub refuses the whole file where a result has no line.
              writer.member("startLine", place.line ?? max(row, 0) + 1)
              if place.line == nil, row >= 0, column >= 0 {
                writer.member("startColumn", column + 1)
              }
              let text = wording.written(location)
              if !text.isEmpty {
                writer.member("snippet") { writer in
                  message(
                    TerminalText.cut(TerminalText.shown(text), to: limits.snippet), &writer)
                }
              }
            }
          }
        }
      }
      let reference = wording.reference(location.locator)
      if !reference.isEmpty {
        writer.member("logicalLocations") { writer in
          writer.array { writer in
            writer.element { writer in
              writer.object { writer in
                let isCell = place.cell != nil && column >= 0
                writer.member("name", isCell ? place.cell : place.sheet ?? reference)
                writer.member("fullyQualifiedName", reference)
                writer.member(
                  "kind",
                  isCell ? "cell" : row >= 0 ? "row" : place.sheet != nil ? "sheet" : "paragraph")
              }
            }
          }
        }
      }
    }
  }

  private func artifact(_ path: String, _ writer: inout JSONWriter) {
    let path = ArtifactPath(path)
    writer.object { writer in
      writer.member("uri", path.uri)
      if !path.isAbsolute { writer.member("uriBaseId", "%SRCROOT%") }
    }
  }

  /// A message without codes, placeholders or links of a cell's making.
  private func message(_ text: String, _ writer: inout JSONWriter) {
    writer.object { $0.member("text", SARIFWriting.inert(text)) }
  }

  /// Braces doubled, as the format has it; a bracket before a parenthesis is no link any more.
  static func inert(_ text: String) -> String {
    let text = TerminalText.sentence(text)
    guard text.utf8.contains(where: { "{}]".utf8.contains($0) }) else { return text }
    var result: [UInt8] = []
    var last: UInt8 = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "("), last == UInt8(ascii: "]") { result.append(32) }
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") { result.append(byte) }
      result.append(byte)
      last = byte
    }
    return String(decoding: result, as: UTF8.self)
  }
}
