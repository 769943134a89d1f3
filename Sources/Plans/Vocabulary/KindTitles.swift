import Values

/// Titles by which documents name a kind of plan.
package struct KindTitles: Hashable, Sendable {
  /// The kind, as a value of `plan.tipo`.
  package var kind: String
  /// The titles, as folded words.
  package var titles: [String]
  /// Whether they count before those of other kinds wherever they stand: a report names the plan it follows.
  package var comeFirst: Bool

  /// Titles of a kind, as people write them.
  package init(kind: String, titles: [String], comeFirst: Bool = false) {
    self.init(kind: kind, words: titles.map(foldedWords), comeFirst: comeFirst)
  }

  /// The same with titles that are folded already.
  package init(kind: String, words: [String], comeFirst: Bool) {
    (self.kind, self.titles, self.comeFirst) = (kind, words, comeFirst)
  }
}
