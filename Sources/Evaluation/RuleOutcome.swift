import Documents
import Findings
import Values

/// What one rule gave in one check: every cell counted, and what is to be told gathered.
package struct RuleOutcome: Sendable {
  /// The rule's identifier.
  package let rule: String
  /// Its cells.
  package let totals: VerdictTotals
  /// Gathered cells with a verdict that is listed.
  package var findings: [Finding] = []
  /// Why cells are not applicable or not due, each reason once.
  package var reasons: [CheckReport.CountedCause] = []
  /// What falls due later, by date.
  package var due: [CheckReport.DueItem] = []
  /// The questions that keep cells open: a rule's own, or a fact's, with their number of cells.
  package var questions: [CheckReport.OpenQuestion] = []
  /// The verdict of each subject in order, and its key; empty where the rule had one cell for all,
  /// and where the context does not keep subjects.
  package var subjects: [(key: String, verdict: Verdict)] = []

  init(rule: String, totals: VerdictTotals) { (self.rule, self.totals) = (rule, totals) }
}

/// One cell while it is put into words.
struct Cell: Sendable {
  var verdict: Verdict
  /// Why, the deciding cause first; empty where nothing has to be said.
  var causes: [Cause] = []
  /// Where to look, besides the causes.
  var places: [Documents.Locator] = []
  /// What the form gave to the message.
  var values: [String: FormValue] = [:]
  /// The requirement of a dated row, where it has its own.
  var requirement: String?

  init(_ verdict: Verdict, _ causes: [Cause] = []) {
    (self.verdict, self.causes) = (verdict, causes)
  }
}
