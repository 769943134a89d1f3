import Documents
import Findings
import Values

/// One way to write a report down.
package protocol ReportFormat: Sendable {
  /// What `--report` calls it.
  var identifier: String { get }
  /// What it is for, one sentence.
  var sentence: LocalizedText { get }
  /// The bytes of one report; same input, same bytes.
  ///
  /// `sources` are the documents that the report's places point into, in their order; only excerpts
  /// and copies need them.
  func render(_ report: CheckReport, sources: [Document], options: ReportOptions) -> [UInt8]
  /// The bytes of several reports, one for each plan checked.
  func render(_ reports: [SourcedReport], options: ReportOptions) -> [UInt8]
}

/// A report and the documents that its places point into.
package struct SourcedReport: Sendable {
  /// The report.
  package let report: CheckReport
  /// The documents, in the order of `Locator.document`.
  package let sources: [Document]

  /// A report with its documents.
  package init(_ report: CheckReport, sources: [Document]) {
    (self.report, self.sources) = (report, sources)
  }
}

extension ReportFormat {
  /// One after the other, for formats without a frame around them.
  package func render(_ reports: [SourcedReport], options: ReportOptions) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, each) in reports.enumerated() {
      if index > 0 { bytes.append(10) }
      bytes += render(each.report, sources: each.sources, options: options)
    }
    return bytes
  }
}

/// All formats, in the order in which help lists them.
package enum ReportFormats {
  /// Every format there is.
  package static let all: [any ReportFormat] = [TextReport(), JSONReport()]

  /// The format that `--report` calls so.
  package static func named(_ identifier: String) -> (any ReportFormat)? {
    all.first { $0.identifier == identifier }
  }
}

/// What a caller may choose of a report's looks; never of its content.
package struct ReportOptions: Sendable {
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

  /// Options; the defaults are those of a terminal without colour.
  package init(
    color: Bool = false, plain: Bool = false, concise: Bool? = nil, places: Int = 3,
    linesPerRule: Int = 200
  ) {
    self.color = color
    self.plain = plain
    self.concise = concise
    self.places = places
    self.linesPerRule = linesPerRule
  }
}
