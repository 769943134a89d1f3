import Documents
import Findings
import Values

/// The report for a person at a terminal.
///
/// Three forms of the same content: drawn, with a slice of the sheet at each fault; plain, in
/// sentences for screen readers; concise, one line a finding. The last line is always what the
/// whole check comes to.
package struct TextReport: ReportFormat {
  /// Above this many rules with findings nobody reads drawings.
  package static let mostRulesDrawn = 30

  /// The format.
  package init() {}

  package let identifier = "text"
  package let sentence = LocalizedText(
    es: "Para leer en la pantalla.",
    en: "To be read on the screen.")

  package func render(
    _ report: CheckReport, sources: [Document], options: ReportOptions
  ) -> [UInt8] {
    var writing = TextReportWriting(report, sources: sources, options: options)
    writing.head()
    writing.readings()
    writing.findings()
    writing.shortfalls()
    writing.notApplicable()
    writing.fallingDue()
    writing.questions()
    writing.dispositions()
    writing.uncovered()
    writing.closing()
    return writing.lines.bytes
  }

  /// One after the other; after several, how many came to what.
  package func render(
    _ reports: [SourcedReport], failures: [ReadError], options: ReportOptions
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, each) in reports.enumerated() {
      if index > 0 { bytes.append(10) }
      bytes += render(each.report, sources: each.sources, options: options)
    }
    guard reports.count + failures.count > 1 else { return bytes }
    return bytes + summary(of: reports, failures: failures, options: options)
  }

  private func summary(
    of reports: [SourcedReport], failures: [ReadError], options: ReportOptions
  ) -> [UInt8] {
    var lines = TextLines(options.language, color: options.color)
    let total = lines.count(reports.count + failures.count)
    lines.heading(lines.say("\(total) archivos", "\(total) files"))
    for verdict in WholeVerdict.allCases {
      let count = reports.count { $0.report.verdict == verdict }
      guard count > 0 else { continue }
      let label = Glossary.label(.whole, verdict.rawValue, in: options.language)
      lines.add("  \(label): \(lines.count(count))")
    }
    if !failures.isEmpty {
      lines.add("  \(lines.say("No se pudo leer", "Could not be read")): \(failures.count)")
    }
    return lines.bytes
  }
}

/// One text report in the making; its parts stand in files of their own.
struct TextReportWriting {
  let report: CheckReport
  let names: PlaceNames
  let wording: ReportWording
  let options: ReportOptions
  let form: Form
  var lines: TextLines

  enum Form {
    case drawn, plain, concise
  }

  init(_ report: CheckReport, sources: [Document], options: ReportOptions) {
    self.report = report
    self.options = options
    names = PlaceNames(report, sources: sources)
    wording = ReportWording(report, names: names)
    lines = TextLines(report.run.language, color: options.color)
    let rules = Set(report.findings.map(\.rule)).count
    let isConcise = options.concise ?? (!options.plain && rules > TextReport.mostRulesDrawn)
    form = isConcise ? .concise : options.plain ? .plain : .drawn
  }

  var language: TextLanguage { lines.language }

  func say(_ es: String, _ en: String) -> String { lines.say(es, en) }

  /// Text from a file or a rule, safe for a terminal.
  func safe(_ text: String) -> String { TerminalText.sentence(text) }
}
