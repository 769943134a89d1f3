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
    es: "Para leer en la pantalla; es lo que sale si no se pide otra cosa.",
    en: "To be read on the screen; the default.")

  package func render(
    _ report: CheckReport, sources: [Document], options: ReportOptions
  ) -> [UInt8] {
    var writing = TextReportWriting(report, sources: sources, options: options)
    writing.head()
    writing.readings()
    writing.findings()
    writing.notApplicable()
    writing.fallingDue()
    writing.questions()
    writing.uncovered()
    writing.closing()
    return writing.lines.bytes
  }
}

/// One text report in the making; its parts stand in files of their own.
struct TextReportWriting {
  let report: CheckReport
  let names: PlaceNames
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
