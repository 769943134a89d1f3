import Findings
import Rules

extension CheckSession {
  /// A checked plan in which persons and what identifies them are masked; the findings, their places
  /// and their fingerprints stay.
  package func redacted(_ plan: CheckedPlan) -> CheckedPlan {
    Redactor([plan], pack: pack, language: request.language).redacted(plan)
  }
}
