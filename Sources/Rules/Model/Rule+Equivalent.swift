import Values

extension Rule {
  /// A wrong copy of the rule that no plan can tell from it, with why: `cotejo rules mutate` names it
  /// and asks for no example.
  package struct Equivalent: Hashable, Sendable {
    /// What was changed, as `cotejo rules mutate` prints it; several changes where it ends in `…`.
    package var change: String
    /// Why it makes no difference.
    package var reason: LocalizedText

    /// An equivalent copy.
    package init(change: String, reason: LocalizedText) {
      (self.change, self.reason) = (change, reason)
    }

    /// Whether it speaks of this change.
    package func covers(_ change: String) -> Bool {
      guard self.change.hasSuffix("…") else { return self.change == change }
      return change.hasPrefix(self.change.dropLast())
    }
  }
}
