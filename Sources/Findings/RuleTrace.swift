import Documents
import Values

/// How one finding came about, step by step, for whoever wants to contest it.
package struct RuleTrace: Sendable {
  /// What a step said.
  package enum Answer: String, Sendable, CaseIterable {
    /// Met, or it applies.
    case yes
    /// Not met, or it does not apply.
    case no
    /// There was nothing to judge.
    case nothing
    /// Nobody can say.
    case unknown
    /// A question that nobody has answered.
    case open
    /// Decided by a guess alone.
    case guess
    /// The expression failed.
    case fault
  }

  /// What a step asked.
  package enum Kind: String, Sendable, CaseIterable {
    /// Whether the requirement was in force.
    case inForce = "in_force"
    /// Whether the requirement asks this of such a plan.
    case applies
    /// Whether the rule does.
    case when
    /// Whether a graver rule has said it already.
    case yields
    /// One item of what the rule asks.
    case check
    /// From which day it counts.
    case due
    /// Whether the reading of the norm is contested.
    case contested
  }

  /// A fact that a step read.
  package struct ReadFact: Hashable, Sendable {
    /// Its name in expressions: `actividad.responsable`.
    package var name: String
    /// What people call it.
    package var label: LocalizedText
    /// What it was taken for; `nil` where it has no value.
    package var value: LocalizedText?
    /// Its state and, where there is no value, why.
    package var cause: Cause
    /// Where, and what is written there.
    package var location: Finding.Location?

    /// A fact from its parts.
    package init(
      name: String, label: LocalizedText, value: LocalizedText?, cause: Cause,
      location: Finding.Location? = nil
    ) {
      (self.name, self.label, self.value) = (name, label, value)
      (self.cause, self.location) = (cause, location)
    }
  }

  /// One step on the way to the verdict.
  package struct Step: Sendable {
    /// What was asked.
    package var kind: Kind
    /// The expression, as the rule's file has it; empty where there is none.
    package var source: String
    /// The same in words.
    package var sentence: LocalizedText
    /// What came of it.
    package var answer: Answer
    /// What it read.
    package var facts: [ReadFact]
    /// Whether the verdict rests on it.
    package var decides: Bool

    /// A step from its parts.
    package init(
      _ kind: Kind, source: String = "", sentence: LocalizedText, answer: Answer,
      facts: [ReadFact] = [], decides: Bool = false
    ) {
      (self.kind, self.source, self.sentence) = (kind, source, sentence)
      (self.answer, self.facts, self.decides) = (answer, facts, decides)
    }
  }

  /// The finding.
  package var finding: Finding
  /// The rule's file in the pack.
  package var file: String
  /// Whom the requirement binds.
  package var who: LocalizedText
  /// The steps, in the order in which they were taken.
  package var steps: [Step]

  /// A trace from its parts.
  package init(finding: Finding, file: String, who: LocalizedText, steps: [Step]) {
    (self.finding, self.file, self.who, self.steps) = (finding, file, who, steps)
  }
}
