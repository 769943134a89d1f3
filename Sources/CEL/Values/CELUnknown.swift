/// The causes of an unknown, in the order in which they were met, each once.
///
/// No more than `maximumCauses` are kept: over a table of a thousand unread rows the first ones say
/// as much as all.
package struct CELUnknown: Hashable, Sendable {
  /// How many causes are kept.
  package static let maximumCauses = 64

  /// The causes, never empty when the host made them.
  package private(set) var causes: [CELCause]

  /// An unknown with one cause.
  package init(_ cause: CELCause) { causes = [cause] }

  /// An unknown with these causes; repeated ones and those past the limit are dropped.
  package init(_ causes: some Sequence<CELCause>) {
    self.causes = []
    for cause in causes { insert(cause) }
  }

  /// Whether every cause is a lack.
  package var isLackOnly: Bool { causes.allSatisfy(\.isLack) }

  /// Adds the causes of another unknown.
  package mutating func merge(_ other: CELUnknown) {
    for cause in other.causes { insert(cause) }
  }

  /// The causes of both, this one's first.
  package func merging(_ other: CELUnknown?) -> CELUnknown {
    guard let other else { return self }
    var result = self
    result.merge(other)
    return result
  }

  private mutating func insert(_ cause: CELCause) {
    guard causes.count < CELUnknown.maximumCauses, !causes.contains(cause) else { return }
    causes.append(cause)
  }
}
