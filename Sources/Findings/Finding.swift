import Documents
import Values

/// Cells of one rule with the same verdict, cause and place of the cause, told together.
package struct Finding: Sendable {
  /// The rule's identifier.
  package var rule: String
  /// `fail`, `needsReview`, `notChecked` or `error`.
  package var verdict: Verdict
  /// The rule's severity.
  package var severity: Severity
  /// What is wrong, with the values of the first subject.
  package var message: LocalizedText
  /// How to mend it.
  package var remedy: LocalizedText
  /// How many cells it gathers.
  package var count: Int
  /// Why, for the first subject.
  package var causes: [Cause]
  /// The first subject.
  package var subject: SubjectName
  /// The places, one or more a cell, in order.
  package var locations: [Location]
  /// What stays the same when the plan is edited elsewhere.
  package var fingerprint: String
  /// The fingerprints of the further subjects it gathers, a fail that is not of a whole part.
  package var gathered: [String] = []
  /// The requirement of the dated row it is about, where that row names its own.
  package var requirement: String?
  /// The disposition that covers it, by identifier.
  package var disposition: String?
  /// Whether a baseline holds it; `nil` without a baseline.
  package var baseline: Bool?

  /// A place, its names and what is written there.
  package struct Location: Hashable, Sendable {
    /// The place.
    package var locator: Locator
    /// The heading of its column, as written.
    package var header: String?
    /// The heading's cell.
    package var headerLocator: Locator?
    /// What is written there, as the file shows it.
    package var text: String

    /// A place from its parts.
    package init(
      _ locator: Locator, header: String? = nil, headerLocator: Locator? = nil, text: String = ""
    ) {
      self.locator = locator
      self.header = header
      self.headerLocator = headerLocator
      self.text = text
    }
  }

  /// A finding from its parts.
  package init(
    rule: String, verdict: Verdict, severity: Severity, message: LocalizedText,
    remedy: LocalizedText, count: Int = 1, causes: [Cause] = [], subject: SubjectName,
    locations: [Location] = [], fingerprint: String = ""
  ) {
    self.rule = rule
    self.verdict = verdict
    self.severity = severity
    self.message = message
    self.remedy = remedy
    self.count = count
    self.causes = causes
    self.subject = subject
    self.locations = locations
    self.fingerprint = fingerprint
  }
}

/// What a cell of the grid is about.
package struct SubjectName: Hashable, Sendable {
  /// The table, `plan`, or the dated table of an `each`.
  package var table: String
  /// The subject's key, folded; `*` for all of a part.
  package var key: String
  /// What people call it.
  package var label: String

  /// A name from its parts.
  package init(table: String, key: String, label: String) {
    (self.table, self.key, self.label) = (table, key, label)
  }
}
