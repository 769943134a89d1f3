import Documents
import Findings
import Values

/// Workflow commands of GitHub Actions: marks beside the files of a change.
///
/// GitHub shows ten of each kind a step; one stands for a rule, the gravest come first, and the last
/// line says what it all comes to and how much is not shown.
package struct GitHubReport: ReportFormat {
  /// How many marks of each kind GitHub shows.
  package static let mostOfKind = 10

  /// The format.
  package init() {}

  package let identifier = "github"
  package let sentence = LocalizedText(
    es: "Anotaciones de GitHub Actions.",
    en: "Annotations of GitHub Actions.")

  package func render(
    _ reports: [SourcedReport], failures: [ReadError], options: ReportOptions
  ) -> [UInt8] {
    let wordings = reports.map { ReportWording($0) }
    var marks = failures.map { failure in
      Mark(
        kind: .error, rank: 0, path: failure.path, title: failure.kind.rawValue,
        text: options.language == .es ? failure.es : failure.en)
    }
    for wording in wordings { marks += GitHubReport.marks(of: wording) }
    let ranked = marks.enumerated().sorted {
      ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
    }.map(\.element)
    var lines: [String] = []
    var shown = 0
    for kind in [Mark.Kind.error, .warning, .notice] {
      // The last notice is the conclusion.
      let most = GitHubReport.mostOfKind - (kind == .notice ? 1 : 0)
      let chosen = ranked.filter { $0.kind == kind }.prefix(most)
      lines += chosen.map(\.line)
      shown += chosen.count
    }
    lines.append(
      conclusion(wordings, failures: failures.count, hidden: marks.count - shown, options.language))
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private static func marks(of wording: ReportWording) -> [Mark] {
    FindingSection.all(of: wording.report).flatMap(\.groups).map { group in
      let location = group.places.first?.location ?? Finding.Location(.document(0))
      let names = wording.names.place(location.locator)
      let reference = wording.reference(location.locator)
      var text = group.title(in: wording.language)
      if group.verdict != .fail {
        text = wording.label(group.findings[0]) + ". " + text
      }
      let remedy = wording.remedy(group.findings[0])
      if !remedy.isEmpty { text += " \(wording.say("Corregir", "To mend")): \(remedy)" }
      let rest = group.places.dropFirst().map(\.location)
      if !rest.isEmpty { text += " " + wording.remainder(Array(rest)).firstUppercased + "." }
      let standing = group.findings.count == 1 ? wording.standing(group.findings[0]) : ""
      if !standing.isEmpty { text += " (\(standing))" }
      return Mark(
        kind: kind(group), rank: rank(group), path: names.path,
        line: names.line ?? max(0, Int(location.locator.row)) + 1,
        column: names.line == nil && location.locator.column >= 0
          ? Int(location.locator.column) + 1 : nil,
        title: group.id + (reference.isEmpty ? "" : " " + reference), text: text)
    }
  }

  private static func kind(_ group: RuleFindings) -> Mark.Kind {
    switch (group.verdict, group.severity) {
    case (.error, _), (.fail, .error): .error
    case (.fail, .note): .notice
    default: .warning
    }
  }

  private static func rank(_ group: RuleFindings) -> Int {
    switch (group.verdict, group.severity) {
    case (.error, _): 0
    case (.fail, .error): 1
    case (.fail, .warning): 2
    case (.needsReview, _): 3
    case (.notChecked, _): 4
    default: 5
    }
  }

  private func conclusion(
    _ wordings: [ReportWording], failures: Int, hidden: Int, _ language: TextLanguage
  ) -> String {
    func say(_ es: String, _ en: String) -> String { language == .es ? es : en }
    var parts = wordings.prefix(10).map { wording in
      (wordings.count > 1 ? (wording.report.documents.first?.path ?? "") + ": " : "")
        + wording.sentence
    }
    if wordings.count > parts.count {
      let more = PlainText.display(count: wordings.count - parts.count, in: language)
      parts.append(say("Y \(more) planes más.", "And \(more) more plans."))
    }
    if failures > 0 {
      let number = PlainText.display(count: failures, in: language)
      parts.append(
        say("Archivos que no se pudieron leer: \(number).", "Files not read: \(number)."))
    }
    if let first = wordings.first { parts.append(first.reviews) }
    if hidden > 0 {
      let number = PlainText.display(count: hidden, in: language)
      parts.append(
        say(
          "No se muestran \(number) anotaciones más; --report github-summary las trae.",
          "\(number) more annotations are not shown; --report github-summary holds them."))
    }
    return Mark(
      kind: .notice, rank: 9, path: "", title: "Cotejo", text: parts.joined(separator: " ")
    )
    .line
  }

  private struct Mark {
    enum Kind: String {
      case error, warning, notice
    }

    var kind: Kind
    var rank: Int
    var path: String
    var startLine: Int?
    var column: Int?
    var title: String
    var text: String

    init(
      kind: Kind, rank: Int, path: String, line: Int? = nil, column: Int? = nil, title: String,
      text: String
    ) {
      (self.kind, self.rank, self.path) = (kind, rank, path)
      (startLine, self.column, self.title, self.text) = (line, column, title, text)
    }

    var line: String {
      var properties: [String] = []
      if !path.isEmpty {
        properties.append("file=\(WorkflowText.property(ArtifactPath(path).path))")
      }
      if let startLine { properties.append("line=\(startLine)") }
      if let column { properties.append("col=\(column)") }
      properties.append("title=\(WorkflowText.property(title))")
      return "::\(kind.rawValue) \(properties.joined(separator: ","))::\(WorkflowText.data(text))"
    }
  }
}

/// Text inside workflow commands, so that no cell can give a command of its own.
enum WorkflowText {
  /// What follows the second pair of colons.
  static func data(_ text: String) -> String {
    escaped(TerminalText.cut(text, to: 4_000), also: [])
  }

  /// The value of a property.
  static func property(_ text: String) -> String {
    escaped(TerminalText.cut(text, to: 250), also: [UInt8(ascii: ":"), UInt8(ascii: ",")])
  }

  private static func escaped(_ text: String, also: Set<UInt8>) -> String {
    var result: [UInt8] = []
    for byte in TerminalText.sentence(text).utf8 {
      switch byte {
      case UInt8(ascii: "%"): result.append(contentsOf: "%25".utf8)
      case UInt8(ascii: ":") where also.contains(byte): result.append(contentsOf: "%3A".utf8)
      case UInt8(ascii: ",") where also.contains(byte): result.append(contentsOf: "%2C".utf8)
      // The runner looks for the old form `##[command]` anywhere in a line.
      case UInt8(ascii: "[") where result.suffix(2) == [35, 35]:
        result.append(contentsOf: " [".utf8)
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
