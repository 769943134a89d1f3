import Findings
import Values

extension Rule {
  /// What a jurist said of a rule, on the day and the text that they looked at.
  package struct Review: Hashable, Sendable {
    /// Who.
    package var name: String
    /// The post they hold.
    package var post: String
    /// When.
    package var date: CalendarDate
    /// The number of the legal opinion that says so.
    package var concept: String?
    /// Whether they agree.
    package var agrees: Bool
    /// What they observe.
    package var note: String?
    /// The digest of the rule that they looked at.
    package var digest: String

    /// A review from its parts.
    package init(
      name: String, post: String, date: CalendarDate, concept: String? = nil, agrees: Bool,
      note: String? = nil, digest: String
    ) {
      (self.name, self.post, self.date, self.concept) = (name, post, date, concept)
      (self.agrees, self.note, self.digest) = (agrees, note, digest)
    }
  }
}

extension ReviewState {
  /// What reviews come to on a rule that has this digest now: one objection outweighs any number of
  /// those who agree, and a review of what the rule said before counts for nothing.
  package init(_ reviews: [Rule.Review], digest: String) {
    let current = reviews.filter { $0.digest == digest }
    if current.isEmpty {
      self = reviews.isEmpty ? .none : .outdated
    } else {
      self = current.allSatisfy(\.agrees) ? .agreed : .objected
    }
  }
}
