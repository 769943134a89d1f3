import Documents
import Values

/// One reason why a cell has the verdict it has.
package struct Cause: Hashable, Sendable {
  /// What kind of reason.
  package enum State: String, Sendable, CaseIterable {
    /// A value that decided.
    case present
    /// The place is empty or holds a placeholder; `reason` is the kind.
    case blank
    /// Something the grammar refuses; `reason` says what.
    case malformed
    /// There is no such column or table.
    case absent
    /// Not read or not given; `reason` says why.
    case unread
    /// One of several readings.
    case guessed
    /// A date too coarse to compare.
    case imprecise
    /// A question nobody has answered.
    case unanswered
    /// Not in force on the as-of date.
    case notInForce = "not_in_force"
    /// The requirement or the rule does not ask this of such a plan or entity.
    case doesNotApply = "does_not_apply"
    /// A graver rule has said it already.
    case yielded
    /// Nothing to judge: all of it is lacking.
    case nothingToJudge = "nothing_to_judge"
    /// No rows of the table were found.
    case noSubjects = "no_subjects"
    /// Exigible from a later day; `reason` is the day.
    case notDue = "not_due"
    /// The reading of the norm is contested.
    case contested
    /// An expression failed or went over its cost.
    case fault
  }

  /// What it is about: `actividad.responsable`, a table, a question's rule.
  package var fact: String
  /// What kind of reason.
  package var state: State
  /// More of it, an identifier: a blank's kind, an unread's reason, a date, an error's text.
  package var reason: String
  /// The same for people, where the kind alone does not say it.
  package var text: LocalizedText?
  /// Where.
  package var place: Locator?

  /// A reason from its parts.
  package init(
    fact: String, state: State, reason: String = "", text: LocalizedText? = nil,
    place: Locator? = nil
  ) {
    self.fact = fact
    self.state = state
    self.reason = reason
    self.text = text
    self.place = place
  }
}
