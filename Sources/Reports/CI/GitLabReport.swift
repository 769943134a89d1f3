import Documents
import Findings
import Values

/// The code quality report of GitLab: what a merge request shows beside its changes.
package struct GitLabReport: ReportFormat {
  /// The most entries of a file; what is left out is an entry of its own.
  package static let mostEntries = 10_000

  /// The format.
  package init() {}

  package let identifier = "gitlab"
  package let sentence = LocalizedText(
    es: "Calidad del código de GitLab, para las solicitudes de fusión.",
    en: "GitLab's code quality report, for merge requests.")

  package func render(
    _ reports: [SourcedReport], failures: [ReadError], options: ReportOptions
  ) -> [UInt8] {
    var entries = failures.map { failure in
      Entry(
        rank: 0, severity: "blocker", check: "cotejo", path: failure.path, line: 1,
        text: options.language == .es ? failure.es : failure.en, identity: [failure.path])
    }
    for each in reports { entries += GitLabReport.entries(of: ReportWording(each)) }
    let ranked = entries.enumerated().sorted {
      ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
    }.map(\.element)
    var shown = Array(ranked.prefix(GitLabReport.mostEntries))
    if ranked.count > shown.count {
      let language = options.language
      let more = PlainText.display(count: ranked.count - shown.count, in: language)
      shown.append(
        Entry(
          rank: 0, severity: "info", check: "cotejo", path: shown[0].path, line: 1,
          text: language == .es
            ? "y \(more) observaciones más; --report json las trae todas"
            : "and \(more) more observations; --report json gives all",
          identity: ["remainder"]))
    }
    return GitLabReport.written(shown)
  }

  private struct Entry {
    var rank: Int
    var severity: String
    var check: String
    var path: String
    var line: Int
    var text: String
    var identity: [String]
  }

  private static func entries(of wording: ReportWording) -> [Entry] {
    let report = wording.report
    var entries = report.findings.map { finding in
      let place = finding.locations.first?.locator ?? .document(0)
      let names = wording.names.place(place)
      let (rank, severity) = grade(finding)
      return Entry(
        rank: rank, severity: severity, check: finding.rule, path: names.path,
        line: names.line ?? max(0, Int(place.row)) + 1, text: text(finding, place, wording),
        identity: [
          finding.rule, finding.verdict.id, finding.fingerprint, finding.subject.table,
          finding.subject.key,
        ])
    }
    // An empty list would look green.
    if entries.isEmpty, report.verdict == .inconclusive {
      entries.append(
        Entry(
          rank: 3, severity: "info", check: "cotejo", path: report.documents.first?.path ?? "",
          line: 1, text: wording.sentence, identity: ["verdict"]))
    }
    return entries
  }

  private static func grade(_ finding: Finding) -> (Int, String) {
    switch (finding.verdict, finding.severity) {
    case (.error, _): (0, "blocker")
    case (.fail, .error): (1, "critical")
    case (.fail, .warning): (2, "major")
    case (.fail, .note): (4, "minor")
    default: (3, "info")
    }
  }

  private static func text(
    _ finding: Finding, _ place: Locator, _ wording: ReportWording
  ) -> String {
    let reference = wording.reference(place)
    var text = (reference.isEmpty ? "" : reference + ": ") + wording.message(finding)
    if finding.verdict != .fail { text = "\(wording.label(finding)). \(text)" }
    let remedy = wording.remedy(finding)
    if !remedy.isEmpty { text += " \(wording.say("Corregir", "To mend")): \(remedy)" }
    if finding.count > 1 {
      text += " (\(wording.amount(finding.count, .cases)))"
    }
    let standing = wording.standing(finding)
    if !standing.isEmpty { text += " (\(standing))" }
    return TerminalText.cut(TerminalText.sentence(text), to: 2_000)
  }

  private static func written(_ entries: [Entry]) -> [UInt8] {
    var fingerprints = UniqueFingerprints()
    var writer = JSONWriter()
    writer.array { writer in
      for entry in entries {
        let path = ArtifactPath(entry.path).path
        let print = fingerprints.next([path] + entry.identity)
        writer.element { writer in
          writer.object { writer in
            writer.member("description", entry.text)
            writer.member("check_name", entry.check)
            writer.member("fingerprint", print)
            writer.member("severity", entry.severity)
            writer.member("location") { writer in
              writer.object { writer in
                writer.member("path", path)
                writer.member("lines") { writer in
                  writer.object { $0.member("begin", entry.line) }
                }
              }
            }
          }
        }
      }
    }
    return InertJSON.bytes(writer.bytes) + [10]
  }
}
