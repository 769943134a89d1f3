import Documents
import Findings
import Values

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
  let remedies: [String: String]
  var fingerprints = UniqueFingerprints()

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
  var documents: [DocumentReading] {
    var seen: Set<String> = []
    return wordings.flatMap(\.report.documents).filter {
      seen.insert(ArtifactPath($0.path).path).inserted
    }
  }

  mutating func run(_ results: Chosen, _ writer: inout JSONWriter) {
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

  func properties(_ writer: inout JSONWriter) {
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
          writer.member("reviews", wording.reviews)
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
