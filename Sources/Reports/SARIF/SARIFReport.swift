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
    _ reports: [SourcedReport], failures: [ReadError], options: ReportOptions
  ) -> [UInt8] {
    var writing = SARIFWriting(
      reports, failures: failures, limits: limits, problemsOnly: problemsOnly,
      language: reports.first?.report.run.language ?? options.language)
    return InertJSON.bytes(writing.bytes()) + [10]
  }
}
