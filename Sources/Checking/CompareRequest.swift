import Findings
import Values

/// What a comparison is asked to do.
package struct CompareRequest: Sendable {
  /// The old plan: approved, or of the main branch.
  package var base: String
  /// The new plan: published, or as somebody wants it.
  package var head: String
  /// How both are judged; its paths, gate and baseline do not count.
  package var check: CheckRequest
  /// The day whose law counts for the old plan; `nil` for that of the new one.
  package var baseAsOf: CalendarDate?
  /// The files of the whole change, as `git diff --name-only` lists them.
  package var changedFiles: [String] = []
  /// The folders of the rule pack and the overlay that were named; their files decide how a plan is
  /// judged.
  package var rulesFolders: [String] = []

  /// Whether persons and what identifies them are masked in what is told.
  package var masksPersons = false

  /// A comparison of two files.
  package init(base: String, head: String, check: CheckRequest, baseAsOf: CalendarDate? = nil) {
    (self.base, self.head, self.check, self.baseAsOf) = (base, head, check, baseAsOf)
  }
}
