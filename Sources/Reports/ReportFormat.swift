import Documents
import Findings
import Values

/// One way to write a report down.
package protocol ReportFormat: Sendable {
  /// What `--report` calls it.
  var identifier: String { get }
  /// What it is for, one sentence.
  var sentence: LocalizedText { get }
  /// Whether it is no text: then it goes to a file, not to a screen.
  var isBinary: Bool { get }
  /// Whether it needs the files' own bytes, as copies do.
  var needsOriginals: Bool { get }
  /// Why this run cannot be told in this form, or not under this file name; `nil` where it can.
  func obstacle(
    _ reports: [SourcedReport], failures: [ReadError], options: ReportOptions, output: String?
  ) -> LocalizedText?
  /// The bytes of one report; same input, same bytes.
  ///
  /// `sources` are the documents that the report's places point into, in their order; only excerpts
  /// and copies need them.
  func render(_ report: CheckReport, sources: [Document], options: ReportOptions) -> [UInt8]
  /// The bytes of all the reports of a run, one for each plan, and of the files nobody could read.
  func render(
    _ reports: [SourcedReport], failures: [ReadError], options: ReportOptions
  ) -> [UInt8]
  /// Gives the same bytes piece by piece, so that a long report is never whole in memory.
  func write(
    _ reports: [SourcedReport], failures: [ReadError], options: ReportOptions,
    to output: @escaping (_ piece: [UInt8]) -> Void)
}

extension ReportFormat {
  package var isBinary: Bool { false }
  package var needsOriginals: Bool { false }

  package func obstacle(
    _ reports: [SourcedReport], failures: [ReadError], options: ReportOptions, output: String?
  ) -> LocalizedText? { nil }

  package func render(
    _ report: CheckReport, sources: [Document], options: ReportOptions
  ) -> [UInt8] {
    render([SourcedReport(report, sources: sources)], failures: [], options: options)
  }

  package func write(
    _ reports: [SourcedReport], failures: [ReadError], options: ReportOptions,
    to output: @escaping (_ piece: [UInt8]) -> Void
  ) {
    output(render(reports, failures: failures, options: options))
  }
}

/// A report and the documents that its places point into.
package struct SourcedReport: Sendable {
  /// The report.
  package let report: CheckReport
  /// The documents, in the order of `Locator.document`.
  package let sources: [Document]
  /// The bytes of the documents as they were read, by position; only copies need them.
  package var originals: [Int: [UInt8]] = [:]

  /// A report with its documents.
  package init(_ report: CheckReport, sources: [Document]) {
    (self.report, self.sources) = (report, sources)
  }
}

/// All formats, in the order in which help lists them.
package enum ReportFormats {
  /// Every format there is.
  package static let all: [any ReportFormat] = [
    TextReport(), HTMLReport(), JSONReport(), NDJSONReport(), CSVReport(), MarkdownReport(),
    SARIFReport(),
    SARIFReport(problemsOnly: true), GitHubReport(), MarkdownReport(.summary), GitLabReport(),
    OSCALReport(),
    JUnitReport(), XLSXReport(), AnnotatedReport(),
  ]

  /// The format that `--report` calls so.
  package static func named(_ identifier: String) -> (any ReportFormat)? {
    all.first { $0.identifier == identifier }
  }
}

/// What a caller may choose of a report's looks; never of its content.
package struct ReportOptions: Sendable {
  /// The language of what stands around several reports; each report has its own.
  package var language: TextLanguage
  /// Whether to colour what a terminal shows.
  package var color: Bool
  /// Sentences for screen readers in place of drawings.
  package var plain: Bool
  /// One line a finding; `nil` decides by the number of rules with findings.
  package var concise: Bool?
  /// How many places of a rule are drawn.
  package var places: Int
  /// How many lines a rule gets in the concise form.
  package var linesPerRule: Int
  /// Whether a copy of a signed workbook may go without its signature.
  package var dropsSignature = false

  /// Options; the defaults are those of a terminal without colour.
  package init(
    language: TextLanguage = .es, color: Bool = false, plain: Bool = false, concise: Bool? = nil,
    places: Int = 3,
    linesPerRule: Int = 200
  ) {
    self.language = language
    self.color = color
    self.plain = plain
    self.concise = concise
    self.places = places
    self.linesPerRule = linesPerRule
  }
}
