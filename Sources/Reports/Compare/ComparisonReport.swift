import Documents
import Findings
import Plans
import Values

/// All that comparing two plans found: the value that every report of it is made from.
package struct ComparisonReport: Sendable {
  /// The old plan's file.
  package let base: Document
  /// The new plan's file.
  package let head: Document
  /// What differs.
  package let plan: PlanComparison
  /// What became of the observations.
  package let findings: FindingsComparison
  /// Files of the same change that decide how the plan is judged.
  package var companions: [ComparisonCompanion] = []

  /// A report from its parts.
  package init(
    base: Document, head: Document, plan: PlanComparison, findings: FindingsComparison
  ) {
    (self.base, self.head, self.plan, self.findings) = (base, head, plan, findings)
  }

  /// How much the two files have in common.
  package enum Content: String, Sendable, CaseIterable {
    /// The same file.
    case sameBytes = "same_bytes"
    /// Two files that say the same.
    case sameContent = "same_content"
    /// Two files that differ in what they say.
    case differs
    /// No plan was recognised in one of them, so that nobody compared its rows.
    case notCompared = "not_compared"
  }

  /// How much the two files have in common; parts that nobody could read are never the same.
  package var content: Content {
    if !base.sha256.isEmpty, base.sha256 == head.sha256 { return .sameBytes }
    if !plan.isSameContent { return hasRows ? .differs : .notCompared }
    return hasUnread ? .notCompared : .sameContent
  }

  private var hasRows: Bool {
    plan.tables.contains { $0.baseRows > 0 && $0.id != "plan" && $0.id != "entidad" }
      && plan.tables.contains { $0.headRows > 0 && $0.id != "plan" && $0.id != "entidad" }
  }

  private var hasUnread: Bool {
    (base.blocks + head.blocks).contains { block in
      if case .unread = block { return true }
      return false
    }
  }

  /// What to tell the caller.
  package var exitCode: ExitCode { ExitCode(findings) }
}

/// A file that decides how a plan is judged, changed together with the plan.
package struct ComparisonCompanion: Sendable, Hashable {
  /// What it decides.
  package enum Part: String, Sendable, CaseIterable {
    /// What was there before and no longer counts.
    case baseline
    /// What the entity decided about observations.
    case dispositions
    /// What sheets and columns are.
    case mapping
    /// Which documents, which day, which gate, which rule pack.
    case dossier
    /// Facts of the entity.
    case profile
    /// Answers to questions.
    case answers
    /// The copy of the registry.
    case registry
    /// The rules themselves.
    case rules
  }

  /// What it decides.
  package var part: Part
  /// Its path, as the list of changed files has it.
  package var path: String

  /// A companion.
  package init(_ part: Part, path: String) { (self.part, self.path) = (part, path) }
}

/// One way to write a comparison down.
package protocol ComparisonFormat: Sendable {
  /// What `--report` calls it.
  var identifier: String { get }
  /// What it is for, one sentence.
  var sentence: LocalizedText { get }
  /// The bytes; same input, same bytes.
  func render(_ report: ComparisonReport, options: ReportOptions) -> [UInt8]
}

/// All formats of a comparison, in the order in which help lists them.
package enum ComparisonFormats {
  /// Every format there is.
  package static let all: [any ComparisonFormat] = [
    ComparisonText(), ComparisonHTML(), ComparisonJSON(), ComparisonMarkdown(),
  ]

  /// The format that `--report` calls so.
  package static func named(_ identifier: String) -> (any ComparisonFormat)? {
    all.first { $0.identifier == identifier }
  }
}
